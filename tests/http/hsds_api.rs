//! The API of the Human Services Data Specification, against the schemas of its version 3.0.

use insta::assert_json_snapshot;
use serde_json::{Value, json};
use std::sync::LazyLock;
use waymark_tests::{
    Site,
    fixtures::{CLINICS, CONFIDENTIAL_NAME},
};

static SCHEMAS: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../fixtures/schemas/hsds-3.0.json")).unwrap()
});

/// Fails with every reason why a value does not match the schema of an object.
fn assert_matches(object: &str, value: &Value) {
    let mut schema = SCHEMAS.clone();
    schema["$ref"] = json!(format!("#/definitions/{object}"));
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(faults.is_empty(), "{object}: {faults:#?}\n{value:#}");
}

async fn get(site: &Site, path: &str) -> Value {
    let answer = site.get(&format!("/api/hsds/v3{path}")).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()
}

/// All records of a list, read page by page.
async fn read_all(site: &Site, path: &str) -> Vec<Value> {
    let mut records = Vec::new();
    for number in 1.. {
        let joint = if path.contains('?') { '&' } else { '?' };
        let page = get(site, &format!("{path}{joint}per_page=20&page={number}")).await;
        records.extend(page["contents"].as_array().unwrap().clone());
        if page["last_page"] == true {
            break;
        }
    }
    records
}

fn names(records: &[Value]) -> Vec<&str> {
    records
        .iter()
        .map(|record| record["name"].as_str().unwrap())
        .collect()
}

#[test]
fn the_schemas_refuse_malformed_objects() {
    let mut schema = SCHEMAS.clone();
    schema["$ref"] = json!("#/definitions/service");
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let id = "ac148810-d857-441c-9679-408f346de14b";
    assert!(validator.is_valid(&json!({"id": id, "name": "A", "status": "active"})));
    for bad in [
        json!({"id": id, "name": "A"}),
        json!({"id": "1", "name": "A", "status": "active"}),
        json!({"id": id, "name": "A", "status": "open"}),
        json!({"id": id, "name": "A", "status": "active", "phones": [{"id": id}]}),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}

#[tokio::test]
async fn every_object_matches_its_schema() {
    let site = Site::new();
    for (list, object) in [
        ("services", "service"),
        ("organizations", "organization"),
        ("service_at_locations", "service_at_location"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ] {
        let records = read_all(&site, &format!("/{list}")).await;
        let full = read_all(&site, &format!("/{list}?full=true")).await;
        assert!(!records.is_empty(), "{list}");
        for record in records.iter().chain(&full) {
            assert_matches(object, record);
        }
        for record in records.iter().take(5) {
            let id = record["id"].as_str().unwrap();
            let one = get(&site, &format!("/{list}/{id}")).await;
            assert_matches(object, &one);
            assert_eq!(one["id"], id);
        }
    }
}

#[tokio::test]
async fn a_service_keeps_its_contract() {
    let site = Site::new();
    assert_json_snapshot!(get(&site, "/services/made-up-detox").await);
}

#[tokio::test]
async fn pages_count_all_records() {
    let site = Site::new();
    let page = get(&site, "/services?per_page=20&page=3").await;
    let all = CLINICS + 3;
    let facts = [
        "total_items",
        "total_pages",
        "page_number",
        "size",
        "first_page",
        "last_page",
        "empty",
    ]
    .map(|key| page[key].clone());
    assert_eq!(
        json!(facts),
        json!([all, 3, 3, all - 40, false, true, false])
    );
    let beyond = get(&site, "/services?page=99").await;
    assert_eq!(
        json!([beyond["empty"], beyond["size"], beyond["last_page"]]),
        json!([true, 0, true])
    );
    let brief = get(&site, "/services").await;
    assert!(
        brief["contents"][0]["phones"].is_null()
            && brief["contents"][0]["organization"].is_object()
    );
}

#[tokio::test]
async fn filters_add_up() {
    let site = Site::new();
    let terms = read_all(&site, "/taxonomy_terms").await;
    let term = |code: &str| {
        let term = terms.iter().find(|term| term["code"] == code).unwrap();
        term["id"].as_str().unwrap().to_owned()
    };
    let veterans = read_all(
        &site,
        &format!("/services?taxonomy_term_id={}", term("group:veterans")),
    )
    .await;
    assert_eq!(veterans.len(), CLINICS / 3);
    let both = format!(
        "/services?taxonomy_term_id={}&search=clinic+03",
        term("group:veterans")
    );
    assert_eq!(names(&read_all(&site, &both).await), ["Made-up Clinic 03"]);
    let detox = get(&site, "/services/made-up-detox").await;
    let organization = detox["organization"]["id"].as_str().unwrap();
    let of = read_all(&site, &format!("/services?organization_id={organization}")).await;
    assert_eq!(names(&of), ["Made-up Detox Denver"]);
    let newer = read_all(&site, "/services?modified_after=2026-02-01T00:00:00Z").await;
    assert_eq!(names(&newer), ["Made-up Detox Denver"]);
    let minimal = get(&site, "/services?minimal=true&search=detox").await;
    assert_eq!(minimal["contents"][0].as_object().unwrap().len(), 2);
    let top = read_all(&site, "/taxonomy_terms?top_only=true&search=treatment").await;
    assert!(top.iter().all(|term| term["parent_id"].is_null()));
    let children = read_all(
        &site,
        &format!("/taxonomy_terms?parent_id={}", term("need:treatment")),
    )
    .await;
    assert!(children.iter().any(|term| term["code"] == "need:detox"));
    for nothing in [
        "organization_id=x",
        "taxonomy_id=x",
        "taxonomy_term_id=x",
        "search=zzzz",
    ] {
        assert!(
            read_all(&site, &format!("/services?{nothing}"))
                .await
                .is_empty(),
            "{nothing}"
        );
    }
}

#[tokio::test]
async fn a_postcode_and_meters_choose_locations() {
    let site = Site::new();
    let count = async |query: &str| {
        read_all(&site, &format!("/service_at_locations?{query}"))
            .await
            .len()
    };
    assert_eq!(count("postcode=80204").await, CLINICS + 1);
    assert_eq!(count("postcode=80204&proximity=10000").await, CLINICS + 1);
    assert_eq!(count("postcode=80204&proximity=1").await, 0);
    assert_eq!(count("postcode=10001&proximity=10000").await, 0);
    assert_eq!(count("postcode=10001").await, 0);
}

#[tokio::test]
async fn ndjson_has_a_line_for_every_record() {
    let answer = Site::new()
        .get("/api/hsds/v3/services?format=ndjson&per_page=1")
        .await;
    assert_eq!(answer.content_type(), "application/x-ndjson");
    let lines: Vec<Value> = answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), CLINICS + 3);
}

