//! The two languages: which one a page is in, and the links to the other, which never lead to another site.

use std::collections::BTreeSet;
use waymark_app::PAGES;
use waymark_directory::Lang;
use waymark_tests::{Answer, Site, fixtures::page_address};

#[tokio::test]
async fn every_page_says_which_language_it_is_in() {
    let site = Site::published();
    for page in &PAGES {
        for lang in Lang::ALL {
            let address = lang.path(&page_address(page));
            let answer = site.get(&address).await;
            assert_eq!(
                (answer.status.as_u16(), answer.content_type()),
                (200, "text/html; charset=utf-8"),
                "{address}"
            );
            let text = answer.text();
            assert!(
                text.starts_with(&format!("<!DOCTYPE html><html lang=\"{lang}\"")),
                "{address}"
            );
        }
    }
}

#[tokio::test]
async fn the_language_switch_keeps_page_and_query() {
    let site = Site::new();
    for (address, switch) in [
        (
            "/search?q=detox&near=80204&need=detox",
            "/es/search?q=detox&amp;near=80204&amp;need=detox",
        ),
        (
            "/es/search?q=detox&near=80204&need=detox",
            "/search?q=detox&amp;near=80204&amp;need=detox",
        ),
        ("/help-now", "/es/help-now"),
        ("/es/help-now", "/help-now"),
    ] {
        let text = site.get(address).await.text().replace("&#38;", "&amp;");
        assert!(
            text.contains(&format!("href=\"{switch}\"")),
            "{address} does not lead to {switch}"
        );
    }
}

/// Paths that become the address of another site when the language is removed or added, or a part of them is decoded.
fn hostile_paths() -> BTreeSet<String> {
    const SLASHES: [&str; 14] = [
        "//", "///", "/\\", "\\", "\\\\", "/%2F", "%2F", "%2F%2F", "/%5C", "%5c", "/./", "/..//",
        "/%09/", "/%0d%0a/",
    ];
    const TARGETS: [&str; 4] = [
        "evil.example",
        "evil.example/phish",
        "..",
        "https:evil.example",
    ];
    let mut paths = BTreeSet::new();
    for language in ["", "/es", "/es/es", "/%65s", "/ES"] {
        for slashes in SLASHES {
            for target in TARGETS {
                paths.insert(format!("{language}{slashes}{target}"));
                paths.insert(format!("{language}/r/988-lifeline{slashes}{target}"));
                paths.insert(format!("{language}{slashes}{target}/"));
            }
        }
    }
    // A request's path begins with a slash.
    paths.retain(|path| path.starts_with('/'));
    paths
}

/// Every address that a page links to, sends a form to, or redirects to.
fn links(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    let mut links = Vec::new();
    for attribute in [" href=\"", " action=\"", " src=\""] {
        let values = text.split(attribute).skip(1);
        links.extend(
            values
                .filter_map(|rest| rest.split('"').next())
                .map(str::to_owned),
        );
    }
    let location = answer.header("location");
    links.extend((!location.is_empty()).then(|| location.to_owned()));
    links
}

/// Whether a link keeps a browser on `https://waymark.example`. Browsers drop tabs and line breaks, and read a backslash
/// as a slash.
fn stays_here(link: &str) -> bool {
    let read = link.replace(['\t', '\r', '\n'], "").replace('\\', "/");
    match read.strip_prefix("https://waymark.example") {
        Some(path) => path.starts_with('/'),
        None => {
            !read.starts_with("//")
                && !read.contains("evil.example:")
                && !read.starts_with("https:")
        }
    }
}

#[tokio::test]
async fn no_spelling_of_an_address_makes_a_link_to_another_site() {
    let site = Site::published();
    let mut visited = 0;
    for path in hostile_paths() {
        let host = [("host", "waymark.example")];
        for address in [path.clone(), format!("{path}?q=//evil.example")] {
            let answer = site.get_with(&address, &host).await;
            for link in links(&answer)
                .iter()
                .filter(|link| link.contains("evil.example"))
            {
                assert!(stays_here(link), "{address} links to {link}");
            }
            let switch = answer.text();
            let switch = switch.split("<a id=\"lang\"").nth(1);
            if let Some(href) = switch.and_then(|rest| rest.split("href=\"").nth(1)) {
                let href = href.split('"').next().unwrap_or_default();
                assert!(
                    href.starts_with('/') && stays_here(href),
                    "{address} switches to {href}"
                );
                visited += 1;
            }
        }
    }
    assert!(visited > 300, "only {visited} pages had a language switch");
}

#[tokio::test]
async fn a_form_sent_to_a_strange_address_redirects_nowhere_else() {
    let site = Site::new();
    for path in hostile_paths() {
        let answer = site.post(&path, "kind=closed").await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert_eq!(answer.header("location"), "", "{path}");
    }
}
