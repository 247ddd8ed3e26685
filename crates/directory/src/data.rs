//! The data folder: imported listings, one file a list, one JSON object a line.
//!
//! The first line of a file is its header; the others are [`Listing`]s. A file is written beside its
//! place and renamed, so that readers see the old one or the new one and nothing between.

use crate::Listing;
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

/// The version of the file format.
const FORMAT: u32 = 1;
const EXTENSION: &str = "ndjson";

/// Why the data folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The system refuses.
    #[error("{path}: {error}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file was cut or changed by hand.
    #[error("{path}:{line}: {reason}; import the list again", path = path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with the line.
        reason: String,
    },
    /// A file that people edit makes no sense.
    #[error("{path}:{line}: {reason}; the first column is same, different or empty", path = path.display())]
    Review {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with the line.
        reason: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Header {
    waymark: u32,
    listings: usize,
}

/// Reads every list of the folder, in the order of their names; a missing folder holds none.
pub fn read(folder: &Path) -> Result<Vec<Listing>, DataError> {
    let mut listings = Vec::new();
    for path in list_files(folder)? {
        read_file(&path, &mut listings)?;
    }
    Ok(listings)
}

/// Reads one list; none where there is no such list.
pub fn read_list(folder: &Path, list: &str) -> Result<Option<Vec<Listing>>, DataError> {
    let path = list_path(folder, list);
    if !path.exists() {
        return Ok(None);
    }
    let mut listings = Vec::new();
    read_file(&path, &mut listings)?;
    Ok(Some(listings))
}

/// Reads every list but one: what a new edition of that list will stand beside.
pub fn read_others(folder: &Path, list: &str) -> Result<Vec<Listing>, DataError> {
    let mut listings = Vec::new();
    let own = list_path(folder, list);
    for path in list_files(folder)?.into_iter().filter(|path| *path != own) {
        read_file(&path, &mut listings)?;
    }
    Ok(listings)
}

fn list_files(folder: &Path) -> Result<Vec<PathBuf>, DataError> {
    let io_error = |error| DataError::Io {
        path: folder.to_owned(),
        error,
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io_error(error)),
    };
    let mut paths = entries
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(io_error)?;
    paths.retain(|path| path.extension().is_some_and(|e| e == EXTENSION));
    paths.sort();
    Ok(paths)
}

fn list_path(folder: &Path, list: &str) -> PathBuf {
    folder.join(format!("{list}.{EXTENSION}"))
}

fn read_file(path: &Path, listings: &mut Vec<Listing>) -> Result<(), DataError> {
    let io_error = |error| DataError::Io {
        path: path.to_owned(),
        error,
    };
    let damaged = |line, reason: String| DataError::Damaged {
        path: path.to_owned(),
        line,
        reason,
    };
    let mut lines = BufReader::new(File::open(path).map_err(io_error)?).lines();
    let header = lines
        .next()
        .transpose()
        .map_err(io_error)?
        .unwrap_or_default();
    let header: Header = serde_json::from_str(&header)
        .map_err(|e| damaged(1, format!("no header of a Waymark list ({e})")))?;
    if header.waymark != FORMAT {
        return Err(damaged(
            1,
            format!(
                "format {} is not the {FORMAT} of this program",
                header.waymark
            ),
        ));
    }
    let before = listings.len();
    for (line, number) in lines.zip(2..) {
        let listing = serde_json::from_str(&line.map_err(io_error)?)
            .map_err(|e| damaged(number, e.to_string()))?;
        listings.push(listing);
    }
    let found = listings.len() - before;
    if found != header.listings {
        return Err(damaged(
            found + 1,
            format!(
                "{found} listings where the header promises {}",
                header.listings
            ),
        ));
    }
    Ok(())
}

/// Replaces one list of the folder, making the folder where it is missing.
pub fn write(folder: &Path, list: &str, listings: &[Listing]) -> Result<(), DataError> {
    fs::create_dir_all(folder).map_err(|error| DataError::Io {
        path: folder.to_owned(),
        error,
    })?;
    replace(&list_path(folder, list), |out| {
        let header = Header {
            waymark: FORMAT,
            listings: listings.len(),
        };
        serde_json::to_writer(&mut *out, &header)?;
        for listing in listings {
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut *out, listing)?;
        }
        out.write_all(b"\n")
    })
}

/// Replaces a file only once the new one is whole and on the disk; whoever reads it sees the old one or the new one.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), DataError> {
    if path.exists() && !path.is_file() {
        return Err(DataError::Io {
            path: path.to_owned(),
            error: io::Error::other("it is there already, and is no file"),
        });
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    written.and_then(|()| sync(path)).map_err(|error| {
        // Nothing more can be done about a file that will not go away; the old one is untouched.
        let _ = fs::remove_file(&beside);
        DataError::Io {
            path: path.to_owned(),
            error,
        }
    })
}

/// Makes the renaming in a file's folder last.
fn sync(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
