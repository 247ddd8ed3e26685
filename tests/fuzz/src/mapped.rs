//! Spreadsheets through the mapping of this folder or, if its columns are missing, through the bundled ones.

use std::path::Path;
use waymark_exchange::import::{
    ColumnMapping, ImportError, ImportOptions, ImportSummary, Progress, import_spreadsheet,
};

const MAPPING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/mapping.toml");

/// Imports as `waymark import csv` does, with and without `--mapping`.
pub fn import_mapped(
    file: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let mapping = ColumnMapping::load(MAPPING)?;
    match import_spreadsheet(file, Some(mapping), options, progress) {
        Err(ImportError::MissingColumn { .. }) => import_spreadsheet(file, None, options, progress),
        imported => imported,
    }
}
