//! The conductor of a search. It asks, in this order:
//!
//! 1. [`crate::understand`]: what do the words mean?
//! 2. [`area`]: which place is meant, and where should the search look?
//! 3. [`find`]: which listings fit? It asks the text index and [`crate::candidates`], for less of the query if need be.
//! 4. [`rank`]: in which order, and which of them are on this page? It asks [`crate::score`] and [`crate::order`].
//! 5. [`facets`]: how many would each filter leave?

mod area;
mod facets;
mod find;
mod rank;

use crate::{
    Directory, DirectoryError, SearchQuery, SearchResults,
    score::{Scorer, WeightedConcept},
    search_index::SearchIndex,
    understand::{LookForPlace, Understanding},
};
use find::CandidateFinder;
use jiff::Timestamp;
use rank::Ranking;
use waymark_directory::{Facet, Lang, Vocabulary, places::Place};

/// Most results on one page.
pub const MAX_PAGE_SIZE: usize = 50;

impl Directory {
    /// Answers a search as of now, with at most `limit` results on the page.
    pub fn search(
        &self,
        query: &SearchQuery,
        lang: Lang,
        limit: usize,
    ) -> Result<SearchResults, DirectoryError> {
        self.search_at(query, lang, limit, Timestamp::now())
    }

    /// Answers a search the way it is answered at the given time.
    pub fn search_at(
        &self,
        query: &SearchQuery,
        lang: Lang,
        limit: usize,
        now: Timestamp,
    ) -> Result<SearchResults, DirectoryError> {
        let limit = limit.clamp(1, MAX_PAGE_SIZE);
        let index = self.index();
        let mut stemmers = index.stemmers.clone();

        let typed_place = query.near.as_ref().and_then(area::find_place);
        let look_for_place = match typed_place {
            Some(_) => LookForPlace::NotAtAll,
            None => LookForPlace::InWords,
        };
        let understanding =
            index
                .query_reader
                .read_query(&query.q, look_for_place, &index.names, &mut stemmers);
        let place = typed_place.or(understanding.place);

        let mut scorer = new_scorer(index, &understanding, place, lang);
        let found = CandidateFinder {
            listings: self.listings(),
            index,
            query,
            understanding: &understanding,
            areas: &area::areas_to_search(query, place),
            scorer: &scorer,
            now,
        }
        .find(&mut stemmers)?;

        scorer.scale_miles = rank::scale_miles(&found.fitting);
        let ranking = Ranking {
            listings: self.listings(),
            index,
            scorer: &scorer,
            found: &found.fitting,
        };
        let total = found.fitting.len();
        Ok(SearchResults {
            total,
            hits: ranking.page_of_hits(query.sort, query.page as usize * limit, limit),
            pages: u32::try_from(total.div_ceil(limit)).unwrap_or(u32::MAX),
            loosened: found.is_loosened && total > 0,
            place: place
                .map(|place| area::describe_place(place, query, &understanding, &found, lang)),
            place_unknown: query.near.is_some() && typed_place.is_none(),
            facets: facets::count_facets(query, &found.counts),
            danger: understanding.danger,
            corrected: understanding.corrected,
            readings: understanding.readings,
        })
    }
}

fn new_scorer(
    index: &SearchIndex,
    understanding: &Understanding,
    place: Option<Place<'_>>,
    lang: Lang,
) -> Scorer {
    let concepts = understanding
        .concepts
        .iter()
        .map(|concept| WeightedConcept::new(concept, |id| index.term_rarity[id.index()]))
        .collect();
    // Nearly every place speaks English, so only another language says something.
    let language = match lang {
        Lang::En => None,
        Lang::Es => Vocabulary::get().id(Facet::Language, lang.tag()),
    };
    Scorer::new(concepts, understanding.avoided_terms, place, language)
}
