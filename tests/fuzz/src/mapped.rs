//! Spreadsheets through the mapping of this folder, and where its columns are not there, through those that come along.

use std::path::Path;
use waymark_exchange::import::{
    ImportError, Options, Progress, Summary,
    spreadsheet::{self, Mapping},
};

const MAPPING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/mapping.toml");

/// Imports as `waymark import csv` does, with and without `--mapping`.
pub fn import(
    file: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let mapping = Mapping::find(MAPPING)?;
    match spreadsheet::import(file, Some(mapping), options, progress) {
        Err(ImportError::MissingColumn { .. }) => {
            spreadsheet::import(file, None, options, progress)
        }
        imported => imported,
    }
}
