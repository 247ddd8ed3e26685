//! Files of the site, which are embedded in the program.

use std::{env, path::Path};
use waymark_tests::{
    Site, site_files,
    skips::{SKIPS_FILE, report_skip},
};

/// The addresses of files with hashed names. There are none before `cargo xtask build`; `cargo xtask test` needs them.
fn hashed_files() -> Vec<String> {
    let files: Vec<String> = site_files().manifest().into_values().collect();
    if files.is_empty() {
        let reason = "there are no files to look at before `cargo xtask build`";
        assert!(env::var_os(SKIPS_FILE).is_none(), "{reason}");
        report_skip(reason);
    }
    files
}

#[tokio::test]
async fn files_with_hashed_names_are_kept_forever() {
    let site = Site::new();
    for url in &hashed_files() {
        let file = site.get(url).await;
        assert_eq!(file.status, 200, "{url}");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable",
            "{url}"
        );
        assert_ne!(file.content_type(), "application/octet-stream", "{url}");
        if Path::new(url)
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            assert_eq!(file.content_type(), "application/wasm");
        }
        let again = site
            .get_with(url, &[("if-none-match", file.header("etag"))])
            .await;
        assert_eq!(again.status, 304, "{url}");
    }
}

#[tokio::test]
async fn files_are_sent_in_the_smallest_encoding_the_browser_accepts() {
    let site = Site::new();
    for url in &hashed_files() {
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
        assert_eq!(brotli.content_type(), plain.content_type(), "{url}");
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
    for url in hashed_files() {
        assert_eq!(site.get(&format!("{url}.br")).await.status, 404, "{url}");
    }
}
