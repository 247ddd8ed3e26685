//! Chosen filters as the sieve knows them, and its counts as the page shows them.

use crate::{FacetCount, FacetCounts, SearchQuery, query::FILTER_KEYS, sift::Filter};
use waymark_directory::{Facet, TermSet, Vocabulary};

/// The filters of a query; keys that name no term are not applied.
pub(super) fn filters(query: &SearchQuery) -> Vec<Filter> {
    let vocabulary = Vocabulary::get();
    let filter = |facet: Facet| {
        let chosen: TermSet = query
            .filter(facet.key())?
            .iter()
            .filter_map(|key| vocabulary.id(facet, key))
            .collect();
        (!chosen.is_empty()).then(|| Filter {
            chosen,
            facet: vocabulary.mask(facet),
        })
    };
    Facet::FILTERS.into_iter().filter_map(filter).collect()
}

/// The counts of every filter, those without listings left out unless they are chosen.
pub(super) fn facets(query: &SearchQuery, counts: &[u32]) -> Vec<FacetCounts> {
    debug_assert_eq!(FILTER_KEYS, Facet::FILTERS.map(Facet::key));
    let vocabulary = Vocabulary::get();
    let of = |facet: Facet| {
        let chosen = query.filter(facet.key());
        let counts = vocabulary.facet(facet).map(|(term, t)| FacetCount {
            term,
            count: counts.get(term.index()).map_or(0, |count| *count as usize),
            chosen: chosen.is_some_and(|keys| keys.contains(&*t.key)),
        });
        FacetCounts {
            facet,
            counts: counts.filter(|c| c.count > 0 || c.chosen).collect(),
        }
    };
    Facet::FILTERS.map(of).into()
}
