//! The results of a search: one page of listings, and what the page says about the query.

use crate::{Danger, query::Openness, score::Score, understand::PhraseReading};
use std::sync::Arc;
use waymark_directory::{Facet, Listing, TermId, listing::Coordinates};

/// The answer to a [`crate::SearchQuery`].
#[derive(Clone, Debug)]
pub struct SearchResults {
    /// How many listings fit, on all pages.
    pub total: usize,
    /// The danger to life that the words point to.
    pub danger: Option<Danger>,
    /// The words with their spelling corrected, if any was.
    pub corrected: Option<String>,
    /// How each phrase of the query was read, in order.
    pub readings: Vec<PhraseReading>,
    /// Nothing fits the whole query, and these fit a part of it.
    pub loosened: bool,
    /// The place that was meant, if one was given and is known.
    pub place: Option<SearchedPlace>,
    /// A place was given but isn't known.
    pub place_unknown: bool,
    /// The listings of this page, in order.
    pub hits: Vec<Hit>,
    /// Filters in the order of the page, each with its counts.
    pub facets: Vec<FacetCounts>,
    /// How many pages there are.
    pub pages: u32,
}

/// The place that a search is about.
#[derive(Clone, Debug)]
pub struct SearchedPlace {
    /// Such as "Denver, CO 80204", "Denver, CO" or "Colorado".
    pub label: String,
    /// Absent for a whole state.
    pub center: Option<Coordinates>,
    /// The radius that was searched; absent for a whole state.
    pub radius_miles: Option<u16>,
    /// Few places are near, so the search looked further away.
    pub widened: bool,
    /// Other places of that name, such as "Portland, ME".
    pub namesakes: Vec<String>,
    /// If the place was part of the words, the words without it.
    pub words_without_place: Option<String>,
}

/// One listing in the results.
#[derive(Clone, Debug)]
pub struct Hit {
    pub listing: Arc<Listing>,
    /// Miles from the place that was meant, to a tenth. Absent without a place, and for listings without a point.
    pub distance_miles: Option<f64>,
    /// What it meets of the query: for each phrase the most exact term it has.
    pub matches: Vec<TermId>,
    /// Conditions of the query that its data says nothing about.
    pub unknown_conditions: Vec<TermId>,
    /// Never [`Openness::Closed`], because closed listings aren't shown.
    pub openness: Openness,
    /// Why it has its place in the results.
    pub score: Score,
}

/// The counts of one filter.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    pub facet: Facet,
    /// Terms that are chosen or that any listing has, in the order of the vocabulary.
    pub counts: Vec<FacetCount>,
}

/// How many listings a term would show if no other term of its filter were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    pub term: TermId,
    pub count: usize,
    /// Whether the query has it.
    pub chosen: bool,
}
