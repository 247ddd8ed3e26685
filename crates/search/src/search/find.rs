//! Finding candidates: what the text index and the candidate search are asked for, and how the query is loosened if
//! nothing has all of its words.

use super::facets::chosen_filters;
use crate::{
    SearchQuery,
    analysis::Stemmers,
    candidates::{CandidateSearch, FoundCandidates, Words},
    geo::SearchArea,
    score::Scorer,
    search_index::SearchIndex,
    text_matches::{NameMatch, TextMatch, add_matches, name_score},
    understand::Understanding,
    weights,
};
use jiff::Timestamp;
use std::sync::Arc;
use waymark_directory::Listing;

pub(super) struct CandidateFinder<'a> {
    pub(super) listings: &'a [Arc<Listing>],
    pub(super) index: &'a SearchIndex,
    pub(super) query: &'a SearchQuery,
    pub(super) understanding: &'a Understanding,
    pub(super) areas: &'a [SearchArea],
    pub(super) scorer: &'a Scorer,
    pub(super) now: Timestamp,
}

/// Whether the words of a query may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameQuery {
    /// The vocabulary knows all of them: "detox" is hardly a name.
    Vocabulary,
    /// At least one of them may be part of a name.
    Other,
}

impl CandidateFinder<'_> {
    pub(super) fn find(&self, stemmers: &mut Stemmers) -> tantivy::Result<FoundCandidates> {
        let Understanding {
            concepts,
            unmatched_words,
            concept_words,
            name_words_with_place,
            ..
        } = self.understanding;
        let names = self.find_names(stemmers)?;
        let concept_matches = self
            .index
            .text
            .find_concept_words(concept_words, stemmers)?;
        let words_are = if concepts.is_empty() && !unmatched_words.is_empty() {
            Words::Required
        } else {
            Words::Optional
        };
        // If the query has nothing but words and no listing has all of them, some of them are enough.
        let most_required = match words_are {
            Words::Required => unmatched_words.len(),
            Words::Optional => 1,
        };
        let filters = chosen_filters(self.query);
        let mut required = most_required;
        loop {
            let word_matches = self.index.text.find_words(
                unmatched_words,
                required,
                self.index.names.lexicon(),
                stemmers,
            )?;
            let found = CandidateSearch {
                listings: self.listings,
                features: &self.index.features,
                grid: &self.index.grid,
                scorer: self.scorer,
                filters: &filters,
                opening: self.query.open,
                now: self.now,
                words: &add_matches(&word_matches, &concept_matches),
                names: &names,
                words_are,
                names_count_anywhere: !unmatched_words.is_empty()
                    || !name_words_with_place.is_empty(),
                areas: self.areas,
                filter_terms: self.index.filter_terms,
            }
            .find_candidates();
            if !found.fitting.is_empty() || required <= 1 {
                return Ok(FoundCandidates {
                    is_loosened: found.is_loosened || required < most_required,
                    ..found
                });
            }
            required -= 1;
        }
    }

    /// Listings whose names are near the words, in order.
    fn find_names(&self, stemmers: &mut Stemmers) -> tantivy::Result<Vec<NameMatch>> {
        let understanding = self.understanding;
        let kind = if understanding.unmatched_words.is_empty() {
            NameQuery::Vocabulary
        } else {
            NameQuery::Other
        };
        let queries = [
            (&understanding.name_words, kind),
            (&understanding.name_words_with_place, NameQuery::Other),
        ];
        let mut found = Vec::new();
        for (words, kind) in queries.into_iter().filter(|(words, _)| !words.is_empty()) {
            let names = &self.index.names;
            let rarity = names.rarity_of_all(words.iter().map(String::as_str));
            let matches = self.index.text.find_names(words, names, stemmers)?;
            found.extend(
                matches
                    .into_iter()
                    .map(|found| self.name_match(found, rarity, kind)),
            );
        }
        found.retain(|name| name.score > 0.0);
        // Of two matches of one listing, the better one stays.
        found.sort_by(|a, b| a.listing.cmp(&b.listing).then(b.score.total_cmp(&a.score)));
        found.dedup_by_key(|name| name.listing);
        Ok(found)
    }

    fn name_match(&self, found: TextMatch, typed_rarity: f32, kind: NameQuery) -> NameMatch {
        let coverage = found.score;
        let name_rarity = self.index.name_rarity[found.listing as usize].max(f32::EPSILON);
        let precision = coverage * typed_rarity / name_rarity;
        let mut score = name_score(coverage, precision);
        if kind == NameQuery::Vocabulary {
            score *= precision.min(1.0).powi(weights::VOCABULARY_NAME_POWER);
        }
        let is_meant = precision >= weights::MEANT_PRECISION;
        NameMatch {
            listing: found.listing,
            score,
            coverage: if is_meant { coverage } else { 0.0 },
        }
    }
}
