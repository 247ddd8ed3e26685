//! `/api/v1/listings`, `/api/v1/listings/{id}` and the description of the API.

use insta::assert_json_snapshot;
use serde_json::json;
use waymark_tests::Site;

#[tokio::test]
async fn a_listing_keeps_its_contract() {
    let site = Site::new();
    let answer = site.get("/api/v1/listings/made-up-detox").await;
    assert_eq!(answer.status, 200);
    assert_json_snapshot!(answer.json());
    let spanish = site
        .get("/api/v1/listings/made-up-crisis-line?lang=es")
        .await;
    assert_json_snapshot!(spanish.json());
}

#[tokio::test]
async fn malformed_ids_are_not_found() {
    let site = Site::new();
    for id in [
        "nobody",
        "NOT-AN-ID",
        "..%2F..%2Fetc%2Fpasswd",
        "%00",
        "%ff",
        "a%2Fb",
    ] {
        let answer = site.get(&format!("/api/v1/listings/{id}")).await;
        assert!(answer.status.is_client_error(), "{id}: {}", answer.status);
        assert_eq!(answer.content_type(), "application/problem+json", "{id}");
    }
}

#[tokio::test]
async fn the_description_of_the_api_keeps_its_contract() {
    let answer = Site::new().get("/api/openapi.json").await;
    assert_eq!(
        (answer.status.as_u16(), answer.content_type()),
        (200, "application/json")
    );
    assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn listings_are_answered_in_the_requested_order() {
    let site = Site::new();
    let ids = r#"{"ids":["made-up-crisis-line","nobody","NOT AN ID","made-up-detox"]}"#;
    let answer = site.post_json("/api/v1/listings?lang=es", ids).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (200, "no-store")
    );
    assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn a_malformed_list_is_refused() {
    let site = Site::new();
    let many: Vec<String> = (0..101).map(|at| format!("\"a{at}\"")).collect();
    let many = format!("{{\"ids\":[{}]}}", many.join(","));
    for body in [
        "",
        "[]",
        "{",
        r#"{"ids":"a"}"#,
        r#"{"ids":[],"more":1}"#,
        &many,
    ] {
        let answer = site.post_json("/api/v1/listings", body).await;
        assert_eq!(
            (answer.status.as_u16(), answer.content_type()),
            (400, "application/problem+json"),
            "{body}"
        );
    }
    let long = format!("{{\"ids\":[\"{}\"]}}", "a".repeat(20_000));
    let answer = site.post_json("/api/v1/listings", &long).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    let answer = site
        .post_json("/api/v1/listings?lang=fr", r#"{"ids":[]}"#)
        .await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn a_hidden_address_stays_hidden_in_a_list() {
    let site = Site::new();
    let answer = site
        .post_json("/api/v1/listings", r#"{"ids":["p-safehouse1"]}"#)
        .await;
    let listing = &answer.json()["places"][0]["listing"];
    assert_eq!(listing["confidential"], true);
    assert_eq!(listing["address"], json!(null));
}
