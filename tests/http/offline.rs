//! The service worker: which pages it keeps on the device.

use serde_json::Value;
use waymark::ops::reload::reload;
use waymark_app::{Offline, PAGES};
use waymark_directory::Lang;
use waymark_tests::{
    Site,
    fixtures::{self, LATER_ENTRY, page_address},
};

/// A constant at the top of the worker's script, as JSON.
async fn constant(site: &Site, name: &str) -> Value {
    let answer = site.get("/sw.js").await;
    assert_eq!(
        (answer.content_type(), answer.header("cache-control")),
        ("text/javascript; charset=utf-8", "no-cache")
    );
    let text = answer.text();
    let start = format!("const {name} = ");
    let line = text.lines().find_map(|line| line.strip_prefix(&*start));
    serde_json::from_str(line.unwrap().trim_end_matches(';')).unwrap()
}

fn paths(list: &Value) -> Vec<String> {
    let paths = list.as_array().unwrap().iter();
    paths
        .map(|path| path.as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn each_page_is_kept_as_the_page_table_says() {
    let site = Site::published();
    let always = paths(&constant(&site, "PAGES").await);
    let shells = paths(&constant(&site, "SHELLS").await);
    let guides = constant(&site, "GUIDES").await;
    for page in &PAGES {
        for lang in Lang::ALL {
            let path = lang.path(&page_address(page));
            let kept = [
                (Offline::Always, always.contains(&path)),
                (Offline::EmptyShell, shells.contains(&path)),
                (
                    Offline::InLanguageOfVisit,
                    paths(&guides[lang.tag()]).contains(&path),
                ),
            ];
            for (offline, is_kept) in kept {
                assert_eq!(is_kept, page.offline == offline, "{path} as {offline:?}");
            }
        }
    }
}

#[tokio::test]
async fn only_pages_that_look_the_same_for_everyone_are_kept() {
    let site = Site::published();
    let always = paths(&constant(&site, "PAGES").await);
    let shells = paths(&constant(&site, "SHELLS").await);
    for path in always.iter().chain(&shells) {
        for private in ["/search", "/r/", "/es/search", "/es/r/"] {
            assert!(!path.starts_with(private), "{path}");
        }
        assert!(!path.contains('?'), "{path}");
    }
    assert_eq!(
        shells,
        [
            "/list",
            "/goals",
            "/plans",
            "/es/list",
            "/es/goals",
            "/es/plans"
        ]
    );
}

#[tokio::test]
async fn everything_that_is_kept_exists() {
    let site = Site::published();
    let guides = constant(&site, "GUIDES").await;
    let mut kept = paths(&constant(&site, "PAGES").await);
    kept.extend(paths(&constant(&site, "SHELLS").await));
    kept.extend(paths(&guides["en"]));
    kept.extend(paths(&guides["es"]));
    // Files of the site are there only after `cargo xtask build`.
    kept.retain(|path| !path.starts_with("/assets/") && path != "/favicon.svg");
    assert!(kept.len() > 40);
    for path in kept {
        assert_eq!(site.get(&path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn a_changed_crisis_line_makes_a_new_version() {
    let site = Site::new();
    let before = constant(&site, "VERSION").await;
    assert!(site.get("/help-now").await.text().contains("800-555-0100"));
    let entries = fixtures::ENTRIES.replace("800-555-0100", "800-555-0199");
    site.write_entry("made-up.toml", &entries);
    reload(&site.state).await.unwrap();
    assert!(site.get("/help-now").await.text().contains("800-555-0199"));
    assert_ne!(constant(&site, "VERSION").await, before);
}

#[tokio::test]
async fn a_changed_title_of_a_guide_makes_a_new_version() {
    let site = Site::new();
    site.write_guide("A made-up guide");
    reload(&site.state).await.unwrap();
    let before = constant(&site, "VERSION").await;
    site.write_guide("A new title");
    reload(&site.state).await.unwrap();
    assert!(site.get("/guides").await.text().contains("A new title"));
    assert_ne!(constant(&site, "VERSION").await, before);
}

#[tokio::test]
async fn a_reload_that_changes_no_kept_page_keeps_the_version() {
    let site = Site::new();
    let before = constant(&site, "VERSION").await;
    site.write_entry("later.toml", LATER_ENTRY);
    reload(&site.state).await.unwrap();
    assert_eq!(constant(&site, "VERSION").await, before);
    assert_eq!(constant(&Site::new(), "VERSION").await, before);
}
