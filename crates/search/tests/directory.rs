//! A small invented directory, asked in every way that the pages and the API ask.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{
    fmt::Write,
    time::{Duration, Instant},
};
use waymark_directory::{
    Catalogue, Facet, Lang, Vocabulary, curated::read_entries, fault::SourceFile,
};
use waymark_search::{Directory, SearchQuery, SearchResults, SuggestionTarget};

/// Id, name, city and ZIP, needs, payment, other lines.
const PLACES: &[(&str, &str, &str, &str, &str, &str)] = &[
    (
        "aspen",
        "Aspen Detox Center",
        "Denver CO 80204",
        "detox",
        "medicaid",
        "",
    ),
    (
        "birch",
        "Birch Recovery",
        "Denver CO 80202",
        "detox residential",
        "self-pay",
        "groups = [\"women\"]",
    ),
    (
        "cedar",
        "Cedar House",
        "Aurora CO 80010",
        "recovery-housing",
        "medicaid",
        "",
    ),
    (
        "dogwood",
        "Dogwood Clinic",
        "Boulder CO 80302",
        "methadone counseling",
        "medicare",
        "",
    ),
    (
        "elm",
        "Elm Counseling",
        "Portland ME 04101",
        "counseling",
        "sliding-fee",
        "languages = [\"es\"]",
    ),
    (
        "fir",
        "Fir Detox of Tallapoosa",
        "Alexander City AL 35010",
        "detox",
        "medicaid",
        "",
    ),
    (
        "gone",
        "Gone Detox",
        "Denver CO 80204",
        "detox",
        "medicaid",
        "status = \"closed\"",
    ),
];

fn directory() -> Directory {
    let mut text = String::new();
    for (id, name, place, needs, payment, more) in PLACES {
        let (city, rest) = place
            .rsplit_once(' ')
            .and_then(|(rest, zip)| {
                rest.rsplit_once(' ')
                    .map(|(city, state)| (city, (state, zip)))
            })
            .unwrap();
        let (state, zip) = rest;
        let needs = needs
            .split(' ')
            .map(|need| format!("\"{need}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let (point, _) = waymark_directory::places::Places::get()
            .find_zip(zip.parse().unwrap())
            .unwrap();
        write!(
            text,
            "[[listing]]\nid = \"{id}\"\nname = {{ en = \"{name}\", es = \"{name}\" }}\n\
             description = {{ en = \"A place in {city}.\", es = \"Un lugar en {city}.\" }}\n\
             needs = [{needs}]\npayment = [\"{payment}\"]\n{more}\n\
             phones = [{{ number = \"303-555-0100\" }}]\n\
             address = {{ street = \"12 Elm Street\", city = \"{city}\", state = \"{state}\", postal_code = \"{zip}\" }}\n\
             coordinates = {{ latitude = {}, longitude = {} }}\n\
             source = {{ name = \"Test\", url = \"https://source.example/\", date = 2026-01-02 }}\n\n",
            point.latitude, point.longitude
        )
        .unwrap();
    }
    text += "[[listing]]\nid = \"line\"\nname = { en = \"Juniper Crisis Line\", es = \"Línea Juniper\" }\n\
             description = { en = \"Call at any hour.\", es = \"Llame a cualquier hora.\" }\n\
             needs = [\"crisis-line\"]\nphones = [{ number = \"988\" }]\nservice_area = { national = true }\n\
             source = { name = \"Test\", url = \"https://source.example/\", date = 2026-01-02 }\n";
    let listings = read_entries(&[SourceFile {
        name: "test.toml".to_owned(),
        text: text.into(),
    }])
    .unwrap();
    Directory::new(Catalogue::from_curated(listings)).unwrap()
}

fn ask(directory: &Directory, query: &str) -> SearchResults {
    directory
        .search(&query.parse::<SearchQuery>().unwrap(), Lang::En, 20)
        .unwrap()
}

fn ids(results: &SearchResults) -> Vec<&str> {
    results
        .hits
        .iter()
        .map(|hit| hit.listing.id.as_str())
        .collect()
}

fn found(query: &str) -> Vec<String> {
    ids(&ask(&directory(), query))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// Counts of a filter by key.
fn counts(results: &SearchResults, facet: Facet) -> Vec<(&'static str, usize)> {
    let counts = results.facets.iter().find(|f| f.facet == facet).unwrap();
    counts
        .counts
        .iter()
        .map(|c| (&*Vocabulary::get().term(c.term).key, c.count))
        .collect()
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
fn values_of_one_filter_are_alternatives_and_filters_add_up() {
    assert_eq!(found("need=recovery-housing&need=methadone").len(), 2);
    assert_eq!(found("need=detox&pay=medicaid"), ["aspen", "fir"]);
    assert_eq!(found("need=detox&pay=medicare"), [""; 0]);
}

#[test]
fn a_filter_is_counted_as_if_none_of_its_values_were_chosen() {
    let directory = directory();
    let results = ask(&directory, "need=detox&pay=medicaid");
    assert_eq!(results.total, 2);
    // Payment of all three detox places, though only Medicaid is chosen.
    assert_eq!(
        counts(&results, Facet::Payment),
        [("medicaid", 2), ("self-pay", 1)]
    );
    // Needs of all places that take Medicaid, though only detox is chosen.
    let needs = counts(&results, Facet::Need);
    assert!(
        needs.contains(&("detox", 2)) && needs.contains(&("recovery-housing", 1)),
        "{needs:?}"
    );
}

#[test]
fn choosing_a_value_gives_as_many_places_as_its_count_says() {
    let directory = directory();
    for base in [
        "",
        "q=detox",
        "near=80204",
        "pay=medicaid",
        "need=detox&pay=medicaid",
    ] {
        let query: SearchQuery = base.parse().unwrap();
        let results = ask(&directory, base);
        for facet in &results.facets {
            for count in &facet.counts {
                let key = &Vocabulary::get().term(count.term).key;
                let alone = query
                    .filters
                    .values(facet.facet)
                    .fold(query.clone(), |q, value| {
                        q.without_filter(facet.facet, value)
                    });
                let mut chosen = alone.with(facet.facet, key);
                // The search widens by itself; counts are of the area that was searched.
                chosen.radius = results
                    .place
                    .as_ref()
                    .and_then(|p| p.radius_miles)
                    .map(|miles| miles.to_string().parse().unwrap());
                assert_eq!(
                    ask(&directory, &chosen.to_string()).total,
                    count.count,
                    "{base} + {key}"
                );
            }
        }
    }
}

#[test]
fn a_first_level_need_includes_its_second_level_needs() {
    assert_eq!(found("need=treatment").len(), 4);
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
