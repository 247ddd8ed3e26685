//! Every page of the page table, rendered as the server does it, from a few made-up listings.
#![cfg(feature = "ssr")]

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};
use waymark_app::{Assets, PAGES, Page, PageRequest, PageStatus, RenderedPage, render_page};
use waymark_directory::{
    Lang, Listing,
    catalogue::CatalogueParts,
    guides::{read_guide_files, read_guides},
};
use waymark_search::Directory;

const LONG: &str =
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Behavioral-Rehabilitation-Services";

fn directory() -> Arc<Directory> {
    let source =
        r#""sources":[{"name":"A test","url":"https://example.org/","date":"2023-06-01"}]"#;
    let listing = |json: &str| -> Listing {
        serde_json::from_str(&format!("{{{json},{source}}}")).expect("the listing is well-formed")
    };
    let listings = vec![
        listing(
            r#""id":"line","name":{"en":"A crisis line","es":"Una línea"},"terms":["need:crisis-line"],
            "phones":[{"number":"988","purpose":"crisis"},{"number":"988","kind":"text"}],"chat":"https://example.org/chat",
            "service_area":"national""#,
        ),
        listing(
            r#""id":"house","aliases":["old-house"],"name":{"en":"Harbor House"},"terms":["need:detox","pay:medicaid"],
            "phones":[{"number":"303-555-0100"}],"address":{"street":"1 Main St","city":"Denver","state":"CO","postal_code":"80204"},
            "description":{"en":"A <b>place</b>."}"#,
        ),
        listing(
            r#""id":"hidden","name":{"en":"Safe place"},"terms":["need:domestic-violence"],"confidential":true,
            "phones":[{"number":"303-555-0101"}]"#,
        ),
        listing(
            r#""id":"gone","name":{"en":"Gone place"},"terms":["need:detox"],"status":"closed""#,
        ),
        listing(&format!(
            r#""id":"long","name":{{"en":"{LONG}"}},"terms":["need:counseling"]"#
        )),
    ];
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let guides = read_guide_files(&content).expect("the content has guides");
    let parts = CatalogueParts {
        curated: listings,
        guides: read_guides(&guides).expect("the guides have no faults"),
        ..CatalogueParts::default()
    };
    Arc::new(Directory::new(parts.build()).expect("the listings can be indexed"))
}

fn get(address: &str) -> RenderedPage {
    static DIRECTORY: LazyLock<Arc<Directory>> = LazyLock::new(directory);
    let assets = Assets {
        css: "/assets/main-1.css".into(),
        loader: Some("/assets/loader-1.js".into()),
        ..Assets::default()
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    render_page(PageRequest {
        path,
        query,
        origin: Some("https://waymark.example".into()),
        directory: DIRECTORY.clone(),
        assets,
        draft: None,
    })
}

/// An English address of a page.
fn example(page: &Page) -> String {
    let path = page.path.replace("{id}", "house");
    path.replace("/r/house/{slug}", "/r/house/harbor-house")
        .replace("/guides/{slug}", "/guides/questions-to-ask")
}

/// An English address of every page, and some more for states that look different.
fn addresses() -> Vec<String> {
    let states = [
        "/search?q=zzxq&near=80204&need=detox",
        "/search?near=nowhere",
        "/r/gone/gone-place",
        "/r/hidden/safe-place",
        "/r/house/correction?sent=1",
        "/list?id=house&id=none",
        "/none",
    ];
    let pages = PAGES.iter().map(example);
    pages.chain(states.map(str::to_owned)).collect()
}

#[test]
fn every_row_of_the_page_table_has_a_page_in_both_languages() {
    for page in &PAGES {
        for lang in Lang::ALL {
            let path = lang.path(&example(page));
            assert_eq!(get(&path).status, PageStatus::Found, "{path}");
            let (found, _) = Page::find(&example(page)).expect("it was just shown");
            assert_eq!(found.path, page.path, "{path}");
        }
    }
}

#[test]
fn every_page_is_a_whole_document_in_its_language() {
    for address in addresses() {
        for lang in Lang::ALL {
            let path = lang.path(&address);
            let html = get(&path).html;
            assert!(
                html.starts_with(&format!("<!DOCTYPE html><html lang=\"{lang}\">")),
                "{path}: {}",
                &html[..80]
            );
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            assert!(html.ends_with("</html>"), "{path}");
            assert!(html.contains("class=\"button exit\""), "{path}");
        }
    }
}

#[test]
fn pages_have_no_inline_styles_or_scripts() {
    for path in addresses() {
        let html = get(&path).html;
        assert!(
            !html.contains(" style=") && !html.contains("<style"),
            "{path}"
        );
        for script in html.split("<script").skip(1) {
            assert!(
                script.starts_with(" type=\"module\" src=")
                    || script.starts_with(" type=\"application/ld+json\""),
                "{path}"
            );
        }
    }
}

#[test]
fn every_icon_used_is_on_the_page() {
    for path in addresses() {
        let html = get(&path).html;
        for used in html
            .split("href=\"#i-")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                html.contains(&format!("<symbol id=\"i-{used}\"")),
                "{path}: {used}"
            );
        }
    }
}

