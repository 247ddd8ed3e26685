//! Logs say which route was requested, how it went and how long it took, and nothing about who looked for what.

use waymark_tests::{Site, logs};

#[tokio::test]
async fn a_log_line_has_only_route_status_and_time() {
    let site = Site::new();
    logs::take_log();
    let visitor = [
        ("user-agent", "SecretBrowser/1.0"),
        ("x-forwarded-for", "198.51.100.23"),
        ("referer", "https://secret-clinic.example/"),
        ("cookie", "secret=1"),
        ("accept-language", "es-MX"),
    ];
    for address in [
        "/search?q=secret-words&near=80204",
        "/es/search?q=secret-words",
        "/r/secret-place/secret-name",
        "/secret-page",
        "/api/v1/search?q=secret-words&limit=0",
        "/api/v1/search?q=secret-words",
        "/api/v1/suggest?q=secret-words",
        "/api/v1/listings/secret-place",
        "/api/secret",
        "/assets/secret.js",
    ] {
        site.get_with(address, &visitor).await;
    }
    let form = "kind=other&text=secret-words";
    for address in [
        "/r/made-up-detox/correction",
        "/es/r/secret-place/correction",
    ] {
        site.post_with(address, &visitor, form).await;
    }
    site.post_json("/api/v1/listings", r#"{"ids":["secret-place"]}"#)
        .await;
    site.get_with("/list?id=secret-place", &visitor).await;
    let log = logs::take_log();
    assert_eq!(log.matches("request").count(), 14, "{log}");
    assert!(log.contains("route=/r/{id}/correction status=303"), "{log}");
    assert!(log.contains("route=/search status=200 micros="), "{log}");
    assert!(log.contains("route=/r/{id}/{slug} status=404"), "{log}");
    let lower = log.to_lowercase();
    for private in [
        "secret",
        "80204",
        "198.51",
        "203.0.113",
        "es-mx",
        "/es",
        "?",
    ] {
        assert!(
            !lower.contains(private),
            "the log contains {private}:\n{log}"
        );
    }
}
