//! Everything the directory knows: curated entries and imported lists, one place one listing.

mod absorb;
pub(crate) mod confidential;
mod identity;
mod likeness;
mod merge;

pub use identity::{address_key, main_phone};
pub use identity::{id_of, place_id};
pub use likeness::Doubt;
pub use merge::{Merger, merge, merge_namesakes, merge_repeats};

use crate::{
    Guides, Listing, ListingId,
    curated::{self, EntryFile},
    data::{self, DataError},
    duplicates::{Decisions, Pairs},
    fault::Faults,
    overrides::{self, Overrides},
    places::Places,
};
use std::{collections::HashSet, path::Path};

/// All listings, curated ones first.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    listings: Vec<Listing>,
    guides: Guides,
}

/// Why the directory cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The curated entries or the overrides have faults.
    #[error(transparent)]
    Curated(#[from] Faults),
    /// The data folder cannot be read.
    #[error(transparent)]
    Data(#[from] DataError),
}

impl Catalogue {
    /// Puts curated entries and imported listings together, merging what is one place. Entries of ours that come back
    /// with a list are there already.
    pub fn new(curated: Vec<Listing>, imported: Vec<Listing>) -> Self {
        Self::reviewed(
            curated,
            imported,
            &Decisions::default(),
            &Overrides::default(),
        )
    }

    /// The same, as people decided about doubtful pairs, and with accepted corrections laid over it.
    pub fn reviewed(
        curated: Vec<Listing>,
        mut imported: Vec<Listing>,
        decisions: &Decisions,
        overrides: &Overrides,
    ) -> Self {
        let ids: HashSet<&ListingId> = curated.iter().map(|listing| &listing.id).collect();
        imported.retain(|listing| !ids.contains(&listing.id));
        let mut listings = curated;
        listings.extend(merge(imported, decisions));
        let settle = |listings: &mut Vec<Listing>| {
            confidential::hide(listings);
            confidential::rename(listings);
        };
        // Before any correction too: one that changes a name or a number must not part a hidden place from its
        // record in another list, which would then tell the address.
        settle(&mut listings);
        if !overrides.is_empty() {
            // Twice, because a place has another id once it is hidden.
            for _ in 0..2 {
                overrides.hide(&mut listings);
                confidential::hide(&mut listings);
                overrides.apply(&mut listings);
                settle(&mut listings);
            }
        }
        listings.iter_mut().for_each(locate);
        Self {
            listings,
            guides: Guides::default(),
        }
    }

    /// Reads curated entries and the data folder.
    pub fn load(curated: &[EntryFile], data: &Path) -> Result<Self, CatalogueError> {
        let (curated, imported) = (curated::read(curated)?, data::read(data)?);
        let decisions = Pairs::read(data)?.decisions();
        let overrides = overrides::read(data)?;
        Ok(Self::reviewed(curated, imported, &decisions, &overrides))
    }

    /// The same, with guides beside the listings.
    #[must_use]
    pub fn with_guides(self, guides: Guides) -> Self {
        Self { guides, ..self }
    }

    /// The guides.
    pub fn guides(&self) -> &Guides {
        &self.guides
    }

    /// The listings.
    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    /// The listings, to be kept.
    pub fn into_listings(self) -> Vec<Listing> {
        self.listings
    }
}

/// The ids of places among `listings` whose addresses nobody is told.
pub fn hidden(mut listings: Vec<Listing>, overrides: &Overrides) -> HashSet<ListingId> {
    overrides.hide(&mut listings);
    confidential::hide(&mut listings);
    let hidden = listings.into_iter().filter(|listing| listing.confidential);
    hidden
        .flat_map(|listing| listing.aliases.into_iter().chain([listing.id]))
        .collect()
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
