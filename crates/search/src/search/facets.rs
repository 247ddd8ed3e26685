//! Facets: chosen filters as the candidate search takes them, and its counts as the page shows them.

use crate::{FacetCount, FacetCounts, SearchQuery, candidates::Filter};
use waymark_directory::{Facet, TermSet, Vocabulary};

/// The filters of a query. Values that aren't keys of terms aren't applied.
pub(super) fn chosen_filters(query: &SearchQuery) -> Vec<Filter> {
    let vocabulary = Vocabulary::get();
    let filter = |facet: Facet| {
        let chosen: TermSet = query
            .filters
            .values(facet)
            .filter_map(|key| vocabulary.id(facet, key))
            .collect();
        (!chosen.is_empty()).then(|| Filter {
            chosen,
            family: vocabulary.facet_set(facet),
        })
    };
    Facet::FILTERS.into_iter().filter_map(filter).collect()
}

/// The counts of every filter, without the terms that no listing has, unless they are chosen.
pub(super) fn count_facets(query: &SearchQuery, counts: &[u32]) -> Vec<FacetCounts> {
    let vocabulary = Vocabulary::get();
    let counts_of = |facet: Facet| {
        let counts = vocabulary.facet(facet).map(|(id, term)| FacetCount {
            term: id,
            count: counts.get(id.index()).map_or(0, |count| *count as usize),
            chosen: query.filters.contains(facet, &term.key),
        });
        FacetCounts {
            facet,
            counts: counts.filter(|c| c.count > 0 || c.chosen).collect(),
        }
    };
    Facet::FILTERS.map(counts_of).into()
}
