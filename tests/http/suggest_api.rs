//! `/api/v1/suggest`.

use insta::assert_json_snapshot;
use waymark_tests::Site;

#[tokio::test]
async fn suggestions_keep_their_contract() {
    let site = Site::new();
    for (name, query) in [
        ("needs", "q=deto"),
        ("names", "q=made-up+cris&lang=es"),
        ("places", "near=Denv"),
    ] {
        let answer = site.get(&format!("/api/v1/suggest?{query}")).await;
        assert_json_snapshot!(name, answer.json());
    }
}

#[tokio::test]
async fn too_little_text_has_no_suggestions_and_is_not_stored() {
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
