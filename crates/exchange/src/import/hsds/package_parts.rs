//! The parts of a CSV data package: its description and its tables, in a folder or a zip file. Nothing is unpacked onto
//! the disk, nothing outside the package is read, and there is a limit to how large all parts may be together.

use super::super::{error::ImportError, file::open_archive};
use std::{
    borrow::Cow,
    fs::{self, File},
    io::{BufReader, Read},
    path::Path,
};
use zip::{ZipArchive, result::ZipError};

/// The package of Miami's 211 unpacks to 8 MB, and one with 27,000 of our listings to 200 MB.
const MAX_UNPACKED_MIB: u64 = 256;
/// The part that describes the tables.
pub(super) const DESCRIPTION: &str = "datapackage.json";

/// Takes a part by its name, without folders.
type TakePart<'t> = &'t mut dyn FnMut(&str, &[u8]) -> Result<(), ImportError>;

fn is_part(name: &str) -> bool {
    name == DESCRIPTION || Path::new(name).extension().is_some_and(|e| e == "csv")
}

/// Calls `take` with the parts in a folder and in its folder `data`.
pub(super) fn for_each_part_in_folder(path: &Path, take: TakePart<'_>) -> Result<(), ImportError> {
    let mut budget = MAX_UNPACKED_MIB << 20;
    for folder in [path.to_owned(), path.join("data")] {
        if !folder.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&folder).map_err(ImportError::cannot_read(&folder))?;
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(ImportError::cannot_read(&folder))?;
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(|name| name.to_str());
            let Some(name) = name.filter(|name| is_part(name)) else {
                continue;
            };
            let metadata = fs::symlink_metadata(&path).map_err(ImportError::cannot_read(&path))?;
            if metadata.is_symlink() {
                return Err(ImportError::UnsafePart {
                    part: name.to_owned(),
                });
            }
            budget = budget
                .checked_sub(metadata.len())
                .ok_or(ImportError::TooLarge {
                    what: "the size of its tables",
                    limit_mib: MAX_UNPACKED_MIB,
                })?;
            take(
                name,
                &fs::read(&path).map_err(ImportError::cannot_read(&path))?,
            )?;
        }
    }
    Ok(())
}

/// Calls `take` with the parts of a zip file. Only one of them is in memory at a time.
pub(super) fn for_each_part_in_zip(path: &Path, take: TakePart<'_>) -> Result<(), ImportError> {
    let mut archive = open_zip(open_archive(path)?).map_err(unreadable)?;
    let mut budget = MAX_UNPACKED_MIB << 20;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let path = part.enclosed_name().filter(|_| !part.is_symlink());
        let Some(path) = path else {
            let name = part.name();
            return Err(ImportError::UnsafePart {
                part: name.map_or_else(|_| index.to_string(), Cow::into_owned),
            });
        };
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name.filter(|name| is_part(name)).map(str::to_owned) else {
            continue;
        };
        let mut content = Vec::new();
        // If it can read one byte more than is allowed, there is too much.
        let read = part.take(budget + 1).read_to_end(&mut content);
        let read = read.map_err(|source| unreadable(source.into()))?;
        budget = budget
            .checked_sub(read as u64)
            .ok_or(ImportError::TooLarge {
                what: "its size unpacked",
                limit_mib: MAX_UNPACKED_MIB,
            })?;
        take(&name, &content)?;
    }
    Ok(())
}

fn open_zip(file: File) -> Result<ZipArchive<BufReader<File>>, ZipError> {
    ZipArchive::new(BufReader::new(file))
}

fn unreadable(cause: ZipError) -> ImportError {
    ImportError::Zip { cause }
}
