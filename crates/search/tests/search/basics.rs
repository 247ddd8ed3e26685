//! Places, words, order, pages and suggestions: what every search must get right.

use super::{ask, directory_of, entries, ids};
use std::time::{Duration, Instant};
use waymark_directory::Lang;
use waymark_search::{Directory, SearchQuery, SuggestionTarget};

const PLACES: &str = r#"
aspen   | Aspen Detox Center      | Denver CO 80204         | detox                | payment = ["medicaid"]
birch   | Birch Recovery          | Denver CO 80202         | detox residential    | payment = ["self-pay"]; groups = ["women"]
cedar   | Cedar House             | Aurora CO 80010         | recovery-housing     | payment = ["medicaid"]
dogwood | Dogwood Clinic          | Boulder CO 80302        | methadone counseling | payment = ["medicare"]
elm     | Elm Counseling          | Portland ME 04101       | counseling           | payment = ["sliding-fee"]; languages = ["es"]
fir     | Fir Detox of Tallapoosa | Alexander City AL 35010 | detox                | payment = ["medicaid"]
gone    | Gone Detox              | Denver CO 80204         | detox                | payment = ["medicaid"]; status = "closed"
"#;

const CRISIS_LINE: &str = r#"
[[listing]]
id = "line"
name = { en = "Juniper Crisis Line", es = "Línea Juniper" }
description = { en = "Call at any hour.", es = "Llame a cualquier hora." }
needs = ["crisis-line"]
phones = [{ number = "988" }]
service_area = { national = true }
source = { name = "Test", url = "https://source.example/", date = 2026-01-02 }
"#;

pub(super) fn directory() -> Directory {
    let mut entries = entries(PLACES);
    entries.push(CRISIS_LINE.to_owned());
    directory_of(&entries)
}

pub(super) fn found(query: &str) -> Vec<String> {
    let results = ask(&directory(), query);
    ids(&results).into_iter().map(str::to_owned).collect()
}

#[test]
fn the_nearest_fitting_place_comes_first() {
    let directory = directory();
    let results = ask(&directory, "q=detox&near=80204");
    assert_eq!(ids(&results), ["aspen", "birch"]);
    assert_eq!(results.hits[0].distance_miles, Some(0.0));
    let place = results.place.unwrap();
    assert_eq!(
        (place.label.as_str(), place.radius_miles),
        ("Denver, CO 80204", Some(50))
    );
}

#[test]
fn a_radius_that_is_asked_for_is_kept() {
    assert_eq!(found("near=80204&radius=1&need=recovery-housing"), [""; 0]);
    assert_eq!(
        found("near=80204&radius=25&need=recovery-housing"),
        ["cedar"]
    );
}

#[test]
fn a_place_can_be_a_city_a_state_or_part_of_the_words() {
    assert_eq!(found("q=counseling&near=Portland, ME"), ["elm"]);
    assert_eq!(found("q=detox+in+Denver"), ["aspen", "birch"]);
    assert_eq!(found("q=detox&near=Alabama"), ["fir"]);
    let unknown = ask(&directory(), "q=detox&near=Nowhere");
    assert!(unknown.place_unknown && unknown.total == 3);
}

#[test]
fn distance_can_be_the_order() {
    let directory = directory();
    let results = ask(&directory, "near=80204&sort=distance");
    let miles: Vec<_> = results
        .hits
        .iter()
        .filter_map(|hit| hit.distance_miles)
        .collect();
    assert!(miles.len() >= 4 && miles.is_sorted(), "{miles:?}");
    assert_eq!(results.hits.last().unwrap().listing.id.as_str(), "line");
}

#[test]
fn closed_listings_are_hidden_but_still_open_by_link() {
    let directory = directory();
    assert!(!ids(&ask(&directory, "q=gone+detox")).contains(&"gone"));
    assert!(directory.listing(&"gone".parse().unwrap()).is_some());
}

