//! Loads a [`Catalogue`] from the files that people and imports write.

mod data_files;

pub use data_files::DataFiles;

use crate::{
    Catalogue, Listing,
    catalogue::CatalogueParts,
    curated,
    data::{self, DataError},
    duplicates::DuplicatePairs,
    fault::{Faults, SourceFile},
    guides,
    overrides::read_overrides,
};
use std::path::Path;

/// The files of a directory.
#[derive(Clone, Copy, Debug)]
pub struct CatalogueFiles<'f> {
    pub entries: &'f [SourceFile],
    pub guides: &'f [SourceFile],
    /// The data folder. It may be missing.
    pub data: &'f Path,
}

#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The entries or the guides have faults.
    #[error(transparent)]
    Content(#[from] Faults),
    #[error(transparent)]
    Data(#[from] DataError),
}

impl CatalogueError {
    /// The faults, if the error is about faults in files.
    pub fn faults(&self) -> Option<&Faults> {
        match self {
            Self::Content(faults) | Self::Data(DataError::Overrides(faults)) => Some(faults),
            Self::Data(_) => None,
        }
    }
}

pub fn load_catalogue(files: CatalogueFiles<'_>) -> Result<Catalogue, CatalogueError> {
    let parts = CatalogueParts {
        imported: data::read_lists(files.data)?,
        decisions: DuplicatePairs::read(files.data)?.decisions(),
        overrides: read_overrides(files.data)?,
        ..read_content(files)?
    };
    Ok(parts.build())
}

/// A catalogue of everything that could be loaded.
#[derive(Debug)]
pub struct PartialCatalogue {
    pub catalogue: Catalogue,
    /// Why parts are missing; empty if the catalogue is complete.
    pub errors: Vec<DataError>,
}

/// Loads the content and everything in the data folder that can be read, so that the crisis lines stay available even if a
/// list is damaged. A file that can't be read may be the one that hides an address, so more is hidden than usual:
/// - If a list is damaged or missing, the addresses of all imported places are hidden.
/// - If the corrections or the decisions about duplicates are missing, only places without an address are loaded.
pub fn load_readable_parts(files: CatalogueFiles<'_>) -> Result<PartialCatalogue, Faults> {
    let mut parts = read_content(files)?;
    let lists = data::read_readable_lists(files.data);
    let has_every_list = lists.errors.is_empty();
    parts.imported = lists.listings;
    let mut errors = lists.errors;
    let (decisions, overrides) = (DuplicatePairs::read(files.data), read_overrides(files.data));
    if decisions.is_err() || overrides.is_err() {
        let has_no_address =
            |listing: &Listing| listing.address.is_none() && listing.coordinates.is_none();
        parts.curated.retain(has_no_address);
        parts.imported.retain(has_no_address);
    }
    match decisions {
        Ok(pairs) => parts.decisions = pairs.decisions(),
        Err(error) => errors.push(error),
    }
    match overrides {
        Ok(overrides) => parts.overrides = overrides,
        Err(error) => errors.push(error),
    }
    let mut catalogue = parts.build();
    if !has_every_list {
        // Any imported place may be the one that the unreadable lines hid.
        catalogue.redact_imported();
    }
    Ok(PartialCatalogue { catalogue, errors })
}

fn read_content(files: CatalogueFiles<'_>) -> Result<CatalogueParts, Faults> {
    Ok(CatalogueParts {
        curated: curated::read_entries(files.entries)?,
        guides: guides::read_guides(files.guides)?,
        ..CatalogueParts::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::LockedDataFolder, listing::sample::larkspur_house};
    use std::fs;
    use tempfile::{TempDir, tempdir};

    fn place(list: &str, id: &str, name: &str, number: &str) -> Listing {
        let mut place = larkspur_house();
        place.id = id.parse().unwrap();
        place.name = crate::Text::english(name);
        place.phones[0].number = number.parse().unwrap();
        place.sources[0].list = Some(list.into());
        place.address.as_mut().unwrap().street = Some(format!("1 {id} Road").into());
        place
    }

    /// A data folder of two lists. One hides a place, and the other has the same place with its address.
    fn folder() -> TempDir {
        let folder = tempdir().unwrap();
        let mut hidden = place("a", "hidden", "Rose House", "303-555-0100");
        hidden.confidential = true;
        let twin = place("b", "twin", "The Rose House", "303-555-0100");
        let mut shelter = place("b", "shelter", "Iris Shelter", "303-555-0101");
        let needs = r#"["need:domestic-violence"]"#;
        shelter.terms = serde_json::from_str(needs).unwrap();
        let clinic = place("b", "clinic", "Larkspur Clinic", "303-555-0102");
        let data = LockedDataFolder::lock(folder.path()).unwrap();
        data.write_list("a", &[hidden, place("a", "open", "Open", "303-555-0103")])
            .unwrap();
        data.write_list("b", &[twin, shelter, clinic]).unwrap();
        folder
    }

    /// The names of the places with an address and of those without, and the number of missing files.
    fn load(folder: &TempDir) -> (Vec<String>, Vec<String>, usize) {
        let loaded = load_readable_parts(CatalogueFiles {
            entries: &[],
            guides: &[],
            data: folder.path(),
        })
        .unwrap();
        let listings = loaded.catalogue.into_listings().into_iter();
        let (open, hidden): (Vec<_>, Vec<_>) =
            listings.partition(|listing| listing.address.is_some());
        let names = |listings: Vec<Listing>| {
            let names = listings
                .iter()
                .map(|listing| listing.name.get(crate::Lang::En));
            names.map(str::to_owned).collect()
        };
        (names(open), names(hidden), loaded.errors.len())
    }

    #[test]
    fn everything_is_loaded_if_everything_can_be_read() {
        let (open, hidden, missing) = load(&folder());
        assert_eq!(open, ["Open", "Iris Shelter", "Larkspur Clinic"]);
        assert_eq!(hidden, ["Rose House", "The Rose House"]);
        assert_eq!(missing, 0);
    }

    #[test]
    fn a_damaged_list_hides_every_imported_address() {
        for text in [None, Some("{\"waymark\":99,\"listings\":0}\n")] {
            let folder = folder();
            let path = folder.path().join("a.ndjson");
            let cut = fs::read_to_string(&path).unwrap().replace("\"Open\"", "");
            fs::write(&path, text.unwrap_or(&cut)).unwrap();
            let (open, hidden, missing) = load(&folder);
            assert_eq!((open, missing), (Vec::<String>::new(), 1));
            for name in ["Iris Shelter", "Larkspur Clinic", "The Rose House"] {
                assert!(hidden.contains(&name.to_owned()), "{name}: {hidden:?}");
            }
        }
    }

    #[test]
    fn without_the_corrections_no_address_is_served() {
        for (file, text) in [
            ("corrections/overrides.toml", "[house\n"),
            ("duplicates.csv", "decision,id_a,id_b\nperhaps,a,b\n"),
        ] {
            let folder = folder();
            fs::create_dir(folder.path().join("corrections")).unwrap();
            fs::write(folder.path().join(file), text).unwrap();
            let (open, _, missing) = load(&folder);
            assert_eq!((open, missing), (Vec::new(), 1), "{file}");
        }
    }
}
