//! Errors: the right status, a page for people or a problem document for programs, and nothing about the cause.

use axum::http::Method;
use waymark_tests::{Answer, Site};

fn assert_page(answer: &Answer, status: u16, lang: &str) {
    assert_eq!(answer.status, status);
    assert!(
        answer.content_type().starts_with("text/html"),
        "{}",
        answer.content_type()
    );
    assert!(
        answer.text().contains(&format!("<html lang=\"{lang}\"")),
        "{}",
        answer.text()
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}

fn assert_problem(answer: &Answer, status: u16) {
    assert_eq!(
        (answer.status.as_u16(), answer.content_type()),
        (status, "application/problem+json")
    );
    let problem = answer.json();
    assert_eq!(
        (&problem["status"], &problem["type"]),
        (&status.into(), &"about:blank".into())
    );
    assert!(
        !problem["title"].as_str().unwrap().is_empty()
            && !problem["detail"].as_str().unwrap().is_empty()
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn unknown_addresses_are_not_found() {
    let site = Site::new();
    for address in [
        "/no-such-page",
        "/r/no-such-listing/name",
        "/assets/none.css",
        "/r",
        "/search/more",
        "/%ff",
    ] {
        assert_page(&site.get(address).await, 404, "en");
    }
    for address in ["/es/no-such-page", "/es/r/no-such-listing/name"] {
        assert_page(&site.get(address).await, 404, "es");
    }
    for address in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/search",
        "/api/v1/search/more",
        "/api/v1/listings/none",
    ] {
        assert_problem(&site.get(address).await, 404);
    }
}

#[tokio::test]
async fn methods_other_than_get_and_head_are_refused() {
    let site = Site::new();
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
        Method::OPTIONS,
        Method::TRACE,
    ] {
        for address in ["/", "/search", "/no-such-page", "/healthz"] {
            let answer = site.request(method.clone(), address, &[], None).await;
            assert_page(&answer, 405, "en");
            assert_eq!(
                answer.allowed_methods(),
                ["GET", "HEAD"],
                "{method} {address}"
            );
        }
        for address in ["/api/v1/search", "/api/nothing"] {
            let answer = site.request(method.clone(), address, &[], None).await;
            assert_problem(&answer, 405);
            assert_eq!(
                answer.allowed_methods(),
                ["GET", "HEAD"],
                "{method} {address}"
            );
        }
    }
}

#[tokio::test]
async fn addresses_that_are_too_long_are_refused() {
    let site = Site::new();
    let long = "a".repeat(waymark::http::guard::MAX_ADDRESS);
    assert_page(&site.get(&format!("/search?q={long}")).await, 414, "en");
    assert_page(&site.get(&format!("/es/search?q={long}")).await, 414, "es");
    assert_page(&site.get(&format!("/{long}")).await, 414, "en");
    assert_problem(&site.get(&format!("/api/v1/search?q={long}")).await, 414);
}

#[tokio::test]
async fn an_address_without_a_path_is_a_bad_request() {
    let answer = Site::new().request(Method::GET, "*", &[], None).await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn errors_do_not_repeat_the_request() {
    let site = Site::new();
    for address in [
        "/api/my-secret",
        "/api/v1/search?limit=my-secret",
        "/api/v1/listings/my-secret",
    ] {
        assert!(
            !site.get(address).await.text().contains("my-secret"),
            "{address}"
        );
    }
}
