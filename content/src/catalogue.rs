//! Everything the directory knows: curated entries and imported lists, one place one listing.

mod merge;

pub use merge::{merge, place_id};

use crate::{
    Listing,
    curated::{self, EntryFile},
    data::{self, DataError},
    fault::Faults,
};
use std::path::Path;

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
    /// Puts curated entries and imported listings together, merging what is one place.
    pub fn new(curated: Vec<Listing>, imported: Vec<Listing>) -> Self {
        let mut listings = curated;
        listings.extend(merge(imported));
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
