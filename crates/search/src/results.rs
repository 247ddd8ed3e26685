//! What a search answers.

use crate::{Danger, rank::Score};
use std::sync::Arc;
use waymark_directory::{Facet, Listing, TermId, listing::Coordinates};

/// The answer to a [`crate::SearchQuery`].
#[derive(Clone, Debug)]
pub struct SearchResults {
    /// How many listings fit, over all pages.
    pub total: usize,
    /// The danger to life that the words speak of.
    pub danger: Option<Danger>,
    /// The words as they were read, where spelling was mended.
    pub corrected: Option<String>,
    /// How each phrase of the query was read, in its order.
    pub readings: Vec<Reading>,
    /// Nothing fits all of the words, so that these fit some.
    pub loosened: bool,
    /// The place that was meant, where one was given and found.
    pub place: Option<PlaceMeant>,
    /// Whether a place was given but is not known.
    pub place_unknown: bool,
    /// The listings of this page, in order.
    pub hits: Vec<Hit>,
    /// Filters in the order of the page, each with its counts.
    pub facets: Vec<FacetCounts>,
    /// How many pages there are.
    pub pages: u32,
}

/// How a phrase of the query was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// As typed.
    pub words: String,
    /// The whole query without the phrase, for taking it back.
    pub without: String,
    /// What it stands for; any of these.
    pub terms: Vec<TermId>,
    /// It is not wanted.
    pub avoided: bool,
}

/// A place a search is centred on.
#[derive(Clone, Debug)]
pub struct PlaceMeant {
    /// Such as "Denver, CO 80204", "Denver, CO" or "Colorado".
    pub label: String,
    /// The middle; absent for a whole state.
    pub centre: Option<Coordinates>,
    /// The radius searched, in miles; absent for a whole state.
    pub radius_miles: Option<u16>,
    /// Few places are near, so that the search looked further than it does at first.
    pub widened: bool,
    /// Other places of that name, such as "Portland, ME".
    pub namesakes: Vec<String>,
    /// Where the place was read from the words: the words without it.
    pub without: Option<String>,
}

/// One listing in the results.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The listing.
    pub listing: Arc<Listing>,
    /// Miles from the place that was meant, to a tenth; absent without a place, and for listings without a point.
    pub distance_miles: Option<f64>,
    /// What of the query it meets: for each phrase the most exact term it has.
    pub matches: Vec<TermId>,
    /// Conditions of the query that its data says nothing about.
    pub unsaid: Vec<TermId>,
    /// Whether it is open at the time asked for, where its hours are known.
    pub open: Option<bool>,
    /// Why it stands where it stands.
    pub score: Score,
}

/// The counts of one filter.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// Which filter.
    pub facet: Facet,
    /// Its terms with at least one listing, and those chosen; in the order of the vocabulary.
    pub counts: Vec<FacetCount>,
}

/// How many listings a term would show, as if no other term of its filter were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The term.
    pub term: TermId,
    /// Listings that fit everything else and have the term.
    pub count: usize,
    /// Whether the query has it.
    pub chosen: bool,
}
