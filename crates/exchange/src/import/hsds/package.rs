//! A package: a file or folder as a stream of services, each with all that belongs to it, nested as HSDS 3 nests them.

use super::{
    super::{
        clean::clean_line,
        contact::parse_website,
        error::ImportError,
        fault::RowFault,
        file::is_zip,
        json::{Record, WrongObject, for_each_object},
    },
    package_parts::{DESCRIPTION, for_each_part_in_folder, for_each_part_in_zip},
    tables::{TableCollector, Tables},
};
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use waymark_directory::text::decode_text;

const WANTED: &str = "file of HSDS 3 JSON, which holds services, a page of them, or one a line";
/// A service has at least one of these fields. Objects with names in other formats have none of them.
const SERVICE_FIELDS: [&str; 6] = [
    "organization",
    "organization_id",
    "phones",
    "schedules",
    "service_at_locations",
    "status",
];

pub(super) struct Package {
    services: Services,
    pub(super) title: Option<String>,
    pub(super) homepage: Option<String>,
    /// What is wrong with whole tables.
    pub(super) faults: Vec<RowFault>,
}

enum Services {
    /// In memory, and put together one at a time.
    Tables(Box<Tables>),
    /// In a JSON file, which is read again each time.
    Json(PathBuf),
}

impl Package {
    /// Opens a JSON file, a zip file or a folder.
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let mut parts = PartCollector::default();
        if path.is_dir() {
            for_each_part_in_folder(path, &mut |name, bytes| parts.add(name, bytes))?;
        } else if is_zip(path)? {
            for_each_part_in_zip(path, &mut |name, bytes| parts.add(name, bytes))?;
        } else {
            return Ok(Self {
                services: Services::Json(path.to_owned()),
                title: None,
                homepage: None,
                faults: Vec::new(),
            });
        }
        parts.into_package()
    }

    /// Calls `take` with every service.
    pub(super) fn for_each_service(
        &self,
        take: &mut dyn FnMut(&Record),
    ) -> Result<(), ImportError> {
        let mut count = 0;
        let mut counted = |service: &Record| {
            count += 1;
            take(service);
        };
        match &self.services {
            Services::Tables(tables) => tables.for_each_service(&mut counted),
            Services::Json(path) => for_each_object(path, WANTED, &mut |object| {
                take_services(object, &mut counted)
            })?,
        }
        if count == 0 {
            return Err(ImportError::NoRows { rows: "services" });
        }
        Ok(())
    }
}

/// Takes the services out of an object: those of an organization, that of a service at a location, or itself.
fn take_services(mut object: Record, take: &mut dyn FnMut(&Record)) -> Result<(), WrongObject> {
    if let Some(Value::Array(services)) = object.remove("services") {
        for value in services {
            let Value::Object(mut service) = value else {
                return Err(WrongObject::ServicesOfOrganization);
            };
            service.insert("organization".to_owned(), Value::Object(object.clone()));
            take(&service);
        }
        return Ok(());
    }
    if let Some(Value::Object(mut service)) = object.remove("service") {
        let at = Value::Array(vec![Value::Object(object)]);
        service.insert("service_at_locations".to_owned(), at);
        take(&service);
        return Ok(());
    }
    let mut fields = SERVICE_FIELDS.iter();
    if !object.contains_key("name") || !fields.any(|field| object.contains_key(*field)) {
        return Err(WrongObject::NotAService);
    }
    take(&object);
    Ok(())
}

/// Collects the parts of a data package.
#[derive(Default)]
struct PartCollector {
    description: PackageDescription,
    tables: TableCollector,
}

#[derive(Default, Deserialize)]
struct PackageDescription {
    title: Option<String>,
    homepage: Option<String>,
}

impl PartCollector {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ImportError> {
        if name == DESCRIPTION {
            self.description = serde_json::from_str(&decode_text(bytes)).unwrap_or_default();
        }
        self.tables.add_file(name, bytes)
    }

    fn into_package(self) -> Result<Package, ImportError> {
        let (tables, faults) = self.tables.link()?;
        // The specification's template has a title and a homepage of its own.
        let is_filled_in = |text: &String| {
            !text.contains("Template")
                && !text.contains("openreferral.org")
                && !text.trim().is_empty()
        };
        let title = self.description.title.filter(is_filled_in);
        let homepage = self.description.homepage.filter(is_filled_in);
        Ok(Package {
            services: Services::Tables(Box::new(tables)),
            title: title.map(|title| clean_line(&title)),
            homepage: homepage.and_then(|url| Some(parse_website(&url)?.into())),
            faults,
        })
    }
}
