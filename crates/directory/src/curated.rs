//! The hand-written entries: one TOML file per organisation under `content/listings/`.
//!
//! Every fault of every file is found in one go; see [`crate::fault`].

mod entry;
mod fields;

use crate::{
    Listing, ListingId,
    fault::{Fault, Faults},
};
use fields::Fields;
use std::{collections::HashMap, fs, io, path::Path, sync::Arc};
use toml::de::DeTable;

/// A file of entries: its name as shown in faults, and its text.
#[derive(Clone, Debug)]
pub struct EntryFile {
    /// Relative to the listings folder.
    pub name: String,
    /// TOML.
    pub text: Arc<str>,
}

/// Reads all `.toml` files below `content/listings`, in the order of their names.
pub fn files(content: &Path) -> io::Result<Vec<EntryFile>> {
    let mut files = Vec::new();
    let mut folders = vec![content.join("listings")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let text = String::from_utf8_lossy(&fs::read(&path)?).into();
                files.push(EntryFile {
                    name: path.display().to_string(),
                    text,
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Reads entries, or says everything that is wrong with them.
pub fn read(files: &[EntryFile]) -> Result<Vec<Listing>, Faults> {
    let mut faults = Vec::new();
    let mut listings = Vec::new();
    let mut seen: HashMap<ListingId, String> = HashMap::new();
    for file in files {
        let document = match DeTable::parse(&file.text) {
            Ok(document) => document.into_inner(),
            Err(error) => {
                let at = error.span().unwrap_or_default();
                faults.push(Fault::new(
                    &file.name,
                    &file.text,
                    at,
                    error.message(),
                    "mend the TOML; toml.io shows how it is written",
                ));
                continue;
            }
        };
        let mut fields = Fields::new(file, document, 0..0, &mut faults);
        let organization = fields.string("organization");
        let tables = fields.tables("listing");
        fields.finish();
        for (table, at) in tables {
            let fields = Fields::new(file, table, at, &mut faults);
            let id_at = fields.span_of("id");
            let Some(listing) = entry::read(fields, organization.as_deref()) else {
                continue;
            };
            if let Some(other) = seen.insert(listing.id.clone(), file.name.clone()) {
                let cause = format!("the id \"{}\" is already used in {other}", listing.id);
                faults.push(Fault::new(
                    &file.name,
                    &file.text,
                    id_at,
                    cause,
                    "choose another id; ids are part of links and must be unique",
                ));
            }
            listings.push(listing);
        }
    }
    if faults.is_empty() {
        Ok(listings)
    } else {
        Err(Faults(faults))
    }
}
