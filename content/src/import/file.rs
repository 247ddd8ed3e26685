//! A file in memory; its size is bounded before it is trusted.

use super::ImportError;
use std::{borrow::Cow, fs, path::Path};

/// The real files have 2 MB.
const MAX_FILE_MIB: u64 = 64;

/// The whole file.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    let io_error = |error| ImportError::Io {
        path: file.to_owned(),
        error,
    };
    let size = fs::metadata(file).map_err(io_error)?.len();
    if size == 0 {
        return Err(ImportError::Empty);
    }
    if size > MAX_FILE_MIB << 20 {
        return Err(ImportError::TooLarge {
            what: "its size",
            limit_mib: MAX_FILE_MIB,
        });
    }
    fs::read(file).map_err(io_error)
}

/// Bytes as text: what the byte-order mark says, else UTF-8, else Windows-1252, which reads anything.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// The name of a file without folder and ending.
pub(super) fn stem(file: &Path) -> &str {
    file.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}
