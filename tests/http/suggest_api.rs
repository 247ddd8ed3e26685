//! `/api/v1/suggest`.

use waymark_tests::Site;

#[tokio::test]
async fn needs_and_names_are_suggested() {
    let site = Site::new();
    let needs = site.get("/api/v1/suggest?q=deto").await.json();
    let need = needs["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["kind"] == "need")
        .unwrap();
    assert_eq!(need["need"], "detox");
    let names = site
        .get("/api/v1/suggest?q=made-up+cris&lang=es")
        .await
        .json();
    let name = names["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["kind"] == "name")
        .unwrap();
    assert!(
        name["url"]
            .as_str()
            .unwrap()
            .starts_with("/es/r/made-up-crisis-line/")
    );
}

#[tokio::test]
async fn places_are_suggested() {
    let places = Site::new().get("/api/v1/suggest?near=Denv").await.json();
    let place = places["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["near"] == "Denver, CO")
        .unwrap();
    assert_eq!(
        (&place["kind"], &place["label"]),
        (&"place".into(), &"Denver, CO".into())
    );
}

#[tokio::test]
async fn nothing_typed_suggests_nothing_and_is_not_kept() {
    for query in ["", "?q=", "?near=", "?q=%00%E2%80%AE", "?q=d"] {
        let answer = Site::new().get(&format!("/api/v1/suggest{query}")).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.json()["suggestions"],
            serde_json::json!([]),
            "{query}"
        );
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}
