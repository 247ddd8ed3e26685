//! What may be kept, and what is sent again.

use axum::http::Method;
use waymark_tests::Site;

#[tokio::test]
async fn searches_and_what_is_being_written_are_never_kept() {
    let site = Site::new();
    for address in [
        "/search",
        "/search?q=detox",
        "/es/search?q=detox",
        "/r/made-up-detox/correction",
        "/es/r/made-up-detox/correction?sent=1",
        "/list?id=made-up-detox",
        "/es/list?id=made-up-detox",
        "/api/v1/search?q=detox",
        "/api/v1/listings/made-up-detox",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        assert_eq!(answer.header("etag"), "", "{address}");
    }
}

#[tokio::test]
async fn pages_are_sent_again_only_when_they_changed() {
    let site = Site::new();
    for address in [
        "/",
        "/es",
        "/help-now",
        "/r/made-up-detox/made-up-detox-denver",
        "/api/openapi.json",
    ] {
        let first = site.get(address).await;
        assert_eq!(
            (first.status.as_u16(), first.header("cache-control")),
            (200, "no-cache"),
            "{address}"
        );
        let tag = first.header("etag");
        assert!(
            tag.starts_with('"') && tag.ends_with('"'),
            "{address}: {tag}"
        );
        assert_eq!(
            site.get(address).await.header("etag"),
            tag,
            "{address} renders the same twice"
        );

        let again = site.get_with(address, &[("if-none-match", tag)]).await;
        assert_eq!(again.status, 304, "{address}");
        assert!(again.body.is_empty() && again.header("content-type").is_empty());
        assert_eq!(
            (again.header("etag"), again.header("cache-control")),
            (tag, "no-cache")
        );

        let changed = site
            .get_with(address, &[("if-none-match", "\"another\"")])
            .await;
        assert_eq!(changed.status, 200);
    }
}

#[tokio::test]
async fn compressed_pages_have_weak_tags_that_still_match() {
    let site = Site::new();
    for encoding in ["br", "gzip"] {
        let page = site.get_with("/", &[("accept-encoding", encoding)]).await;
        assert_eq!(page.header("content-encoding"), encoding);
        assert!(page.header("vary").contains("accept-encoding"));
        let tag = page.header("etag");
        assert!(tag.starts_with("W/\""), "{tag}");
        let again = site
            .get_with(
                "/",
                &[("accept-encoding", encoding), ("if-none-match", tag)],
            )
            .await;
        assert_eq!((again.status.as_u16(), again.header("etag")), (304, tag));
    }
    let plain = site.get_with("/", &[("accept-encoding", "identity")]).await;
    assert_eq!(plain.header("content-encoding"), "");
}

#[tokio::test]
async fn head_answers_as_get_does_without_the_body() {
    let site = Site::new();
    for address in [
        "/",
        "/search?q=detox",
        "/api/v1/search",
        "/no-such-page",
        "/api/nothing",
        "/healthz",
        "/api/openapi.json",
    ] {
        for headers in [&[][..], &[("accept-encoding", "br")]] {
            let get = site.get_with(address, headers).await;
            let head = site.ask(Method::HEAD, address, headers, None).await;
            assert_eq!(head.status, get.status, "{address}");
            assert!(head.body.is_empty(), "{address}");
            for name in ["content-type", "cache-control", "etag", "content-encoding"] {
                assert_eq!(head.header(name), get.header(name), "{address}: {name}");
            }
        }
    }
}
