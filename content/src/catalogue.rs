//! Everything the directory knows: curated entries and imported lists, one place one listing.

mod confidential;
mod merge;

#[cfg(feature = "import")]
pub(crate) use merge::{address_key, main_phone};
pub use merge::{id_of, merge, merge_namesakes, merge_repeats, place_id};

use crate::{
    Listing, ListingId,
    curated::{self, EntryFile},
    data::{self, DataError},
    fault::Faults,
    places::Places,
};
use std::{collections::HashSet, path::Path};

/// All listings, curated ones first.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    listings: Vec<Listing>,
}

/// Why the directory cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The curated entries have faults.
    #[error(transparent)]
    Curated(#[from] Faults),
    /// The data folder cannot be read.
    #[error(transparent)]
    Data(#[from] DataError),
}

impl Catalogue {
    /// Puts curated entries and imported listings together, merging what is one place. Entries of ours that come back
    /// with a list are there already.
    pub fn new(curated: Vec<Listing>, mut imported: Vec<Listing>) -> Self {
        let ids: HashSet<&ListingId> = curated.iter().map(|listing| &listing.id).collect();
        imported.retain(|listing| !ids.contains(&listing.id));
        let mut listings = curated;
        listings.extend(merge(imported));
        confidential::hide(&mut listings);
        listings.iter_mut().for_each(locate);
        Self { listings }
    }

    /// Reads curated entries and the data folder.
    pub fn load(curated: &[EntryFile], data: &Path) -> Result<Self, CatalogueError> {
        Ok(Self::new(curated::read(curated)?, data::read(data)?))
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

/// Any place gets a point, so that it can be found from near by.
fn locate(listing: &mut Listing) {
    if listing.coordinates.is_none() {
        listing.coordinates = listing
            .address
            .as_ref()
            .and_then(|address| Places::get().locate(address));
    }
}
