//! What words mean, and why places are ordered the way they are.

use super::{ask, directory_of, entries, entry, ids};
use waymark_directory::{Lang, Vocabulary};
use waymark_search::{Directory, Openness, SearchQuery, SearchResults};

/// All but the last are in or around Denver.
const PLACES: &str = r#"
special | Aspen Detox       | Denver CO 80204      | detox            | payment = ["medicaid"]
also    | Birch Campus      | Denver CO 80204      | detox residential outpatient methadone counseling | payment = ["medicaid"]; services = ["twelve-step"]
silent  | Cedar Clinic      | Denver CO 80204      | detox            |
refuses | Dogwood Clinic    | Denver CO 80204      | detox            | payment = ["self-pay"]
men     | Elm House         | Denver CO 80204      | residential      | groups = ["men"]; serves_only = ["men"]
women   | Fir House         | Denver CO 80205      | residential      | groups = ["women"]
day     | Gorse Center      | Denver CO 80204      | counseling       | hours = { timezone = "America/Denver", opening = [{ days = ["mon", "fri"], opens = "09:00", closes = "17:00" }] }
night   | Holly Center      | Denver CO 80204      | counseling       | hours = "always"
unknown | Ivy Center        | Denver CO 80204      | counseling       |
far     | Juniper Methadone | Pueblo CO 81003      | methadone        |
phoenix | Phoenix House     | Springfield IL 62701 | recovery-housing |
"#;

const DENVER: &str = "city = \"Denver\", state = \"CO\", postal_code = \"80204\"";

fn directory() -> Directory {
    directory_of(&entries(PLACES))
}

fn search(query: &str) -> SearchResults {
    ask(&directory(), query)
}

#[test]
fn a_place_for_it_comes_before_one_that_also_does_it() {
    let results = search("q=detox&near=80204");
    let found = ids(&results);
    assert_eq!(found[0], "special");
    assert_eq!(found.last(), Some(&"also"));
}

#[test]
fn an_unknown_condition_comes_after_a_yes_and_is_not_a_no() {
    let results = search("q=detox+medicaid&near=80204");
    assert_eq!(ids(&results), ["special", "also", "silent"]);
    let medicaid = |ids: &[waymark_directory::TermId]| {
        ids.iter()
            .any(|id| &*Vocabulary::get().term(*id).key == "medicaid")
    };
    assert!(medicaid(&results.hits[0].matches) && !medicaid(&results.hits[0].unknown_conditions));
    assert!(medicaid(&results.hits[2].unknown_conditions));
    assert!(results.hits[2].score.unknown_condition < 1.0);
}

#[test]
fn places_with_something_unwanted_come_last() {
    let results = search("q=detox+without+12+step&near=80204");
    assert_eq!(ids(&results).last(), Some(&"also"));
    assert!(results.readings.iter().any(|reading| reading.is_avoided));
}

#[test]
fn a_place_for_men_only_is_not_shown_to_women() {
    assert_eq!(ids(&search("q=residential+women&near=80204"))[0], "women");
    assert!(!ids(&search("q=residential+women&near=80204")).contains(&"men"));
    assert!(ids(&search("q=residential+men&near=80204")).contains(&"men"));
}

#[test]
fn every_phrase_can_be_taken_back() {
    let results = search("q=detox+that+takes+medicaid&near=80204");
    let readings: Vec<(&str, &str)> = results
        .readings
        .iter()
        .map(|reading| (reading.words.as_str(), reading.words_without.as_str()))
        .collect();
    assert_eq!(
        readings,
        [
            ("detox", "that takes medicaid"),
            ("takes medicaid", "detox")
        ]
    );
}

#[test]
fn a_search_without_enough_places_looks_further_and_says_so() {
    let results = search("q=methadone&near=80204");
    let place = results.place.as_ref().unwrap();
    assert!(place.widened && place.radius_miles > Some(50));
    assert_eq!(ids(&results), ["also", "far"]);
}

#[test]
fn when_nothing_fits_the_whole_query_the_results_say_so() {
    let results = search("q=recovery+housing+counseling&near=80204");
    assert!(results.loosened && results.total > 0);
    assert!(!search("q=detox&near=80204").loosened);
}

#[test]
fn a_name_is_found_even_if_it_begins_like_a_place() {
    let results = search("q=phoenix+house");
    assert_eq!(ids(&results)[0], "phoenix");
}

