//! Clients that download a lot: their number is limited, and nobody else has to wait.

use axum::{
    body::{Body, HttpBody},
    http::{Request, Response},
};
use http_body_util::BodyExt;
use tower::ServiceExt;
use waymark::state::load::MAX_LARGE_ANSWERS;
use waymark_tests::Site;

const EXPORT: &str = "/api/hsds/v3/services?format=ndjson&full=true";

/// An answer before anything of it has been read.
async fn unread(site: &Site, path: &str) -> Response<Body> {
    let request = Request::get(path).header("accept-encoding", "gzip, deflate, br");
    let request = request.body(Body::empty()).unwrap();
    site.router().oneshot(request).await.unwrap()
}

#[tokio::test]
async fn only_a_limited_number_of_exports_can_stay_unread() {
    let site = Site::new();
    let mut exports = Vec::new();
    for _ in 0..MAX_LARGE_ANSWERS {
        let export = unread(&site, EXPORT).await;
        assert_eq!(export.status(), 200);
        exports.push(export);
    }
    let refused = site.get(EXPORT).await;
    assert_eq!(
        (refused.status.as_u16(), refused.content_type()),
        (503, "application/problem+json")
    );
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    for path in [
        "/help-now",
        "/search?q=detox",
        "/api/hsds/v3/services",
        "/api/v1/search",
    ] {
        assert_eq!(site.get(path).await.status, 200, "{path}");
    }

    exports.pop();
    assert_eq!(site.get(EXPORT).await.status, 200, "one client hung up");
    let whole = exports.pop().unwrap().into_body().collect().await;
    assert!(!whole.unwrap().to_bytes().is_empty());
    assert_eq!(
        site.get(EXPORT).await.status,
        200,
        "one client read to the end"
    );
}

/// A brotli encoder takes 30 MB for each client that doesn't read.
#[tokio::test]
async fn exports_are_not_compressed_with_brotli() {
    let site = Site::new();
    let export = unread(&site, EXPORT).await;
    assert_eq!(export.headers()["content-encoding"], "gzip");
    let page = unread(&site, "/help-now").await;
    assert_eq!(page.headers()["content-encoding"], "br");
}

#[tokio::test]
async fn an_export_is_written_as_it_is_read() {
    let site = Site::new();
    let request = Request::get(EXPORT).body(Body::empty()).unwrap();
    let mut body = site.router().oneshot(request).await.unwrap().into_body();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    // The last record may go past the end of the chunk.
    assert!(first.len() < 2 * 64 * 1024, "{} bytes at once", first.len());
    assert!(!body.is_end_stream());
}
