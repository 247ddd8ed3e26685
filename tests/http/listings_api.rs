//! `/api/v1/listings`, `/api/v1/listings/{id}` and the description of the API.

use serde_json::json;
use waymark_tests::Site;

#[tokio::test]
async fn a_listing_is_answered_whole() {
    let answer = Site::new().get("/api/v1/listings/made-up-detox").await;
    assert_eq!(answer.status, 200);
    let listing = answer.json();
    assert_eq!(listing["name"], "Made-up Detox Denver");
    assert_eq!(listing["description"], "Medical help to stop.");
    assert_eq!(listing["terms"]["payment"], json!(["medicaid"]));
    assert_eq!(listing["terms"]["languages"], json!(["es"]));
    assert_eq!(listing["website"], "https://detox.example/");
    assert_eq!(listing["sources"][0]["date"], "2026-01-02");
    assert_eq!(listing["status"], "active");
    let spanish = Site::new()
        .get("/api/v1/listings/made-up-crisis-line?lang=es")
        .await
        .json();
    assert_eq!(spanish["name"], "Línea de Crisis Inventada");
    assert_eq!(spanish["hours"], "always");
    assert_eq!(spanish["service_area"]["national"], true);
}

#[tokio::test]
async fn ids_that_are_none_are_not_found() {
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
        assert_eq!(answer.kind(), "application/problem+json", "{id}");
    }
}

#[tokio::test]
async fn the_description_names_every_parameter() {
    let answer = Site::new().get("/api/openapi.json").await;
    assert_eq!(
        (answer.status.as_u16(), answer.kind()),
        (200, "application/json")
    );
    let document = answer.json();
    let parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
        .as_array()
        .unwrap();
    let names: Vec<&str> = parameters
        .iter()
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    for name in
        "q near radius need group pay lang_spoken age access sort page limit lang".split(' ')
    {
        assert!(names.contains(&name), "{name}");
    }
    assert!(document["paths"]["/api/v1/suggest"]["get"].is_object());
    assert!(document["components"]["schemas"]["ListingRecord"]["properties"]["phones"].is_object());
}

#[tokio::test]
async fn places_of_a_list_are_answered_in_its_order() {
    let site = Site::new();
    let ids = r#"{"ids":["made-up-crisis-line","nobody","NOT AN ID","made-up-detox"]}"#;
    let answer = site.post_json("/api/v1/listings?lang=es", ids).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (200, "no-store")
    );
    let places = &answer.json()["places"];
    let asked: Vec<&str> = places
        .as_array()
        .unwrap()
        .iter()
        .map(|place| place["asked"].as_str().unwrap())
        .collect();
    assert_eq!(
        asked,
        [
            "made-up-crisis-line",
            "nobody",
            "NOT AN ID",
            "made-up-detox"
        ]
    );
    assert_eq!(places[0]["listing"]["name"], "Línea de Crisis Inventada");
    assert_eq!(places[1]["listing"], json!(null));
    assert_eq!(places[2]["listing"], json!(null));
    assert_eq!(
        places[3]["listing"]["phones"][0]["number"],
        "303-555-0101 x2"
    );
    assert!(
        places[3]["listing"]["url"]
            .as_str()
            .unwrap()
            .starts_with("/es/r/made-up-detox/")
    );
}

#[tokio::test]
async fn what_is_no_list_is_a_problem() {
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
            (answer.status.as_u16(), answer.kind()),
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
async fn a_list_tells_no_address_that_is_kept_private() {
    let site = Site::new();
    let answer = site
        .post_json("/api/v1/listings", r#"{"ids":["p-safehouse1"]}"#)
        .await;
    let listing = &answer.json()["places"][0]["listing"];
    assert_eq!(listing["confidential"], true);
    assert_eq!(listing["address"], json!(null));
}