#[test]
fn other_places_of_a_name_are_offered_unless_a_state_is_given() {
    let namesakes = |query| search(query).place.unwrap().namesakes;
    assert!(namesakes("q=detox+springfield").contains(&"Springfield, MO".to_owned()));
    assert!(namesakes("q=detox&near=springfield").contains(&"Springfield, MO".to_owned()));
    assert!(namesakes("q=detox+springfield+il").is_empty());
    assert!(namesakes("q=detox&near=Springfield,+IL").is_empty());
}

#[test]
fn closed_places_are_left_out_and_those_without_hours_are_kept() {
    let on = |query| -> Vec<(String, Openness)> {
        let hits = search(query).hits.into_iter();
        hits.map(|hit| (hit.listing.id.to_string(), hit.openness))
            .collect()
    };
    let friday = on("need=counseling&near=80204&open=fri&at=10:00");
    assert_eq!(friday.len(), 4);
    assert!(friday[..2].iter().all(|(_, open)| *open == Openness::Open));
    assert!(
        friday[2..]
            .iter()
            .all(|(_, open)| *open == Openness::Unknown)
    );
    let sunday = on("need=counseling&near=80204&open=sun");
    assert_eq!(sunday[0], ("night".to_owned(), Openness::Open));
    assert!(sunday.iter().all(|(id, _)| id != "day"));
}

#[test]
fn open_now_means_the_time_of_the_search() {
    let directory = directory();
    let query: SearchQuery = "need=counseling&near=80204&open=now".parse().unwrap();
    let is_open_at = |moment: &str| {
        let moment = moment.parse().unwrap();
        let results = directory.search_at(&query, Lang::En, 20, moment).unwrap();
        ids(&results).contains(&"day")
    };
    // Monday at ten in Denver, and at nine in the evening.
    assert!(is_open_at("2026-11-23T17:00:00Z"));
    assert!(!is_open_at("2026-11-24T04:00:00Z"));
}

#[test]
fn similar_places_share_needs_and_are_near() {
    let directory = directory();
    let similar = directory.find_similar(&"special".parse().unwrap(), 3);
    let ids: Vec<&str> = similar.iter().map(|(place, _)| place.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert!(
        ids[..2].iter().all(|id| ["silent", "refuses"].contains(id)),
        "{ids:?}"
    );
    assert!(
        directory
            .find_similar(&"phoenix".parse().unwrap(), 3)
            .is_empty()
    );
}

#[test]
fn the_parts_of_a_score_make_its_total() {
    let results = search("q=detox+medicaid&near=80204");
    let totals: Vec<f32> = results.hits.iter().map(|hit| hit.score.total()).collect();
    assert!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
}

#[test]
fn meetings_that_one_website_publishes_are_not_one_organization() {
    let entries = (0..7).map(|n| {
        let hospital = "mutual-aid detox residential";
        let more = format!(
            "website = \"https://groups.example/{n}\"\nhours = {{ timezone = \"America/Denver\", \
             opening = [{{ days = [\"mon\"], opens = \"18:00\" }}] }}"
        );
        let needs = if n == 0 { hospital } else { "mutual-aid" };
        entry(
            &format!("g{n}"),
            &format!("Number {n}"),
            (&format!("{n} Elm Street"), DENVER),
            needs,
            &more,
        )
    });
    let directory = directory_of(&entries.collect::<Vec<_>>());
    let results = ask(&directory, "q=aa+meeting&near=80204");
    assert_eq!(ids(&results).last(), Some(&"g0"), "{:?}", ids(&results));
    assert_eq!(directory.find_similar(&"g1".parse().unwrap(), 10).len(), 6);
}

#[test]
fn sites_of_one_organization_do_not_fill_the_page() {
    let entries = (0..6).map(|n| {
        let name = if n < 5 {
            format!("Great Chain Clinic {n}")
        } else {
            "Lone Pine".to_owned()
        };
        entry(
            &format!("c{n}"),
            &name,
            (&format!("{n} Elm Street"), DENVER),
            "detox",
            "",
        )
    });
    let directory = directory_of(&entries.collect::<Vec<_>>());
    let results = ask(&directory, "q=detox&near=80204");
    let at = ids(&results).iter().position(|id| *id == "c5");
    assert!(at == Some(2), "{:?}", ids(&results));
}