#[tokio::test]
async fn malformed_parameters_say_what_is_wrong() {
    let site = Site::new();
    for (path, status, expected) in [
        ("/services?page=0", 400, "page must be"),
        ("/services?per_page=501", 400, "per_page must be"),
        ("/services?full=maybe", 400, "true or false"),
        ("/services?format=xml", 400, "ndjson"),
        ("/services?modified_after=soon", 400, "modified_after"),
        ("/service_at_locations?postcode=00000", 400, "postcode"),
        (
            "/service_at_locations?postcode=80204&proximity=NaN",
            400,
            "proximity",
        ),
        (
            "/service_at_locations?proximity=100",
            400,
            "needs a postcode",
        ),
        ("/services/nobody", 404, ""),
        ("/services/ac148810-d857-441c-9679-408f346de14b", 404, ""),
        ("/organizations/nobody", 404, ""),
        ("/service_at_locations/nobody", 404, ""),
        ("/taxonomies/nobody", 404, ""),
        ("/taxonomy_terms/nobody", 404, ""),
        ("/locations", 404, ""),
    ] {
        let answer = site.get(&format!("/api/hsds/v3{path}")).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.content_type(), "application/problem+json", "{path}");
        assert!(
            answer.text().contains(expected),
            "{path}: {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn the_api_describes_itself() {
    let site = Site::new();
    for root in ["", "/"] {
        assert_eq!(get(&site, root).await["version"], "3.0");
    }
    let described = site.get("/api/openapi.json").await.json();
    let paths: Vec<&String> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths
            .iter()
            .filter(|path| path.starts_with("/api/hsds/v3"))
            .count(),
        11
    );
    for (list, names) in [
        (
            "services",
            "search taxonomy_term_id taxonomy_id organization_id modified_after full minimal page per_page format",
        ),
        (
            "service_at_locations",
            "search taxonomy_term_id taxonomy_id organization_id modified_after full postcode proximity page per_page format",
        ),
        (
            "organizations",
            "search full full_service page per_page format",
        ),
        ("taxonomies", "search page per_page format"),
        (
            "taxonomy_terms",
            "search taxonomy_id top_only parent_id page per_page format",
        ),
    ] {
        let parameters = &described["paths"][format!("/api/hsds/v3/{list}")]["get"]["parameters"];
        let mut described: Vec<&str> = parameters
            .as_array()
            .unwrap()
            .iter()
            .inspect(|parameter| assert_eq!(parameter["in"], "query"))
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        let mut names: Vec<&str> = names.split(' ').collect();
        described.sort_unstable();
        names.sort_unstable();
        assert_eq!(described, names, "{list}");
    }
}

#[tokio::test]
async fn a_confidential_place_shows_only_name_and_phone() {
    let site = Site::new();
    let service = get(&site, "/services/p-safehouse1").await;
    let mut fields: Vec<&str> = service
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "confidential",
            "id",
            "name",
            "organization",
            "phones",
            "status",
            "waymark_id"
        ]
    );
    assert_eq!(service["phones"][0]["number"], "303-555-0199");
    assert_eq!(service["organization"]["name"], CONFIDENTIAL_NAME);
    let places = read_all(&site, "/service_at_locations").await;
    assert_eq!(places.len(), CLINICS + 1);
    let terms = read_all(&site, "/taxonomy_terms?search=violence").await;
    for term in terms {
        let id = term["id"].as_str().unwrap();
        let found = read_all(&site, &format!("/services?taxonomy_term_id={id}")).await;
        assert!(!names(&found).contains(&CONFIDENTIAL_NAME));
    }
}
