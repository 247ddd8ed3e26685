//! A file or folder as services with all that belongs to them, nested as HSDS 3 nests them.

use super::{
    super::{ImportError, clean, file, record::Record},
    json,
    tables::{self, Tables},
};
use serde::Deserialize;
use std::{
    borrow::Cow,
    fs,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

/// Miami's 211 unpacks to 8 MB, 27,000 listings of ours to 200.
const MAX_UNPACKED_MIB: u64 = 256;
/// What describes the tables of a data package.
const DESCRIPTION: &str = "datapackage.json";

/// A package that is open for reading.
pub(super) struct Package {
    services: Services,
    pub(super) title: Option<String>,
    pub(super) homepage: Option<String>,
    /// Rows that belong to nothing, a line a table.
    pub(super) faults: Vec<String>,
}

enum Services {
    /// In tables, put together one at a time.
    Linked(Box<Tables>),
    /// In a file of JSON, which is read one service at a time.
    Json(PathBuf),
}

impl Package {
    /// Opens a JSON file, a zip file or a folder.
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let package = if path.is_dir() {
            from_tables(|part| folder(path, part))?
        } else if file::is_zip(path)? {
            from_tables(|part| unpacked(file::packed(path)?, part))?
        } else {
            Self {
                services: Services::Json(path.to_owned()),
                title: None,
                homepage: None,
                faults: Vec::new(),
            }
        };
        Ok(package)
    }

    /// Calls `take` with every service.
    pub(super) fn each_service(&self, take: &mut dyn FnMut(&Record)) -> Result<(), ImportError> {
        let mut count = 0;
        let mut counted = |service: &Record| {
            count += 1;
            take(service);
        };
        match &self.services {
            Services::Linked(tables) => tables.each_service(&mut counted),
            Services::Json(path) => json::each_service(path, &mut counted)?,
        }
        if count == 0 {
            return Err(ImportError::NothingTaken {
                read: 0,
                first: "there are no services".to_owned(),
            });
        }
        Ok(())
    }
}

/// Takes a file of a data package, by its name.
type Take<'t> = &'t mut dyn FnMut(&str, &[u8]) -> Result<(), ImportError>;

fn from_tables(
    each_part: impl FnOnce(Take<'_>) -> Result<(), ImportError>,
) -> Result<Package, ImportError> {
    #[derive(Default, Deserialize)]
    struct Description {
        title: Option<String>,
        homepage: Option<String>,
    }
    let mut description = Description::default();
    let mut tables = tables::Reader::default();
    each_part(&mut |name, bytes| {
        if name == DESCRIPTION {
            description =
                serde_json::from_str(&waymark_directory::text::decoded(bytes)).unwrap_or_default();
        }
        tables.read(name, bytes)
    })?;
    let (services, faults) = tables.link()?;
    // The template of the specification has a title and a homepage that say nothing of the data.
    let is_said = |text: &String| {
        !text.contains("Template") && !text.contains("openreferral.org") && !text.trim().is_empty()
    };
    let title = description.title.filter(is_said);
    let homepage = description.homepage.filter(is_said);
    Ok(Package {
        title: title.map(|title| clean::line(&title)),
        homepage: homepage.and_then(|url| Some(super::super::contact::website(&url)?.into())),
        faults,
        services: Services::Linked(Box::new(services)),
    })
}

fn is_part(name: &str) -> bool {
    name == DESCRIPTION || Path::new(name).extension().is_some_and(|e| e == "csv")
}

/// Takes the parts in a folder, or in its folder `data`. Links are not followed.
fn folder(path: &Path, take: Take<'_>) -> Result<(), ImportError> {
    let io_error = |error| ImportError::Io {
        path: path.to_owned(),
        error,
    };
    let mut budget = MAX_UNPACKED_MIB << 20;
    for folder in [path.to_owned(), path.join("data")] {
        if !folder.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&folder).map_err(io_error)?;
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(io_error)?;
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(|name| name.to_str());
            let Some(name) = name.filter(|name| is_part(name)) else {
                continue;
            };
            let metadata = fs::symlink_metadata(&path).map_err(io_error)?;
            if metadata.is_symlink() {
                return Err(ImportError::Unsafe(name.to_owned()));
            }
            budget = budget
                .checked_sub(metadata.len())
                .ok_or(ImportError::TooLarge {
                    what: "the size of its tables",
                    limit_mib: MAX_UNPACKED_MIB,
                })?;
            take(name, &fs::read(&path).map_err(io_error)?)?;
        }
    }
    Ok(())
}

/// Takes the parts of a zip file, one in memory at a time; nothing is ever written where their names say.
fn unpacked(file: fs::File, take: Take<'_>) -> Result<(), ImportError> {
    let unreadable = |error: &dyn std::fmt::Display| ImportError::Zip(error.to_string());
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|e| unreadable(&e))?;
    let mut budget = MAX_UNPACKED_MIB << 20;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|e| unreadable(&e))?;
        let path = part.enclosed_name().filter(|_| !part.is_symlink());
        let Some(path) = path else {
            return Err(ImportError::Unsafe(
                part.name()
                    .map_or_else(|_| index.to_string(), Cow::into_owned),
            ));
        };
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name.filter(|name| is_part(name)).map(str::to_owned) else {
            continue;
        };
        let mut content = Vec::new();
        let read = part
            .take(budget + 1)
            .read_to_end(&mut content)
            .map_err(|e| unreadable(&e))?;
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
