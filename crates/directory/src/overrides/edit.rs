//! Adds an override to `overrides.toml` and keeps what people wrote there by hand.

use super::{Override, overrides_path, parse_overrides, read_file};
use crate::{
    ListingId, corrections,
    data::{DataError, LockedDataFolder, OverrideEditError, replace_file},
    fault::SourceFile,
};
use serde::Serialize;
use std::{fs, path::Path};
use toml_edit::{DocumentMut, Item, Table, ser::ValueSerializer};

const HEADING: &str = "\
# Corrections that were checked and accepted: one table a listing, with only what differs from the lists.
# `waymark review` adds to this file and keeps what is written by hand.
";

/// Adds an override for one listing, and creates the file if it is missing. Fields that the file already has for this
/// listing stay unless `change` contains them.
pub fn write_override(
    data: &LockedDataFolder,
    id: &ListingId,
    change: &Override,
) -> Result<(), DataError> {
    let path = overrides_path(data.path());
    let mut file = read_file(&path)?.unwrap_or_else(|| SourceFile {
        name: path.display().to_string(),
        text: HEADING.into(),
    });
    // If the file has faults, report them and leave it unchanged.
    parse_overrides(&file)?;
    file.text = add_override(&file.text, id, change)
        .map_err(|cause| DataError::Edit {
            path: path.clone(),
            cause: Box::new(cause),
        })?
        .into();
    parse_overrides(&file)?;
    let folder: &Path = &corrections::corrections_folder(data.path());
    fs::create_dir_all(folder).map_err(DataError::io(folder))?;
    replace_file(&path, |out| out.write_all(file.text.as_bytes()))
}

fn add_override(old: &str, id: &ListingId, change: &Override) -> Result<String, OverrideEditError> {
    let mut document: DocumentMut = old.parse()?;
    if !document.contains_key(id.as_str()) {
        // Keep a comment at the end of the file above the new table.
        let above = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing("");
        let mut table = Table::new();
        table.decor_mut().set_prefix(format!("{above}\n"));
        document.insert(id.as_str(), Item::Table(table));
    }
    let table = document[id.as_str()]
        .as_table_like_mut()
        .ok_or_else(|| OverrideEditError::NotATable { id: id.clone() })?;
    // These belong to the previous check.
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
