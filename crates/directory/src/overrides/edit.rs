//! Writing of overrides, keeping what people wrote in the file.

use super::{Override, parse, path, text};
use crate::{
    ListingId,
    catalogue::CatalogueError,
    corrections,
    data::{DataError, replace},
};
use serde::Serialize;
use std::{fs, io::Write, path::Path, sync::Arc};
use toml_edit::{DocumentMut, Item, Table, ser::ValueSerializer};

/// The start of a new file.
const HEADING: &str = "\
# Corrections that were checked and accepted: one table a listing, with only what differs from the lists.
# `waymark review` adds to this file and keeps what is written by hand.
";

/// Puts an override into the file of a data folder, making it where it is missing; fields that stand there and are not
/// in `change` stay. Whoever reads the file sees the old one or the new one.
pub fn put(data: &Path, id: &ListingId, change: &Override) -> Result<(), CatalogueError> {
    let path = path(data);
    let old = text(&path)?.unwrap_or_else(|| HEADING.into());
    // Says what is wrong with a damaged file, and where.
    parse(&path, &old)?;
    let new: Arc<str> = edited(&old, id, change)
        .map_err(|error| DataError::Io {
            path: path.clone(),
            error: std::io::Error::other(error),
        })?
        .into();
    parse(&path, &new)?;
    let folder = corrections::folder(data);
    fs::create_dir_all(&folder).map_err(|error| DataError::Io {
        path: folder,
        error,
    })?;
    replace(&path, |out| out.write_all(new.as_bytes()))?;
    Ok(())
}

fn edited(
    old: &str,
    id: &ListingId,
    change: &Override,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let mut document: DocumentMut = old.parse()?;
    if !document.contains_key(id.as_str()) {
        // What stands at the end of the file stays above what comes after it.
        let above = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing("");
        let mut table = Table::new();
        table.decor_mut().set_prefix(format!("{above}\n"));
        document.insert(id.as_str(), Item::Table(table));
    }
    let table = document[id.as_str()]
        .as_table_like_mut()
        .ok_or("it is not a table")?;
    // How and why belong to the check before.
    table.remove("how");
    table.remove("note");
    let value = change.serialize(ValueSerializer::new())?;
    for (key, value) in value.as_inline_table().into_iter().flatten() {
        table.insert(key, Item::Value(value.clone()));
    }
    if table.contains_key("confidential") {
        table.remove("address");
    }
    Ok(document.to_string())
}
