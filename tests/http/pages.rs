//! What individual pages show.

use waymark_tests::Site;

#[tokio::test]
async fn results_and_listings_are_in_the_html() {
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
async fn the_about_page_credits_the_data_that_comes_with_the_program() {
    let site = Site::new();
    for (address, openstreetmap) in [
        ("/about", "© OpenStreetMap contributors, ODbL"),
        ("/es/about", "© los colaboradores de OpenStreetMap, ODbL"),
    ] {
        let page = site.get(address).await.text();
        for credit in [
            openstreetmap,
            "https://www.openstreetmap.org/copyright",
            "GeoNames, CC BY 4.0",
        ] {
            assert!(page.contains(credit), "{address} lacks {credit}");
        }
    }
}

#[tokio::test]
async fn a_link_with_ids_shows_those_places_in_order() {
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
async fn a_link_with_an_old_name_redirects_to_the_listing() {
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
