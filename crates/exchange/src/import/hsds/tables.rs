//! The tables of a CSV data package, linked to each other so that a service nests as the JSON of HSDS 3 does. Tables and
//! columns had other names in versions 1 and 2.

use super::{
    super::{
        error::ImportError,
        fault::RowFault,
        json::Record,
        table::{check_cells, csv_error},
    },
    link::{LinkedRow, RowIndex},
};
use serde_json::Value;
use std::{collections::BTreeMap, rc::Rc};
use waymark_directory::text::decode_text;

/// In characters. The longest real cell has 3,300.
const MAX_CELL_CHARS: usize = 32_000;

/// The files of every version, each with what version 3 calls its rows. Contacts, funding and programs are not read.
const TABLES: [(&str, &str); 26] = [
    ("organizations.csv", "organization"),
    ("services.csv", "service"),
    ("services_at_location.csv", "service_at_location"),
    ("services_at_locations.csv", "service_at_location"),
    ("service_at_location.csv", "service_at_location"),
    ("service_at_locations.csv", "service_at_location"),
    ("locations.csv", "location"),
    ("addresses.csv", "addresses"),
    ("physical_addresses.csv", "addresses"),
    ("phones.csv", "phones"),
    ("schedules.csv", "schedules"),
    ("regular_schedules.csv", "schedules"),
    ("languages.csv", "languages"),
    ("accessibility.csv", "accessibility"),
    ("accessibility_for_disabilities.csv", "accessibility"),
    ("service_areas.csv", "service_areas"),
    ("required_documents.csv", "required_documents"),
    ("eligibility.csv", "eligibility"),
    ("cost_options.csv", "cost_options"),
    ("payments_accepted.csv", "cost_options"),
    ("attributes.csv", "attributes"),
    ("service_attributes.csv", "attributes"),
    ("services_taxonomy.csv", "attributes"),
    ("taxonomy_terms.csv", "taxonomy_term"),
    ("taxonomy.csv", "taxonomy_term"),
    ("metadata.csv", "metadata"),
];

/// The kind of object is in the row itself.
const ANY: &str = "any";
/// The columns that say what a row belongs to. The first one that is filled counts.
const PARENTS: [(&str, &str); 6] = [
    ("service_at_location_id", "service_at_location"),
    ("service_id", "service"),
    ("location_id", "location"),
    ("organization_id", "organization"),
    ("link_id", ANY),
    ("resource_id", ANY),
];

/// Linked tables. Rows that many services share are kept once.
pub(super) struct Tables {
    services: Vec<LinkedRow>,
    locations: RowIndex,
    organizations: RowIndex,
    terms: RowIndex,
}

impl Tables {
    /// Calls `take` with every service and all that belongs to it.
    pub(super) fn for_each_service(&self, take: &mut dyn FnMut(&Record)) {
        for service in &self.services {
            take(&self.service_record(service));
        }
    }

    fn service_record(&self, service: &LinkedRow) -> Record {
        let mut service = service.to_record();
        if let Some(Value::Array(places)) = service.get_mut("service_at_locations") {
            for place in places.iter_mut().filter_map(Value::as_object_mut) {
                embed(place, "location", &self.locations, &["location_id"]);
            }
        }
        if let Some(Value::Array(attributes)) = service.get_mut("attributes") {
            for attribute in attributes.iter_mut().filter_map(Value::as_object_mut) {
                let columns = ["taxonomy_term_id", "taxonomy_id"];
                embed(attribute, "taxonomy_term", &self.terms, &columns);
            }
        }
        let columns = ["organization_id"];
        embed(&mut service, "organization", &self.organizations, &columns);
        service
    }
}

/// Puts the row that one of the columns names into a record, as its field `field`.
fn embed(record: &mut Record, field: &str, rows: &RowIndex, columns: &[&str]) {
    let found = columns
        .iter()
        .find_map(|column| rows.get(record.get(*column)?.as_str()?));
    if let Some(found) = found {
        record.insert(field.to_owned(), Value::Object(found.to_record()));
    }
}

