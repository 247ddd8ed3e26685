//! The directory: all listings and their search index, ready to be searched.

use crate::{
    Suggestion,
    geo::{Circle, round_miles},
    search_index::SearchIndex,
    similar,
    suggest::Suggestions,
};
use std::{collections::HashMap, sync::Arc};
use waymark_directory::{Catalogue, Facet, Guides, Lang, Listing, ListingId, TermSet, Vocabulary};

/// The text index couldn't be built or searched.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed")]
pub struct DirectoryError {
    #[from]
    source: tantivy::TantivyError,
}

/// Searching doesn't change it, so all threads can share one.
pub struct Directory {
    listings: Vec<Arc<Listing>>,
    positions: HashMap<ListingId, usize>,
    index: SearchIndex,
    suggestions: Suggestions,
    crisis_lines: Vec<Arc<Listing>>,
    guides: Guides,
}

impl Directory {
    /// Builds the index in memory.
    pub fn new(catalogue: Catalogue) -> Result<Self, DirectoryError> {
        let guides = catalogue.guides().clone();
        let listings = catalogue.into_listings();
        let inferred: Vec<TermSet> = listings.iter().map(inferred_needs).collect();
        let listings: Vec<Arc<Listing>> = listings
            .into_iter()
            .zip(&inferred)
            .map(|(listing, inferred)| {
                Arc::new(Listing {
                    terms: listing.terms.union(*inferred),
                    ..listing
                })
            })
            .collect();
        Ok(Self {
            positions: positions_by_id(&listings),
            index: SearchIndex::build(&listings, &inferred)?,
            suggestions: Suggestions::new(&listings),
            crisis_lines: national_crisis_lines(&listings),
            guides,
            listings,
        })
    }

    pub fn guides(&self) -> &Guides {
        &self.guides
    }

    /// Every listing, curated ones first.
    pub fn listings(&self) -> &[Arc<Listing>] {
        &self.listings
    }

    /// A listing by its id or by an older one, even if it has closed.
    pub fn listing(&self, id: &ListingId) -> Option<&Arc<Listing>> {
        self.positions.get(id).map(|at| &self.listings[*at])
    }

    /// The national crisis lines, in the order of the content.
    pub fn crisis_lines(&self) -> &[Arc<Listing>] {
        &self.crisis_lines
    }

    pub(crate) fn index(&self) -> &SearchIndex {
        &self.index
    }

    /// Needs and names that begin with what is typed.
    pub fn suggest_needs_and_names(
        &self,
        typed: &str,
        lang: Lang,
        limit: usize,
    ) -> Vec<Suggestion> {
        self.suggestions.suggest_needs_and_names(typed, lang, limit)
    }

    /// Cities that begin with what is typed.
    pub fn suggest_places(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        self.suggestions.suggest_places(typed, limit)
    }

    /// Places near a listing that offer much the same, the most similar and nearest first, with their distance in
    /// miles.
    pub fn find_similar(&self, id: &ListingId, limit: usize) -> Vec<(Arc<Listing>, f64)> {
        let Some(at) = self.positions.get(id) else {
            return Vec::new();
        };
        let listing = &self.listings[*at];
        let (Some(address), Some(center)) = (&listing.address, listing.coordinates) else {
            return Vec::new();
        };
        let circle = Circle::new(center, address.state, similar::RADIUS_MILES);
        similar::find_similar(&self.index.features, *at, circle, limit)
            .into_iter()
            .map(|(other, miles)| (self.listings[other].clone(), round_miles(miles)))
            .collect()
    }
}

fn positions_by_id(listings: &[Arc<Listing>]) -> HashMap<ListingId, usize> {
    let ids = listings.iter().zip(0..).flat_map(|(listing, at)| {
        // A listing's own id comes last, so that it wins over an older id of another one.
        let ids = listing.aliases.iter().chain([&listing.id]);
        ids.map(move |id| (id.clone(), at))
    });
    ids.collect()
}

fn national_crisis_lines(listings: &[Arc<Listing>]) -> Vec<Arc<Listing>> {
    let crisis_line = Vocabulary::get().id(Facet::Need, "crisis-line");
    let is_crisis_line = |listing: &&Arc<Listing>| {
        listing.is_listed()
            && listing.address.is_none()
            && crisis_line.is_some_and(|term| listing.terms.contains(term))
    };
    listings.iter().filter(is_crisis_line).cloned().collect()
}

/// First-level needs that aren't coded but follow from second-level ones.
fn inferred_needs(listing: &Listing) -> TermSet {
    let vocabulary = Vocabulary::get();
    let parent = |id| vocabulary.id(Facet::Need, vocabulary.term(id).parent.as_deref()?);
    let parents: TermSet = listing.terms.iter().filter_map(parent).collect();
    parents.difference(listing.terms)
}
