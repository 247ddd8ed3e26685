//! Curated entries: listings written by hand, one TOML file per organization in `content/listings/`.
//!
//! The faults of all files are reported together, each with its position; see [`crate::fault`].

mod entry;
mod fields;

use crate::{
    Listing, ListingId,
    fault::{Fault, Faults, SourceFile, TOML_REMEDY},
};
use fields::Fields;
use std::{collections::HashMap, io, path::Path};
use toml::de::DeTable;

/// Reads all `.toml` files below `content/listings` as text, sorted by name.
pub fn read_entry_files(content: &Path) -> io::Result<Vec<SourceFile>> {
    SourceFile::read_all_below(&content.join("listings"), |path| {
        path.extension().is_some_and(|e| e == "toml")
    })
}

/// Parses entries, or reports everything that is wrong with them.
pub fn read_entries(files: &[SourceFile]) -> Result<Vec<Listing>, Faults> {
    let mut faults = Vec::new();
    let mut listings = Vec::new();
    let mut seen: HashMap<ListingId, &str> = HashMap::new();
    for file in files {
        let document = match DeTable::parse(&file.text) {
            Ok(document) => document.into_inner(),
            Err(error) => {
                let at = error.span().unwrap_or_default();
                faults.push(Fault::new(file, at, error.message(), TOML_REMEDY));
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
            let Some(listing) = entry::read_entry(fields, organization.as_deref()) else {
                continue;
            };
            if let Some(other) = seen.insert(listing.id.clone(), &file.name) {
                let cause = format!("the id \"{}\" is already used in {other}", listing.id);
                let remedy = "choose another id; ids are part of links and must be unique";
                faults.push(Fault::new(file, id_at, cause, remedy));
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
