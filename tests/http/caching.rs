//! What browsers may store, and what is sent again.

use axum::http::Method;
use waymark_app::{PAGES, PageCache};
use waymark_directory::Lang;
use waymark_tests::{Site, fixtures::page_address};

/// No browser may store these: they show what somebody looked for, wrote or was sent.
const PRIVATE_PAGES: [&str; 7] = [
    "/search",
    "/r/{id}/{slug}",
    "/r/{id}/correction",
    "/guides/{slug}",
    "/list",
    "/goals",
    "/plans",
];

#[test]
fn pages_about_a_person_are_private_in_the_page_table() {
    let kept = PAGES.iter().filter(|page| page.cache != PageCache::NoStore);
    let kept: Vec<&str> = kept.map(|page| page.path).collect();
    for page in PRIVATE_PAGES {
        assert!(PAGES.iter().any(|row| row.path == page), "{page}");
        assert!(!kept.contains(&page), "{page}");
    }
}

#[tokio::test]
async fn each_page_is_cached_as_the_page_table_says() {
    let site = Site::published();
    for page in &PAGES {
        for lang in Lang::ALL {
            let address = lang.path(&page_address(page));
            let answer = site.get(&address).await;
            let (cache, has_tag) = match page.cache {
                PageCache::NoStore => ("no-store", false),
                PageCache::Revalidate => ("no-cache", true),
            };
            assert_eq!(answer.status, 200, "{address}");
            assert_eq!(answer.header("cache-control"), cache, "{address}");
            assert_eq!(!answer.header("etag").is_empty(), has_tag, "{address}");
        }
    }
}

#[tokio::test]
async fn an_address_with_a_query_is_never_stored() {
    let site = Site::published();
    for page in &PAGES {
        let address = format!("{}?q=secret", page_address(page));
        let answer = site.get(&address).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        assert_eq!(answer.header("etag"), "", "{address}");
    }
}

#[tokio::test]
async fn searches_listings_and_forms_are_never_stored() {
    let site = Site::new();
    for address in [
        "/search",
        "/search?q=detox",
        "/es/search?q=detox",
        "/r/made-up-detox/made-up-detox-denver",
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
async fn public_pages_are_sent_again_only_when_they_changed() {
    let site = Site::new();
    for address in ["/", "/es", "/help-now", "/api/openapi.json"] {
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
            "{address} should render the same twice"
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
            let head = site.request(Method::HEAD, address, headers, None).await;
            assert_eq!(head.status, get.status, "{address}");
            assert!(head.body.is_empty(), "{address}");
            for name in ["content-type", "cache-control", "etag", "content-encoding"] {
                assert_eq!(head.header(name), get.header(name), "{address}: {name}");
            }
        }
    }
}
