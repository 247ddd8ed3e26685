//! A file or folder as services with all that belongs to them, nested as HSDS 3 nests them.

use super::{
    super::{ImportError, clean, file, record::Record},
    OWN_ID, tables,
};
use serde::Deserialize;
use serde_json::Value;
use std::{
    borrow::Cow,
    fs,
    io::{Cursor, Read},
    path::Path,
};

const WANTED: &str = "HSDS 3 JSON: services, a page of them, or one a line";
/// Miami's 211 unpacks to 8 MB.
const MAX_UNPACKED_MIB: u64 = 256;
/// What describes the tables of a data package.
const DESCRIPTION: &str = "datapackage.json";

/// Services, as read.
pub(super) struct Package {
    pub(super) services: Vec<Record>,
    pub(super) title: Option<String>,
    pub(super) homepage: Option<String>,
    /// Rows that belong to nothing, a line a table.
    pub(super) faults: Vec<String>,
    /// Whether a program like this one wrote it.
    pub(super) is_own: bool,
}

/// Reads a JSON file, a zip file or a folder.
pub(super) fn read(path: &Path) -> Result<Package, ImportError> {
    let package = if path.is_dir() {
        tables(&folder(path)?)?
    } else {
        let bytes = file::read(path)?;
        if bytes.starts_with(b"PK") {
            tables(&unpacked(&bytes)?)?
        } else {
            Package::new(services(&file::decoded(&bytes))?)
        }
    };
    if package.services.is_empty() {
        return Err(ImportError::NothingTaken {
            read: 0,
            first: "there are no services".to_owned(),
        });
    }
    Ok(package)
}

impl Package {
    fn new(services: Vec<Record>) -> Self {
        Self {
            is_own: services.iter().any(|service| service.contains_key(OWN_ID)),
            services,
            title: None,
            homepage: None,
            faults: Vec::new(),
        }
    }
}

/// The services of a text with one or more JSON values.
fn services(text: &str) -> Result<Vec<Record>, ImportError> {
    let mut services = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let value = value.map_err(|error| fault(&error.to_string()))?;
        collect(value, &mut services)?;
    }
    Ok(services)
}

fn fault(reason: &str) -> ImportError {
    ImportError::Json {
        wanted: WANTED,
        reason: reason.to_owned(),
    }
}

/// A value is a list, a page of an API, an organization with its services, a service at a location, or a service.
fn collect(value: Value, services: &mut Vec<Record>) -> Result<(), ImportError> {
    let mut object = match value {
        Value::Array(values) => {
            return values
                .into_iter()
                .try_for_each(|value| collect(value, services));
        }
        Value::Object(object) => object,
        other => return Err(fault(&format!("{other} is no service"))),
    };
    for list in ["contents", "services"] {
        match object.remove(list) {
            Some(Value::Array(values)) if list == "contents" => {
                return collect(Value::Array(values), services);
            }
            Some(Value::Array(values)) => {
                for value in values {
                    let Value::Object(mut service) = value else {
                        return Err(fault("an organization has services that are none"));
                    };
                    service.insert("organization".to_owned(), Value::Object(object.clone()));
                    services.push(service);
                }
                return Ok(());
            }
            _ => {}
        }
    }
    if let Some(Value::Object(mut service)) = object.remove("service") {
        let at = Value::Array(vec![Value::Object(object)]);
        service.insert("service_at_locations".to_owned(), at);
        services.push(service);
        return Ok(());
    }
    if !object.contains_key("name") {
        return Err(fault(
            "an object is neither a service nor a page of services",
        ));
    }
    services.push(object);
    Ok(())
}

/// The files of a data package, by their names.
type Files = Vec<(String, Vec<u8>)>;

fn tables(files: &[(String, Vec<u8>)]) -> Result<Package, ImportError> {
    #[derive(Default, Deserialize)]
    struct Description {
        title: Option<String>,
        homepage: Option<String>,
    }
    let description = files.iter().find(|(name, _)| name == DESCRIPTION);
    let description: Description = description
        .and_then(|(_, bytes)| serde_json::from_str(&file::decoded(bytes)).ok())
        .unwrap_or_default();
    let (services, faults) = tables::nest(files)?;
    // The template of the specification has a title and a homepage that say nothing of the data.
    let is_said = |text: &String| {
        !text.contains("Template") && !text.contains("openreferral.org") && !text.trim().is_empty()
    };
    let title = description.title.filter(is_said);
    let homepage = description.homepage.filter(is_said);
    Ok(Package {
        title: title.map(|title| clean::line(&title)),
        homepage: homepage.and_then(|url| super::super::contact::website(&url)),
        faults,
        ..Package::new(services)
    })
}

fn is_part(name: &str) -> bool {
    name == DESCRIPTION || Path::new(name).extension().is_some_and(|e| e == "csv")
}

/// The parts in a folder, or in its folder `data`. Links are not followed.
fn folder(path: &Path) -> Result<Files, ImportError> {
    let io_error = |error| ImportError::Io {
        path: path.to_owned(),
        error,
    };
    let mut files = Files::new();
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
            if metadata.len() > 0 {
                files.push((name.to_owned(), file::read(&path)?));
            }
        }
    }
    Ok(files)
}

/// The parts of a zip file, in memory; nothing is ever written where their names say.
fn unpacked(bytes: &[u8]) -> Result<Files, ImportError> {
    let unreadable = |error: &dyn std::fmt::Display| ImportError::Zip(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    let mut budget = MAX_UNPACKED_MIB << 20;
    let mut files = Files::new();
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
        files.push((name, content));
    }
    Ok(files)
}
