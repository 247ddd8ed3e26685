//! The catalogue: curated entries and imported lists together, with one listing for each place.

mod absorb;
mod confidential;
mod hiding;
mod identity;
mod likeness;
mod merge;
mod revealed;

pub use identity::{address_key, derive_place_id, main_phone};
pub use merge::{AddedRecord, ListMerger, merge_lists, merge_namesakes, merge_repeats};
pub use revealed::find_revealed;

use crate::{
    Guides, Listing, ListingId, duplicates::PairDecisions, overrides::Overrides, places::Places,
};
use std::collections::HashSet;

/// The parts of a catalogue; [`crate::load`] reads them from files.
#[derive(Clone, Debug, Default)]
pub struct CatalogueParts {
    pub curated: Vec<Listing>,
    /// The listings of all imported lists.
    pub imported: Vec<Listing>,
    /// What people decided about pairs of records that may be about the same place.
    pub decisions: PairDecisions,
    /// The corrections that people accepted.
    pub overrides: Overrides,
    pub guides: Guides,
}

/// All listings, curated ones first, and the guides.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    listings: Vec<Listing>,
    guides: Guides,
}

impl CatalogueParts {
    /// Merges the records of each place, applies the accepted corrections, and hides what is confidential.
    pub fn build(self) -> Catalogue {
        let Self {
            curated,
            mut imported,
            decisions,
            overrides,
            guides,
        } = self;
        // If somebody imports one of our exports, it contains our own entries.
        let ids: HashSet<&ListingId> = curated.iter().map(|listing| &listing.id).collect();
        imported.retain(|listing| !ids.contains(&listing.id));
        let mut listings = curated;
        listings.extend(merge_lists(imported, &decisions));
        let mut listings = hiding::settle(listings, &overrides).listings;
        listings.iter_mut().for_each(locate);
        Catalogue { listings, guides }
    }
}

impl Catalogue {
    /// A catalogue with only hand-written entries.
    pub fn from_curated(curated: Vec<Listing>) -> Self {
        CatalogueParts {
            curated,
            ..CatalogueParts::default()
        }
        .build()
    }

    /// A catalogue with only imported listings.
    pub fn from_imported(imported: Vec<Listing>) -> Self {
        CatalogueParts {
            imported,
            ..CatalogueParts::default()
        }
        .build()
    }

    pub fn guides(&self) -> &Guides {
        &self.guides
    }

    /// Removes whatever could lead to the door of an imported place. Ids stay, so that links to it still work.
    pub(crate) fn redact_imported(&mut self) {
        let is_imported =
            |listing: &&mut Listing| listing.sources.iter().any(|source| source.list.is_some());
        self.listings
            .iter_mut()
            .filter(is_imported)
            .for_each(Listing::redact_location);
    }

    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    pub fn into_listings(self) -> Vec<Listing> {
        self.listings
    }
}

/// Finds the places whose addresses must not be shown. Returns all their ids, including earlier ones.
pub fn find_hidden_ids(listings: Vec<Listing>, overrides: &Overrides) -> HashSet<ListingId> {
    let ids = listings
        .iter()
        .map(|listing| [std::slice::from_ref(&listing.id), &listing.aliases].concat());
    let ids: Vec<Vec<ListingId>> = ids.collect();
    let settled = hiding::settle(listings, overrides);
    let hidden = ids.into_iter().zip(settled.positions);
    let hidden = hidden.filter(|(_, position)| settled.listings[*position].confidential);
    hidden.flat_map(|(ids, _)| ids).collect()
}

/// Gives a listing approximate coordinates if it has none, so that searches nearby find it.
fn locate(listing: &mut Listing) {
    if listing.coordinates.is_none() {
        listing.coordinates = listing
            .address
            .as_ref()
            .and_then(|address| Places::get().locate(address));
    }
}