/// Collects tables one after the other, and links them once all are read.
#[derive(Default)]
pub(super) struct TableCollector {
    rows: BTreeMap<&'static str, Vec<LinkedRow>>,
    found: Vec<String>,
}

impl TableCollector {
    /// Reads a file, if it is one of the tables.
    pub(super) fn add_file(&mut self, name: &str, bytes: &[u8]) -> Result<(), ImportError> {
        self.found.push(name.to_owned());
        if let Some((_, object)) = TABLES.iter().find(|(file, _)| *file == name) {
            let rows = read_rows(bytes).map_err(|cause| ImportError::Table {
                file: name.to_owned(),
                cause: Box::new(cause),
            })?;
            self.rows.entry(object).or_default().extend(rows);
        }
        Ok(())
    }

    /// Adds every row to the row that it belongs to, and reports those that belong to none.
    pub(super) fn link(self) -> Result<(Tables, Vec<RowFault>), ImportError> {
        for needed in ["organization", "service"] {
            if !self.rows.contains_key(needed) {
                return Err(ImportError::MissingTable {
                    missing: TABLES
                        .iter()
                        .find(|(_, object)| *object == needed)
                        .map_or(needed, |(file, _)| file),
                    found: if self.found.is_empty() {
                        "no tables".to_owned()
                    } else {
                        self.found.join(", ")
                    },
                });
            }
        }
        Ok(link_tables(self.rows))
    }
}

fn link_tables(mut tables: BTreeMap<&'static str, Vec<LinkedRow>>) -> (Tables, Vec<RowFault>) {
    let mut take = |object: &str| tables.remove(object).unwrap_or_default();
    let terms = RowIndex::new(take("taxonomy_term"));
    let mut services = RowIndex::new(take("service"));
    let mut places = RowIndex::new(take("service_at_location"));
    let mut locations = RowIndex::new(take("location"));
    let mut organizations = RowIndex::new(take("organization"));
    let mut faults: Vec<RowFault> = services.repeats("service").into_iter().collect();
    faults.extend(locations.repeats("location"));
    for (object, rows) in tables {
        let mut orphans = 0;
        for row in rows {
            let found = parent_of(&row).is_some_and(|(parent, id)| {
                let index = match parent.as_str() {
                    "service_at_location" => &mut places,
                    "location" => &mut locations,
                    "organization" => &mut organizations,
                    _ => &mut services,
                };
                index.add_child(&id, object, row)
            });
            orphans += usize::from(!found);
        }
        faults.extend(report_orphans(object, orphans));
    }
    let mut orphans = 0;
    for place in places.rows {
        let service = place.get("service_id").map(str::to_owned);
        let found =
            service.is_some_and(|id| services.add_child(&id, "service_at_locations", place));
        orphans += usize::from(!found);
    }
    faults.extend(report_orphans("service_at_location", orphans));
    let tables = Tables {
        services: services.rows,
        locations,
        organizations,
        terms,
    };
    (tables, faults)
}

/// What a row belongs to: the object and its id.
fn parent_of(row: &LinkedRow) -> Option<(String, String)> {
    let named = || {
        let mut columns = ["link_entity", "resource_type"].iter();
        columns
            .find_map(|column| row.get(column))
            .unwrap_or("service")
    };
    PARENTS.iter().find_map(|(column, object)| {
        let id = row.get(column)?;
        let object = if *object == ANY { named() } else { *object };
        Some((object.to_owned(), id.to_owned()))
    })
}

fn report_orphans(table: &'static str, count: usize) -> Option<RowFault> {
    (count > 0).then_some(RowFault::Orphans { count, table })
}

fn read_rows(bytes: &[u8]) -> Result<Vec<LinkedRow>, ImportError> {
    let text = decode_text(bytes);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(csv_error)?.clone();
    let columns: Rc<[String]> = header
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let mut rows = Vec::new();
    for (cells, row) in reader.records().zip(2..) {
        let cells = cells.map_err(csv_error)?;
        check_cells(row, &header, &cells, MAX_CELL_CHARS)?;
        rows.push(LinkedRow::new(&columns, cells));
    }
    Ok(rows)
}
