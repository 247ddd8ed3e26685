//! A file in memory; its size is bounded before it is trusted.

use super::ImportError;
use std::{fs, path::Path};

/// The real files have 2 MB.
const MAX_FILE_MIB: u64 = 64;

/// The whole file.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    check_size(file, MAX_FILE_MIB)?;
    fs::read(file).map_err(|error| io_error(file, error))
}

/// Refuses an empty file, and one that is larger than it may be.
pub(super) fn check_size(file: &Path, limit_mib: u64) -> Result<(), ImportError> {
    match fs::metadata(file)
        .map_err(|error| io_error(file, error))?
        .len()
    {
        0 => Err(ImportError::Empty),
        size if size > limit_mib << 20 => Err(ImportError::TooLarge {
            what: "its size",
            limit_mib,
        }),
        _ => Ok(()),
    }
}

fn io_error(file: &Path, error: std::io::Error) -> ImportError {
    ImportError::Io {
        path: file.to_owned(),
        error,
    }
}

/// The name of a file without folder and ending.
pub(super) fn stem(file: &Path) -> &str {
    file.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}
