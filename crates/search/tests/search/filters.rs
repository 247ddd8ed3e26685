//! Filters, and how many places each of their values would leave.

use super::{
    ask,
    basics::{directory, found},
};
use waymark_directory::{Facet, Vocabulary};
use waymark_search::{SearchQuery, SearchResults};

/// How many places each value of a filter would leave, by the value's key.
fn counts(results: &SearchResults, facet: Facet) -> Vec<(&'static str, usize)> {
    let counts = results.facets.iter().find(|f| f.facet == facet).unwrap();
    counts
        .counts
        .iter()
        .map(|c| (&*Vocabulary::get().term(c.term).key, c.count))
        .collect()
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
                let mut chosen = alone.with_filter(facet.facet, key);
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
