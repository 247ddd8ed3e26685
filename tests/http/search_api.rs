//! `/api/v1/search`. Snapshots of JSON are contracts: after a change, read the new one before you accept it with
//! `INSTA_UPDATE=always`, and don't remove a key.

use insta::assert_json_snapshot;
use serde_json::Value;
use waymark_tests::{Site, fixtures::CLINICS};

fn ids(answer: &Value) -> Vec<&str> {
    answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["id"].as_str().unwrap())
        .collect()
}

fn count(answer: &Value, facet: &str, key: &str) -> u64 {
    let values = answer["facets"][facet].as_array().unwrap();
    values
        .iter()
        .find(|value| value["key"] == key)
        .map_or(0, |value| value["count"].as_u64().unwrap())
}

#[tokio::test]
async fn an_answer_keeps_its_contract() {
    let answer = Site::new().get("/api/v1/search?q=detox&near=80204").await;
    assert_eq!(
        (answer.status.as_u16(), answer.content_type()),
        (200, "application/json")
    );
    assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn an_unknown_place_is_null() {
    let answer = Site::new()
        .get("/api/v1/search?q=detox&near=Nowhereville")
        .await
        .json();
    assert_eq!(answer["place"], Value::Null);
}

#[tokio::test]
async fn words_that_point_to_danger_are_marked() {
    let answer = Site::new()
        .get("/api/v1/search?q=i+want+to+kill+myself")
        .await
        .json();
    assert_eq!(answer["crisis"], true);
}

#[tokio::test]
async fn facets_count_as_if_their_own_filter_were_not_chosen() {
    let site = Site::new();
    let all = site.get("/api/v1/search?need=outpatient").await.json();
    let medicaid = site
        .get("/api/v1/search?need=outpatient&pay=medicaid")
        .await
        .json();
    assert_eq!(all["total"], CLINICS);
    assert_eq!(medicaid["total"], count(&all, "pay", "medicaid"));
    assert_eq!(
        count(&medicaid, "pay", "medicaid"),
        count(&all, "pay", "medicaid")
    );
    // Veterans' clinics that take Medicaid: every sixth.
    assert_eq!(count(&medicaid, "group", "veterans"), CLINICS as u64 / 6);
    assert_eq!(all["facets"]["pay"][0]["label"], "Medicaid");
}

#[tokio::test]
async fn values_of_one_filter_are_alternatives_and_filters_add_up() {
    let site = Site::new();
    let total = async |query: &str| {
        site.get(&format!("/api/v1/search?{query}")).await.json()["total"]
            .as_u64()
            .unwrap()
    };
    let (detox, outpatient) = (total("need=detox").await, total("need=outpatient").await);
    assert_eq!(
        total("need=detox&need=outpatient").await,
        detox + outpatient
    );
    assert_eq!(
        total("need=outpatient&pay=medicaid&group=veterans").await,
        CLINICS as u64 / 6
    );
}

#[tokio::test]
async fn pages_together_hold_every_result_once() {
    let site = Site::new();
    let mut seen = Vec::new();
    for page in 1..=3 {
        let answer = site
            .get(&format!("/api/v1/search?need=outpatient&page={page}"))
            .await
            .json();
        seen.extend(ids(&answer).into_iter().map(str::to_owned));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), CLINICS);
    let beyond = site
        .get("/api/v1/search?need=outpatient&page=400")
        .await
        .json();
    assert!(ids(&beyond).is_empty());
}

#[tokio::test]
async fn limits_are_1_to_50_and_20_by_default() {
    let site = Site::new();
    for (query, expected) in [("", 20), ("&limit=1", 1), ("&limit=50", CLINICS)] {
        let answer = site
            .get(&format!("/api/v1/search?need=outpatient{query}"))
            .await
            .json();
        assert_eq!(ids(&answer).len(), expected, "{query}");
    }
    for limit in ["0", "51", "-1", "many", ""] {
        let answer = site.get(&format!("/api/v1/search?limit={limit}")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.content_type()),
            (400, "application/problem+json"),
            "{limit}"
        );
        assert!(
            answer
                .text()
                .contains("limit must be a whole number from 1 to 50")
        );
    }
}

#[tokio::test]
async fn spanish_answers_have_spanish_names_labels_and_links() {
    let site = Site::new();
    let answer = site.get("/api/v1/search?need=detox&lang=es").await.json();
    let result = &answer["results"][0];
    assert_eq!(result["name"], "Desintoxicación Inventada de Denver");
    assert!(
        result["url"]
            .as_str()
            .unwrap()
            .starts_with("/es/r/made-up-detox/")
    );
    let english = site.get("/api/v1/search?need=detox").await.json();
    assert_ne!(answer["facets"]["need"], english["facets"]["need"]);
    assert_eq!(site.get("/api/v1/search?lang=fr").await.status, 400);
}

#[tokio::test]
async fn distance_sorts_nearest_first() {
    let answer = Site::new()
        .get("/api/v1/search?near=80204&sort=distance&limit=50")
        .await
        .json();
    let miles: Vec<f64> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|r| r["distance_miles"].as_f64())
        .collect();
    assert!(miles.len() > 40);
    assert!(miles.is_sorted());
}
