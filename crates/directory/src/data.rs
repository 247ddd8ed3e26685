//! The data folder: imported lists, and what people decided about them.
//!
//! A list is a JSON Lines file: a header, then one [`Listing`] per line. Files are always replaced as a whole, so reading
//! needs no lock. A command that changes the folder must hold its lock, [`LockedDataFolder`], from the first read to the
//! last write.

#[cfg(not(target_family = "wasm"))]
mod change;

#[cfg(not(target_family = "wasm"))]
pub use change::{LockedDataFolder, replace_file};

use crate::{Listing, ListingId, fault::Faults};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

const FORMAT: u32 = 1;
const EXTENSION: &str = "ndjson";

/// Why the data folder cannot be read or changed. Each text includes its cause, so the cause isn't linked as the source
/// too: a report that follows sources would print it twice.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    #[error("{path}: {cause}", path = path.display())]
    Io { path: PathBuf, cause: io::Error },
    /// Another command kept the folder locked for too long.
    #[error("{path} is being changed by another command; run this again when it has finished", path = path.display())]
    Busy { path: PathBuf },
    /// A list was truncated or changed by hand. Lines are counted from 1.
    #[error("{path}:{line}: {cause}; import the list again", path = path.display())]
    Damaged {
        path: PathBuf,
        line: usize,
        cause: DamagedLine,
    },
    /// A row of `duplicates.csv` can't be read. Lines are counted from 1.
    #[error(
        "{path}:{line}: {reason}; the first column is same, different or empty",
        path = path.display(),
        reason = csv_reason(cause)
    )]
    Decision {
        path: PathBuf,
        line: usize,
        cause: csv::Error,
    },
    #[error(transparent)]
    Overrides(#[from] Faults),
    /// An override can't be added to `overrides.toml` as it is.
    #[error("{path} cannot be edited: {cause}", path = path.display())]
    Edit {
        path: PathBuf,
        cause: Box<OverrideEditError>,
    },
}

/// What is wrong with a line of a list.
#[derive(Debug, thiserror::Error)]
pub enum DamagedLine {
    #[error("this is not the header of a Waymark list ({0})")]
    Header(serde_json::Error),
    #[error("the list has format {0}, and this program reads format {FORMAT}")]
    Format(u32),
    #[error(transparent)]
    Listing(serde_json::Error),
    #[error("the list has {found} listings, and its header promises {promised}")]
    Count { found: usize, promised: usize },
}

/// Why an override can't be added to `overrides.toml`.
#[derive(Debug, thiserror::Error)]
pub enum OverrideEditError {
    #[error(transparent)]
    Toml(#[from] toml_edit::TomlError),
    #[error("`{id}` is not a table")]
    NotATable { id: ListingId },
    #[error(transparent)]
    Value(#[from] toml_edit::ser::Error),
}

/// The reason without the line number, which the message already contains.
fn csv_reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        _ => error.to_string(),
    }
}

impl DataError {
    /// Adds the path to an I/O error.
    pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        move |cause| Self::Io {
            path: path.to_owned(),
            cause,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Header {
    waymark: u32,
    listings: usize,
}

/// Reads every list in the folder, sorted by name. A missing folder has no lists.
pub fn read_lists(folder: &Path) -> Result<Vec<Listing>, DataError> {
    let mut listings = Vec::new();
    for path in list_files(folder)? {
        listings.extend(read_list_file(&path)?);
    }
    Ok(listings)
}

/// Reads one list. Returns `None` if the folder has no list with that name.
pub fn read_list(folder: &Path, list: &str) -> Result<Option<Vec<Listing>>, DataError> {
    let path = list_path(folder, list);
    path.exists().then(|| read_list_file(&path)).transpose()
}

/// Reads all lists except one. A new edition of that list will be merged with these.
pub fn read_other_lists(folder: &Path, list: &str) -> Result<Vec<Listing>, DataError> {
    let mut listings = Vec::new();
    let own = list_path(folder, list);
    for path in list_files(folder)?.iter().filter(|path| **path != own) {
        listings.extend(read_list_file(path)?);
    }
    Ok(listings)
}

/// Everything that can be read from a folder of lists.
#[derive(Debug, Default)]
pub struct ReadableLists {
    /// The listings of every intact list, and the confidential places of damaged ones, because these hide the same
    /// places in other lists.
    pub listings: Vec<Listing>,
    /// One error for each list that could not be read.
    pub errors: Vec<DataError>,
}

/// Reads every intact list, and reports the others.
pub fn read_readable_lists(folder: &Path) -> ReadableLists {
    let mut lists = ReadableLists::default();
    let paths = list_files(folder).unwrap_or_else(|error| {
        lists.errors.push(error);
        Vec::new()
    });
    for path in paths {
        match read_list_file(&path) {
            Ok(listings) => lists.listings.extend(listings),
            Err(error) => {
                lists.errors.push(error);
                lists.listings.extend(salvage_hidden_places(&path));
            }
        }
    }
    lists
}

/// The confidential places of a damaged list, from the lines that can still be read.
fn salvage_hidden_places(path: &Path) -> Vec<Listing> {
    let bytes = fs::read(path).unwrap_or_default();
    let listings = bytes
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Listing>(line).ok());
    listings.filter(|listing| listing.confidential).collect()
}

pub(crate) fn list_files(folder: &Path) -> Result<Vec<PathBuf>, DataError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(DataError::io(folder)(error)),
    };
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(DataError::io(folder))?;
    paths.retain(|path| path.extension().is_some_and(|e| e == EXTENSION));
    paths.sort();
    Ok(paths)
}

fn list_path(folder: &Path, list: &str) -> PathBuf {
    folder.join(format!("{list}.{EXTENSION}"))
}

fn read_list_file(path: &Path) -> Result<Vec<Listing>, DataError> {
    let damaged = |line, cause| DataError::Damaged {
        path: path.to_owned(),
        line,
        cause,
    };
    let io_error = DataError::io(path);
    let mut lines = BufReader::new(File::open(path).map_err(&io_error)?).lines();
    let header = lines.next().transpose().map_err(&io_error)?;
    let header: Header = serde_json::from_str(&header.unwrap_or_default())
        .map_err(|error| damaged(1, DamagedLine::Header(error)))?;
    if header.waymark != FORMAT {
        return Err(damaged(1, DamagedLine::Format(header.waymark)));
    }
    let mut listings = Vec::new();
    for (line, number) in lines.zip(2..) {
        let listing = serde_json::from_str(&line.map_err(&io_error)?)
            .map_err(|error| damaged(number, DamagedLine::Listing(error)))?;
        listings.push(listing);
    }
    let (found, promised) = (listings.len(), header.listings);
    if found != promised {
        return Err(damaged(found + 1, DamagedLine::Count { found, promised }));
    }
    Ok(listings)
}
