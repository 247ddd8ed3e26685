//! People can find and call a confidential place, but nothing says where it is.

use waymark_tests::{
    Site,
    fixtures::{CONFIDENTIAL_NAME, CONFIDENTIAL_STREET, CONFIDENTIAL_ZIP},
};

#[tokio::test]
async fn no_answer_says_where_it_is() {
    let site = Site::new();
    for address in [
        "/search?q=safe+house",
        "/es/search?q=safe+house",
        "/search?need=domestic-violence",
        "/r/p-safehouse1/made-up-safe-house",
        "/es/r/p-safehouse1/made-up-safe-house",
        "/api/v1/search?q=safe+house",
        "/api/v1/search?need=domestic-violence&near=Denver,+CO",
        "/api/v1/listings/p-safehouse1",
        "/list?id=p-safehouse1",
        "/api/v1/suggest?q=hidden",
        "/api/hsds/v3/services?full=true&search=safe+house",
        "/api/hsds/v3/services/p-safehouse1",
        "/api/hsds/v3/services?format=ndjson&full=true",
        "/api/hsds/v3/organizations?full_service=true&search=safe",
        "/api/hsds/v3/service_at_locations?full=true&per_page=500",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, 200, "{address}");
        for secret in [
            CONFIDENTIAL_STREET,
            "Hidden Lane",
            CONFIDENTIAL_ZIP,
            "40.027",
            "105.29",
            "Boulder",
        ] {
            assert!(!answer.text().contains(secret), "{address} tells {secret}");
        }
    }
}

#[tokio::test]
async fn people_can_find_and_call_it() {
    let answer = Site::new()
        .get("/api/v1/search?need=domestic-violence")
        .await
        .json();
    let result = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|r| r["name"] == CONFIDENTIAL_NAME)
        .unwrap();
    assert!(result["address"].is_null());
    assert_eq!(result["phones"][0]["number"], "303-555-0199");
}

#[tokio::test]
async fn it_cannot_be_found_by_street_or_distance() {
    let site = Site::new();
    let by_street = site.get("/api/v1/search?q=hidden+lane").await;
    assert!(!by_street.text().contains(CONFIDENTIAL_NAME));
    for radius in ["1", "5", "25"] {
        let nearby = site
            .get(&format!(
                "/api/v1/search?near={CONFIDENTIAL_ZIP}&radius={radius}&need=domestic-violence"
            ))
            .await;
        let nearby = nearby.json();
        let results = nearby["results"].as_array().unwrap();
        assert!(
            results
                .iter()
                .all(|r| r["name"] != CONFIDENTIAL_NAME || r["distance_miles"].is_null())
        );
    }
}
