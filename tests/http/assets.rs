//! Embedded files. Without a built site there are none, and the first two tests have nothing to look at.

use std::path::Path;
use waymark_tests::Site;

#[tokio::test]
async fn files_with_hashed_names_are_kept_for_ever() {
    let site = Site::new();
    for url in waymark::http::assets::manifest().values() {
        let file = site.get(url).await;
        assert_eq!(file.status, 200, "{url}");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable",
            "{url}"
        );
        assert_ne!(file.kind(), "application/octet-stream", "{url}");
        if Path::new(url)
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            assert_eq!(file.kind(), "application/wasm");
        }
        let again = site
            .get_with(url, &[("if-none-match", file.header("etag"))])
            .await;
        assert_eq!(again.status, 304, "{url}");
    }
}

#[tokio::test]
async fn files_are_sent_as_small_as_the_browser_takes_them() {
    let site = Site::new();
    for url in waymark::http::assets::manifest().values() {
        let plain = site.get(url).await;
        let brotli = site
            .get_with(url, &[("accept-encoding", "gzip, deflate, br")])
            .await;
        let gzip = site
            .get_with(url, &[("accept-encoding", "gzip;q=1.0, br;q=0")])
            .await;
        assert_eq!(plain.header("content-encoding"), "", "{url}");
        assert_ne!(gzip.header("content-encoding"), "br", "{url}");
        assert!(
            brotli.body.len() <= gzip.body.len() && gzip.body.len() <= plain.body.len(),
            "{url}"
        );
        assert_eq!(brotli.header("vary"), "accept-encoding", "{url}");
        assert_eq!(brotli.kind(), plain.kind(), "{url}");
    }
}

#[tokio::test]
async fn only_the_files_of_the_site_are_served() {
    let site = Site::new();
    for address in [
        "/manifest.json",
        "/assets/",
        "/assets/..%2Fmanifest.json",
        "/assets/%2e%2e/manifest.json",
        "/favicon.svg.br",
    ] {
        assert_eq!(site.get(address).await.status, 404, "{address}");
    }
    for url in waymark::http::assets::manifest().values() {
        assert_eq!(site.get(&format!("{url}.br")).await.status, 404, "{url}");
    }
}