/// The server can't see which icons a browser module will draw; `MODULE_ICONS` of the kit lists them.
#[test]
fn a_page_with_its_own_module_carries_the_icons_that_the_module_draws() {
    for path in ["/list", "/goals", "/es/plans"] {
        let html = get(path).html;
        for icon in ["phone", "text"] {
            let symbol = format!("<symbol id=\"i-{icon}\"");
            assert!(html.contains(&symbol), "{path}: {icon}");
        }
    }
}

#[test]
fn every_label_and_description_points_to_an_element() {
    for path in addresses() {
        let html = get(&path).html;
        for attribute in [" for=\"", "aria-describedby=\"", "aria-labelledby=\""] {
            for id in html
                .split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                assert!(
                    html.contains(&format!("id=\"{id}\"")),
                    "{path}: {attribute}{id}"
                );
            }
        }
    }
}

#[test]
fn the_language_switch_keeps_page_and_query() {
    let html = get("/search?q=detox&near=80204").html;
    assert!(html.contains("href=\"/es/search?q=detox&amp;near=80204\""));
    let html = get("/es/r/house/harbor-house").html;
    assert!(html.contains("href=\"/r/house/harbor-house\""));
}

#[test]
fn old_ids_and_wrong_slugs_redirect_to_the_listing() {
    let moved = |path: &str| PageStatus::Moved(path.into());
    let correction = get("/r/old-house/correction");
    assert_eq!(correction.status, moved("/r/house/correction"));
    for path in ["/r/house", "/r/house/wrong", "/r/old-house/harbor-house"] {
        assert_eq!(get(path).status, moved("/r/house/harbor-house"), "{path}");
    }
    assert_eq!(get("/es/r/house").status, moved("/es/r/house/harbor-house"));
}

#[test]
fn unknown_pages_and_listings_are_not_found() {
    for path in [
        "/none",
        "/es/none",
        "/r/no-such/thing",
        "/r/No_Such",
        "//",
        "/es//",
        "/es//search",
        "/search//",
        "/r//house/harbor-house",
        "/guides/none",
    ] {
        assert_eq!(get(path).status, PageStatus::NotFound, "{path}");
    }
}

#[test]
fn a_closed_place_says_so_and_offers_no_number() {
    let html = get("/r/gone/gone-place").html;
    assert!(html.contains("This place has closed."));
    assert!(!html.contains("class=\"reach\""));
}

#[test]
fn a_confidential_place_shows_no_way_to_find_it() {
    let html = get("/r/hidden/safe-place").html;
    assert!(html.contains("The address is kept private"));
    assert!(!html.contains("geo:") && !html.contains("ld+json"));
}

#[test]
fn text_from_imported_lists_is_escaped() {
    let html = get("/r/house/harbor-house").html;
    assert!(html.contains("A &lt;b&gt;place&lt;/b&gt;."));
    let html = get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").html;
    assert!(!html.contains("<script>alert"));
}

#[test]
fn filters_and_place_survive_without_a_script() {
    let html = get("/search?need=detox&near=80204&radius=25&sort=distance").html;
    assert!(html.contains("name=\"sort\" value=\"distance\""));
    assert!(html.contains("<option value=\"25\" selected"));
    assert!(html.contains("name=\"need\" value=\"detox\" checked"));
    assert!(html.contains("Apply filters"));
}

#[test]
fn a_search_without_results_offers_broader_ones_and_a_crisis_line() {
    let html = get("/search?q=zzxq&near=80204&need=detox").html;
    assert!(html.contains("Search without filters") && html.contains("Search everywhere"));
    assert!(html.contains("A crisis line"));
}

#[test]
fn help_now_offers_every_way_to_reach_a_line() {
    let html = get("/es/help-now").html;
    for way in [
        "tel:988",
        "sms:988",
        "tel:911",
        "https://example.org/chat",
        "Una línea",
    ] {
        assert!(html.contains(way), "{way}");
    }
}

#[test]
fn text_in_the_other_language_is_marked() {
    let html = get("/es/r/house/harbor-house").html;
    assert!(html.contains("<h1 lang=\"en\">Harbor House"), "{html}");
}

#[test]
fn an_extra_slash_at_the_end_still_finds_the_page() {
    for path in [
        "/es/",
        "/search/",
        "/es/help-now/",
        "/guides/questions-to-ask/",
    ] {
        assert_eq!(get(path).status, PageStatus::Found, "{path}");
    }
    let moved = PageStatus::Moved("/r/house/harbor-house".into());
    assert_eq!(get("/r/house/").status, moved);
}

#[test]
fn the_table_is_in_the_file_that_browser_tests_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/e2e/support/pages.json");
    let table = serde_json::to_string_pretty(PAGES.as_slice()).expect("the table is plain data");
    let table = format!("{table}\n");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    if written != table {
        std::fs::write(&file, table).expect("the file can be written");
        panic!(
            "the page table changed: read what changed in {}, then commit it with the table",
            file.display()
        );
    }
}

#[test]
fn pages_rendered_at_the_same_time_are_the_same_pages() {
    let addresses: Vec<String> = addresses()
        .iter()
        .flat_map(|path| Lang::ALL.map(|lang| lang.path(path)))
        .collect();
    let render_all = || addresses.iter().map(|path| get(path)).collect::<Vec<_>>();
    let alone = render_all();
    std::thread::scope(|threads| {
        let together: Vec<_> = (0..4).map(|_| threads.spawn(render_all)).collect();
        for pages in together {
            assert_eq!(pages.join().expect("no page panics"), alone);
        }
    });
}
