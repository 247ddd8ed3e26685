//! What a search answers.

use std::sync::Arc;
use waymark_content::{Facet, Listing, TermId, listing::Coordinates};

/// The answer to a [`crate::SearchQuery`].
#[derive(Clone, Debug)]
pub struct SearchResults {
    /// How many listings fit, over all pages.
    pub total: usize,
    /// Whether the words speak of danger to life: suicide, overdose, violence.
    pub crisis: bool,
    /// The words as they were read, where spelling was mended.
    pub corrected: Option<String>,
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

/// A place a search is centred on.
#[derive(Clone, Debug)]
pub struct PlaceMeant {
    /// Such as "Denver, CO 80204", "Denver, CO" or "Colorado".
    pub label: String,
    /// The middle; absent for a whole state.
    pub centre: Option<Coordinates>,
    /// The radius searched, in miles; absent for a whole state.
    pub radius_miles: Option<u16>,
}

/// One listing in the results.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The listing.
    pub listing: Arc<Listing>,
    /// Miles from the place that was meant, to a tenth; absent without a place, and for listings without a point.
    pub distance_miles: Option<f64>,
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
