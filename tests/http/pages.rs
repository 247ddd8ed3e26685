//! Pages, in both languages.

use waymark_tests::Site;

#[tokio::test]
async fn pages_say_which_language_they_are_in() {
    let site = Site::new();
    for (address, lang) in [
        ("/", "en"),
        ("/search?q=detox", "en"),
        ("/r/made-up-detox/made-up-detox-denver", "en"),
        ("/r/made-up-detox/correction", "en"),
        ("/help-now", "en"),
        ("/goals", "en"),
        ("/plans", "en"),
        ("/about", "en"),
        ("/privacy", "en"),
        ("/es", "es"),
        ("/es/search?q=detox", "es"),
        ("/es/r/made-up-detox/made-up-detox-denver", "es"),
        ("/es/r/made-up-detox/correction", "es"),
        ("/es/help-now", "es"),
        ("/es/goals", "es"),
        ("/es/plans", "es"),
        ("/es/about", "es"),
        ("/es/privacy", "es"),
    ] {
        let page = site.get(address).await;
        assert_eq!(
            (page.status.as_u16(), page.kind()),
            (200, "text/html; charset=utf-8"),
            "{address}"
        );
        let text = page.text();
        assert!(
            text.to_ascii_lowercase().starts_with("<!doctype html>"),
            "{address}"
        );
        assert!(
            text.contains(&format!("<html lang=\"{lang}\"")),
            "{address}"
        );
    }
}

#[tokio::test]
async fn results_and_listings_are_in_the_page_itself() {
    let site = Site::new();
    assert!(
        site.get("/search?need=detox")
            .await
            .text()
            .contains("Made-up Detox Denver")
    );
    assert!(
        site.get("/es/search?need=detox")
            .await
            .text()
            .contains("Desintoxicación Inventada de Denver")
    );
    assert!(
        site.get("/r/made-up-detox/made-up-detox-denver")
            .await
            .text()
            .contains("Made-up Detox Denver")
    );
}

#[tokio::test]
async fn a_link_of_ids_is_a_list_in_its_order() {
    let answer = Site::new()
        .get("/es/list?id=made-up-crisis-line&id=gone-for-good&id=made-up-detox")
        .await;
    assert_eq!(answer.status, 200);
    let text = answer.text();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("no {what}"));
    assert!(at("Línea de Crisis Inventada") < at("lugar: gone-for-good"));
    assert!(at("lugar: gone-for-good") < at("Desintoxicación Inventada de Denver"));
    assert!(text.contains("tel:+13035550101,2"));
    assert!(!answer.text().contains("og:"), "nothing to preview");
}

#[tokio::test]
async fn a_link_with_another_name_in_it_leads_to_the_listing() {
    let site = Site::new();
    for (address, target) in [
        ("/r/made-up-detox", "/r/made-up-detox/made-up-detox-denver"),
        (
            "/r/made-up-detox/old-name",
            "/r/made-up-detox/made-up-detox-denver",
        ),
        (
            "/es/r/made-up-detox/old-name",
            "/es/r/made-up-detox/made-up-detox-denver",
        ),
    ] {
        let answer = site.get(address).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (308, target),
            "{address}"
        );
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
