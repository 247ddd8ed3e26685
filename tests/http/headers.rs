//! The security headers, which every kind of response has.

use axum::http::Method;
use waymark_tests::Site;

/// One of each kind: pages, errors, JSON, a file, health.
const ADDRESSES: [&str; 16] = [
    "/",
    "/es",
    "/search?q=detox",
    "/r/made-up-detox/made-up-detox-denver",
    "/r/made-up-detox/correction",
    "/es/r/made-up-detox/correction?sent=1",
    "/help-now",
    "/no-such-page",
    "/es/no-such-page",
    "/assets/no-such-file.js",
    "/api/v1/search?q=detox",
    "/api/v1/search?limit=0",
    "/api/nothing",
    "/api/openapi.json",
    "/healthz",
    "/metrics",
];

#[tokio::test]
async fn every_response_carries_the_security_headers() {
    let site = Site::new();
    for address in ADDRESSES {
        for method in [Method::GET, Method::HEAD, Method::POST] {
            let answer = site.request(method.clone(), address, &[], None).await;
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-embedder-policy", "require-corp"),
                ("x-permitted-cross-domain-policies", "none"),
                ("origin-agent-cluster", "?1"),
            ] {
                assert_eq!(answer.header(name), value, "{method} {address}: {name}");
            }
            assert!(
                answer
                    .header("permissions-policy")
                    .contains("geolocation=()"),
                "{method} {address}"
            );
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
                "{address}"
            );
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
                "{address}"
            );
            assert!(answer.header("set-cookie").is_empty(), "{address}");
        }
    }
}

#[tokio::test]
async fn only_the_api_may_be_read_from_other_origins() {
    let site = Site::new();
    let api = site.get("/api/v1/search").await;
    assert_eq!(
        (
            api.header("access-control-allow-origin"),
            api.header("cross-origin-resource-policy")
        ),
        ("*", "cross-origin")
    );
    for address in ["/", "/search", "/healthz", "/api-like"] {
        let page = site.get(address).await;
        assert_eq!(page.header("access-control-allow-origin"), "", "{address}");
        assert_eq!(
            page.header("cross-origin-resource-policy"),
            "same-origin",
            "{address}"
        );
    }
}

#[tokio::test]
async fn strict_transport_security_is_sent_only_behind_tls() {
    let site = Site::new();
    assert_eq!(site.get("/").await.header("strict-transport-security"), "");
    let behind_tls = site.get_with("/", &[("x-forwarded-proto", "https")]).await;
    assert_eq!(
        behind_tls.header("strict-transport-security"),
        "max-age=31536000"
    );
}

#[tokio::test]
async fn pages_contain_nothing_the_policy_forbids() {
    let site = Site::new();
    for address in ADDRESSES {
        let answer = site.get(address).await;
        if !answer.content_type().starts_with("text/html") {
            continue;
        }
        let page = answer.text();
        assert!(
            !page.contains("<style"),
            "{address} has an inline style sheet"
        );
        assert!(!page.contains(" style=\""), "{address} has an inline style");
        assert!(
            !page.contains(" onclick=") && !page.contains(" onload="),
            "{address} has an inline handler"
        );
        for script in page.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            // Browsers don't run data blocks, so the policy doesn't apply to them.
            assert!(
                tag.contains("src=") || tag.contains("application/ld+json"),
                "{address}: <script{tag}>"
            );
        }
    }
}
