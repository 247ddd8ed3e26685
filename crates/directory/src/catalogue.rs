//! Everything the directory knows: curated entries and imported lists, one place one listing.

mod absorb;
mod confidential;
mod hiding;
mod identity;
mod likeness;
mod merge;

pub use identity::{address_key, derive_place_id, main_phone};
pub use merge::{Merger, merge, merge_namesakes, merge_repeats};

use crate::{
    Guides, Listing, ListingId, duplicates::Decisions, overrides::Overrides, places::Places,
};
use std::collections::HashSet;

/// What a catalogue is made of; [`crate::load`] reads it from files.
#[derive(Clone, Debug, Default)]
pub struct CatalogueParts {
    /// The entries written by hand.
    pub curated: Vec<Listing>,
    /// The listings of all imported lists.
    pub imported: Vec<Listing>,
    /// What people decided about pairs that may be one place.
    pub decisions: Decisions,
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
    /// Makes one listing of each place, lays the accepted corrections over them, and hides what is confidential.
    pub fn build(self) -> Catalogue {
        let Self {
            curated,
            mut imported,
            decisions,
            overrides,
            guides,
        } = self;
        // An export of ours that was imported again brings our own entries back.
        let ids: HashSet<&ListingId> = curated.iter().map(|listing| &listing.id).collect();
        imported.retain(|listing| !ids.contains(&listing.id));
        let mut listings = curated;
        listings.extend(merge(imported, &decisions));
        let mut listings = hiding::settle(listings, &overrides).listings;
        listings.iter_mut().for_each(locate);
        Catalogue { listings, guides }
    }
}

impl Catalogue {
    /// A catalogue of hand-written entries alone.
    pub fn from_curated(curated: Vec<Listing>) -> Self {
        CatalogueParts {
            curated,
            ..CatalogueParts::default()
        }
        .build()
    }

    /// A catalogue of imported listings alone.
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

    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    pub fn into_listings(self) -> Vec<Listing> {
        self.listings
    }
}

/// The ids, present and earlier ones, of places among `listings` whose addresses must not be shown.
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

/// Any place gets a point, so that it can be found from near by.
fn locate(listing: &mut Listing) {
    if listing.coordinates.is_none() {
        listing.coordinates = listing
            .address
            .as_ref()
            .and_then(|address| Places::get().locate(address));
    }
}
