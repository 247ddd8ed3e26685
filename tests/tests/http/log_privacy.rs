//! Logs say which route, how it went and how long it took: nothing about who asked for what.

use std::{
    io,
    sync::{Arc, Mutex},
};
use tracing::subscriber;
use tracing_subscriber::fmt::MakeWriter;
use waymark_tests::Site;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Captured {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_log_line_holds_route_status_and_time_only() {
    let captured = Captured::default();
    // The defaults of `waymark serve`: our own lines, and warnings of others.
    let logs = tracing_subscriber::fmt()
        .with_env_filter("warn,waymark=info")
        .with_ansi(false)
        .with_writer(captured.clone())
        .finish();
    let _guard = subscriber::set_default(logs);
    let site = Site::new();
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
    let log = captured.text();
    assert_eq!(log.matches("request").count(), 10, "{log}");
    assert!(log.contains("route=/search status=200 micros="), "{log}");
    assert!(log.contains("route=/r/{id}/{slug} status=404"), "{log}");
    let lower = log.to_lowercase();
    for private in ["secret", "80204", "198.51", "203.0.113", "es-mx", "/es", "?"] {
        assert!(!lower.contains(private), "the log tells {private}:\n{log}");
    }
}