#[test]
fn typing_errors_and_unfinished_words_are_forgiven() {
    let results = ask(&directory(), "q=detoxx&near=80204");
    assert_eq!(ids(&results), ["aspen", "birch"]);
    assert_eq!(results.corrected.as_deref(), Some("detox"));
    assert_eq!(found("q=talapoosa"), ["fir"]);
    assert_eq!(found("q=dogw"), ["dogwood"]);
}

#[test]
fn names_win_over_words() {
    assert_eq!(found("q=fir+detox+of+tallapoosa")[0], "fir");
    assert_eq!(found("q=Elm+Counseling")[0], "elm");
}

#[test]
fn spanish_words_find_the_same_places() {
    assert_eq!(
        found("q=desintoxicación&near=80204"),
        found("q=detox&near=80204")
    );
    assert_eq!(found("q=consejería&near=04101"), ["elm"]);
}

#[test]
fn when_nothing_meets_the_whole_query_a_part_will_do() {
    assert_eq!(
        found("q=methadone+women+detox&near=80204&radius=10")[0],
        "birch"
    );
}

#[test]
fn danger_is_marked() {
    let directory = directory();
    assert!(ask(&directory, "q=i+want+to+die").danger.is_some());
    assert!(ask(&directory, "q=detox").danger.is_none());
    assert_eq!(directory.crisis_lines()[0].id.as_str(), "line");
}

#[test]
fn pages_hold_every_result_once() {
    let directory = directory();
    let mut all = Vec::new();
    for page in 1..=4 {
        let query: SearchQuery = format!("page={page}").parse().unwrap();
        let results = directory.search(&query, Lang::En, 2).unwrap();
        assert_eq!((results.total, results.pages), (7, 4));
        all.extend(results.hits.into_iter().map(|hit| hit.listing.id.clone()));
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 7);
    let beyond: SearchQuery = "page=400".parse().unwrap();
    assert!(
        directory
            .search(&beyond, Lang::En, 2)
            .unwrap()
            .hits
            .is_empty()
    );
}

#[test]
fn hostile_queries_answer_fast_and_safely() {
    let directory = directory();
    let long = "a".repeat(10_000);
    let words = "detox ".repeat(2_000);
    let nested = format!("{}x{}", "(".repeat(1_000), ")".repeat(1_000));
    let queries = [
        &long,
        &words,
        &nested,
        "\0\0\0",
        "🙂🙂🙂 🏳️‍🌈",
        "\u{202E}xoted\u{202C}",
        "name:x AND (need:y OR *)",
        "\"",
        "*",
        "-",
        "/.*/",
        "[a TO b]",
    ];
    for q in queries {
        let query = SearchQuery::from_pairs([("q", q), ("near", q), ("need", q), ("page", q)]);
        let start = Instant::now();
        directory.search(&query, Lang::Es, 50).unwrap();
        directory.suggest_needs_and_names(q, Lang::En, 10);
        directory.suggest_places(q, 10);
        // Not a benchmark: a query that hangs takes minutes.
        assert!(start.elapsed() < Duration::from_secs(2), "{q:.20}");
    }
}

#[test]
fn suggestions_are_needs_names_and_places() {
    let directory = directory();
    let labels = |suggestions: Vec<waymark_search::Suggestion>| {
        suggestions.into_iter().map(|s| s.label).collect::<Vec<_>>()
    };
    let suggestions = directory.suggest_needs_and_names("de", Lang::En, 8);
    assert!(matches!(suggestions[0].target, SuggestionTarget::Term(_)));
    assert!(
        labels(directory.suggest_needs_and_names("dogw", Lang::En, 8))
            .contains(&"Dogwood Clinic".to_owned())
    );
    assert_eq!(
        labels(directory.suggest_places("denver", 3))[0],
        "Denver, CO"
    );
    assert!(
        directory
            .suggest_needs_and_names("d", Lang::En, 8)
            .is_empty()
    );
}
