//! The headline of the results: how many places, for what, and where.

use super::{formats::group_digits, text};
use waymark_directory::Lang;
use waymark_search::{SearchQuery, SearchResults};

/// "132 places for “detox” near Denver, CO 80204".
pub fn results_headline(query: &SearchQuery, results: &SearchResults, lang: Lang) -> String {
    let count = match results.total {
        0 => text!(lang, results.count_0).to_owned(),
        1 => text!(lang, results.count_1).to_owned(),
        n => text!(lang, results.count_n, n = group_digits(n)),
    };
    let found = if query.q.is_empty() {
        count
    } else {
        text!(
            lang,
            results.for_words,
            count = count,
            words = query.q.clone()
        )
    };
    match &results.place {
        // A whole state has no center to be near to.
        Some(place) if place.center.is_none() => text!(
            lang,
            results.inside,
            found = found,
            place = place.label.clone()
        ),
        Some(place) => text!(
            lang,
            results.near,
            found = found,
            place = place.label.clone()
        ),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::listing::{Coordinates, Precision};
    use waymark_search::SearchedPlace;

    fn results(total: usize, place: Option<SearchedPlace>) -> SearchResults {
        SearchResults {
            total,
            danger: None,
            corrected: None,
            readings: Vec::new(),
            loosened: false,
            place,
            place_unknown: false,
            hits: Vec::new(),
            facets: Vec::new(),
            pages: 1,
        }
    }

    #[test]
    fn the_headline_is_a_sentence_in_both_languages() {
        let query: SearchQuery = "q=detox".parse().unwrap();
        let center = Some(Coordinates {
            latitude: 39.7,
            longitude: -105.0,
            precision: Precision::PostalCode,
        });
        let denver = SearchedPlace {
            label: "Denver, CO 80204".into(),
            center,
            radius_miles: Some(50),
            widened: false,
            namesakes: Vec::new(),
            words_without_place: None,
        };
        let found_in = |lang| results_headline(&query, &results(1132, Some(denver.clone())), lang);
        assert_eq!(
            found_in(Lang::En),
            "1,132 places for “detox” near Denver, CO 80204"
        );
        assert_eq!(
            found_in(Lang::Es),
            "1,132 lugares para «detox» cerca de Denver, CO 80204"
        );
    }

    #[test]
    fn one_place_is_singular_and_places_are_in_a_state() {
        let query = SearchQuery::default();
        let colorado = SearchedPlace {
            label: "Colorado".into(),
            center: None,
            radius_miles: None,
            widened: false,
            namesakes: Vec::new(),
            words_without_place: None,
        };
        assert_eq!(
            results_headline(&query, &results(1, Some(colorado)), Lang::En),
            "1 place in Colorado"
        );
        assert_eq!(
            results_headline(&query, &results(0, None), Lang::Es),
            "No se encontraron lugares"
        );
    }
}
