//! Everything the directory knows: curated entries and imported lists, one place one listing.

mod merge;

#[cfg(feature = "import")]
pub(crate) use merge::address_key;
pub(crate) use merge::main_phone;
pub use merge::{id_of, merge, merge_repeats, place_id};

use crate::{
    Listing,
    curated::{self, EntryFile},
    data::{self, DataError},
    fault::Faults,
    fold::fold,
    lang::Lang,
    places::Places,
};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

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
        hide_elsewhere(&mut listings);
        listings.iter_mut().for_each(place);
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

/// A place that one list hides is hidden in all of them, though without an address it cannot be merged: the same
/// telephone and much the same name are enough, for an address told by mistake cannot be taken back.
fn hide_elsewhere(listings: &mut [Listing]) {
    let words = |listing: &Listing| -> HashSet<String> {
        let name = fold(listing.name.get(Lang::En));
        name.split(' ').map(str::to_owned).collect()
    };
    let mut hidden: HashMap<String, Vec<HashSet<String>>> = HashMap::new();
    for listing in listings.iter().filter(|listing| listing.confidential) {
        if let Some(phone) = main_phone(listing) {
            hidden
                .entry(phone.to_owned())
                .or_default()
                .push(words(listing));
        }
    }
    for listing in listings {
        let names = main_phone(listing).and_then(|phone| hidden.get(phone));
        let own = words(listing);
        let is_like =
            |name: &HashSet<String>| 2 * own.intersection(name).count() >= own.union(name).count();
        listing.confidential |= names.is_some_and(|names| names.iter().any(is_like));
    }
}

/// Takes out where a confidential place is: what is not loaded can be neither shown nor searched. Any other
/// place gets a point, so that it can be found from near by.
fn place(listing: &mut Listing) {
    if listing.confidential {
        listing.address = None;
        listing.coordinates = None;
    } else if listing.coordinates.is_none() {
        listing.coordinates = listing
            .address
            .as_ref()
            .and_then(|address| Places::get().locate(address));
    }
}
