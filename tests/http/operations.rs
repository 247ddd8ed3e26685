//! Health checks and metrics, for the people who run the server.

use axum::http::Method;
use waymark_tests::{Answer, Site};

const LOOPBACK: Option<&str> = Some("127.0.0.1:50000");

async fn metrics(site: &Site, headers: &[(&str, &str)], peer: Option<&str>) -> Answer {
    site.request(Method::GET, "/metrics", headers, peer).await
}

#[tokio::test]
async fn the_health_check_answers() {
    let answer = Site::empty().get("/healthz").await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (200, "ok\n")
    );
}

#[tokio::test]
async fn a_directory_without_listings_is_not_ready() {
    let ready = Site::new().get("/readyz").await;
    assert_eq!(
        (ready.status.as_u16(), ready.text().as_str()),
        (200, "ready: 48 listings\n")
    );
    assert_eq!(Site::empty().get("/readyz").await.status, 503);
}

#[tokio::test]
async fn metrics_are_for_this_machine_only() {
    let site = Site::new();
    for local in [
        "127.0.0.1:50000",
        "127.9.9.9:50000",
        "[::1]:50000",
        "[::ffff:127.0.0.1]:50000",
    ] {
        assert_eq!(
            metrics(&site, &[], Some(local)).await.status,
            200,
            "{local}"
        );
    }
    for other in [
        Some("203.0.113.7:50000"),
        Some("[2001:db8::1]:50000"),
        Some("10.0.0.1:50000"),
        None,
    ] {
        assert_eq!(metrics(&site, &[], other).await.status, 404, "{other:?}");
    }
    for forwarded in ["x-forwarded-for", "forwarded", "x-real-ip"] {
        assert_eq!(
            metrics(&site, &[(forwarded, "203.0.113.7")], LOOPBACK)
                .await
                .status,
            404,
            "{forwarded}"
        );
    }
}

#[tokio::test]
async fn metrics_name_routes_and_never_what_visitors_looked_for() {
    let site = Site::new();
    for address in [
        "/search?q=my-secret&near=80204",
        "/es/my-secret",
        "/api/v1/listings/my-secret",
        "/api/my-secret",
        "/r/my-secret/x",
    ] {
        site.get(address).await;
    }
    let text = metrics(&site, &[], LOOPBACK).await.text();
    assert!(
        text.contains(r#"waymark_http_requests_total{route="/search",status="2xx"} 1"#),
        "{text}"
    );
    assert!(
        text.contains(
            r#"waymark_http_requests_total{route="/api/v1/listings/{id}",status="4xx"} 1"#
        ),
        "{text}"
    );
    assert!(
        text.contains(r#"waymark_http_request_duration_seconds_bucket{route="/search","#),
        "{text}"
    );
    assert!(text.contains("waymark_listings 48"), "{text}");
    assert!(
        !text.contains("my-secret") && !text.contains("80204") && !text.contains("203.0.113"),
        "{text}"
    );
}
