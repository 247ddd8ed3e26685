//! HSDS files: services as JSON, as one service per line, or as a data package, which is a set of CSV tables with a
//! description.

use super::{
    record::Record,
    service::service_record,
    taxonomy::{taxonomy_records, term_records},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    io::{self, Cursor, Write},
    path::Path,
};
use waymark_directory::{Listing, data::replace_file};
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// The fields that hold other objects, each with the table for those.
const NESTED: [(&str, &str); 15] = [
    ("accessibility", "accessibility"),
    ("addresses", "address"),
    ("attributes", "attribute"),
    ("languages", "language"),
    ("location", "location"),
    ("metadata", "metadata"),
    ("organization", "organization"),
    ("phones", "phone"),
    ("required_documents", "required_document"),
    ("schedules", "schedule"),
    ("service_areas", "service_area"),
    ("service_at_locations", "service_at_location"),
    ("taxonomies", "taxonomy"),
    ("taxonomy_term", "taxonomy_term"),
    ("taxonomy_terms", "taxonomy_term"),
];

/// Writes a JSON list of services, one per line.
pub fn write_hsds_json(listings: &[Listing], mut out: impl Write) -> io::Result<()> {
    out.write_all(b"[\n")?;
    for (listing, number) in sort_by_id(listings).into_iter().zip(0..) {
        if number > 0 {
            out.write_all(b",\n")?;
        }
        serde_json::to_writer(&mut out, &service_record(listing))?;
    }
    out.write_all(b"\n]\n")?;
    out.flush()
}

/// Writes one service per line, without a list around them.
pub fn write_hsds_ndjson(listings: &[Listing], mut out: impl Write) -> io::Result<()> {
    for listing in sort_by_id(listings) {
        serde_json::to_writer(&mut out, &service_record(listing))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Writes a data package as a zip file.
pub fn write_hsds_zip(listings: &[Listing], mut out: impl Write) -> io::Result<()> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time, so that the same directory always gives the same file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in package_files(listings)? {
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    out.write_all(archive.finish()?.get_ref())?;
    out.flush()
}

/// Writes a data package into a folder, which it creates if it is missing.
pub fn write_hsds_folder(listings: &[Listing], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in package_files(listings)? {
        replace_file(&folder.join(name), |out| out.write_all(&bytes)).map_err(io::Error::other)?;
    }
    Ok(())
}

/// Sorts listings, so that an export does not depend on the order in which they were loaded.
fn sort_by_id(listings: &[Listing]) -> Vec<&Listing> {
    let mut sorted: Vec<&Listing> = listings.iter().collect();
    sorted.sort_unstable_by_key(|listing| &listing.id);
    sorted
}

/// The files of a data package by their names: the description, and a table for each type of object.
fn package_files(listings: &[Listing]) -> io::Result<Vec<(String, Vec<u8>)>> {
    let description = package_description();
    let resources = description["resources"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let mut tables = Tables::new(&resources)?;
    for listing in sort_by_id(listings) {
        tables.add("service", service_record(listing), None)?;
    }
    for taxonomy in taxonomy_records() {
        tables.add("taxonomy", taxonomy, None)?;
    }
    for term in term_records() {
        tables.add("taxonomy_term", term, None)?;
    }
    let mut files = vec![(
        "datapackage.json".to_owned(),
        serde_json::to_vec_pretty(&description)?,
    )];
    for resource in &resources {
        let (Some(name), Some(path)) = (resource["name"].as_str(), resource["path"].as_str())
        else {
            continue;
        };
        if let Some(table) = tables.tables.remove(name) {
            let bytes = table
                .rows
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?;
            files.push((path.to_owned(), bytes));
        }
    }
    Ok(files)
}

/// Describes the tables and columns of a data package.
pub(super) fn package_description() -> Value {
    let package = include_str!("../../../../content/hsds/datapackage.json");
    serde_json::from_str(package).expect("the description is compiled in, and a test reads it")
}

/// The tables of a package as they are being filled.
struct Tables {
    tables: BTreeMap<String, Table>,
}

struct Table {
    columns: Vec<String>,
    rows: csv::Writer<Vec<u8>>,
    /// The ids of its rows. An organization is part of each of its services, but only once in its table.
    ids: HashSet<String>,
}

impl Tables {
    fn new(resources: &[Value]) -> io::Result<Self> {
        let mut tables = BTreeMap::new();
        for resource in resources {
            let fields = resource["schema"]["fields"]
                .as_array()
                .into_iter()
                .flatten();
            let columns: Vec<String> = fields
                .filter_map(|field| Some(field["name"].as_str()?.to_owned()))
                .collect();
            let mut rows = csv::Writer::from_writer(Vec::new());
            rows.write_record(&columns)?;
            let name = resource["name"].as_str().unwrap_or_default().to_owned();
            let table = Table {
                columns,
                rows,
                ids: HashSet::new(),
            };
            tables.insert(name, table);
        }
        Ok(Self { tables })
    }

    /// Adds a record and everything nested in it. A part gets columns that name its `parent`, by object and id.
    fn add(&mut self, name: &str, record: Record, parent: Option<(&str, &str)>) -> io::Result<()> {
        let id = record
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let mut cells = BTreeMap::new();
        if let Some((object, id)) = parent {
            cells.insert(format!("{object}_id"), id.to_owned());
            cells.insert("link_id".to_owned(), id.to_owned());
            cells.insert("link_entity".to_owned(), object.to_owned());
        }
        for (field, value) in record {
            let nested = NESTED.iter().find(|(nested, _)| *nested == field);
            match (nested, value) {
                (Some((_, table)), Value::Array(parts)) => {
                    for part in parts {
                        if let Value::Object(part) = part {
                            self.add(table, part, Some((name, &id)))?;
                        }
                    }
                }
                (Some((_, table)), Value::Object(one)) => {
                    let one_id = one.get("id").and_then(Value::as_str).unwrap_or_default();
                    cells.insert(format!("{table}_id"), one_id.to_owned());
                    // The term table already has every term, with more than is nested here.
                    if *table != "taxonomy_term" {
                        self.add(table, one, None)?;
                    }
                }
                (_, Value::String(text)) => {
                    cells.insert(field, text);
                }
                (_, value) => {
                    cells.insert(field, value.to_string());
                }
            }
        }
        let Some(table) = self.tables.get_mut(name) else {
            return Ok(());
        };
        if table.ids.insert(id) {
            let row = table
                .columns
                .iter()
                .map(|column| cells.get(column).map(String::as_str).unwrap_or_default());
            table.rows.write_record(row)?;
        }
        Ok(())
    }
}
