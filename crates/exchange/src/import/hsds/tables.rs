//! The tables of a CSV data package, nested as HSDS 3 nests its JSON. Tables and columns had other names in 1.x and 2.x.

use super::{
    super::{ImportError, record::Record},
    link::{Links, Row},
};
use serde_json::Value;
use std::{collections::BTreeMap, rc::Rc};

/// The longest real cell has 3,300 characters.
const MAX_CELL_CHARS: usize = 32_000;

/// Files of every version, by the object of 3.x that their rows are. Contacts, funding and programs are not read.
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

/// What the row itself says it belongs to.
const ANY: &str = "any";
/// Which object a row belongs to: the first of these columns that is filled.
const PARENTS: [(&str, &str); 6] = [
    ("service_at_location_id", "service_at_location"),
    ("service_id", "service"),
    ("location_id", "location"),
    ("organization_id", "organization"),
    ("link_id", ANY),
    ("resource_id", ANY),
];

/// Tables whose rows know what belongs to them. What many services share stands here once.
pub(super) struct Tables {
    services: Vec<Row>,
    locations: Links,
    organizations: Links,
    terms: Links,
}

impl Tables {
    /// Calls `take` with every service and all that belongs to it.
    pub(super) fn each_service(&self, take: &mut dyn FnMut(&Record)) {
        for service in &self.services {
            take(&self.nested(service));
        }
    }

    fn nested(&self, service: &Row) -> Record {
        let mut service = service.nested();
        if let Some(Value::Array(places)) = service.get_mut("service_at_locations") {
            for place in places.iter_mut().filter_map(Value::as_object_mut) {
                put(
                    place,
                    "location",
                    |id| self.locations.get(id),
                    &["location_id"],
                );
            }
        }
        if let Some(Value::Array(attributes)) = service.get_mut("attributes") {
            for attribute in attributes.iter_mut().filter_map(Value::as_object_mut) {
                let columns = ["taxonomy_term_id", "taxonomy_id"];
                put(
                    attribute,
                    "taxonomy_term",
                    |id| self.terms.get(id),
                    &columns,
                );
            }
        }
        put(
            &mut service,
            "organization",
            |id| self.organizations.get(id),
            &["organization_id"],
        );
        service
    }
}

/// Puts the object that one of the columns names into a record.
fn put<'t>(
    record: &mut Record,
    field: &str,
    find: impl Fn(&str) -> Option<&'t Row>,
    columns: &[&str],
) {
    let found = columns
        .iter()
        .find_map(|column| find(record.get(*column)?.as_str()?));
    if let Some(found) = found {
        record.insert(field.to_owned(), Value::Object(found.nested()));
    }
}

/// Tables that are read one after the other, and linked when all are there.
#[derive(Default)]
pub(super) struct Reader {
    rows: BTreeMap<&'static str, Vec<Row>>,
    found: Vec<String>,
}

impl Reader {
    /// Reads a file, if it is one of the tables.
    pub(super) fn read(&mut self, name: &str, bytes: &[u8]) -> Result<(), ImportError> {
        self.found.push(name.to_owned());
        if let Some((_, object)) = TABLES.iter().find(|(file, _)| *file == name) {
            let rows = rows(name, bytes)?;
            self.rows.entry(object).or_default().extend(rows);
        }
        Ok(())
    }

    /// Gives every row to what it belongs to, and says what belongs to nothing.
    pub(super) fn link(self) -> Result<(Tables, Vec<String>), ImportError> {
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
        Ok(linked(self.rows))
    }
}

fn linked(mut tables: BTreeMap<&'static str, Vec<Row>>) -> (Tables, Vec<String>) {
    let mut take = |object: &str| tables.remove(object).unwrap_or_default();
    let terms = Links::new(take("taxonomy_term"));
    let mut services = Links::new(take("service"));
    let mut places = Links::new(take("service_at_location"));
    let mut locations = Links::new(take("location"));
    let mut organizations = Links::new(take("organization"));
    let mut faults: Vec<String> = services.repeats("service").into_iter().collect();
    faults.extend(locations.repeats("location"));
    for (object, rows) in tables {
        let mut lost = 0;
        for row in rows {
            let entity = ["link_entity", "resource_type"]
                .iter()
                .find_map(|column| row.get(column))
                .unwrap_or("service")
                .to_owned();
            let parent = PARENTS.iter().find_map(|(column, object)| {
                let id = row.get(column)?.to_owned();
                let object = if *object == ANY { &entity } else { *object };
                Some((object.to_owned(), id))
            });
            let found = parent.is_some_and(|(parent, id)| {
                let links = match parent.as_str() {
                    "service_at_location" => &mut places,
                    "location" => &mut locations,
                    "organization" => &mut organizations,
                    _ => &mut services,
                };
                links.push(&id, object, row)
            });
            lost += usize::from(!found);
        }
        if lost > 0 {
            faults.push(format!(
                "{lost} rows of {object} belong to nothing that is here"
            ));
        }
    }
    let mut lost = 0;
    for place in places.rows {
        let service = place.get("service_id").map(str::to_owned);
        let found = service.is_some_and(|id| services.push(&id, "service_at_locations", place));
        lost += usize::from(!found);
    }
    if lost > 0 {
        faults.push(format!("{lost} locations belong to no service"));
    }
    let tables = Tables {
        services: services.rows,
        locations,
        organizations,
        terms,
    };
    (tables, faults)
}

fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Row>, ImportError> {
    let text = waymark_directory::text::decoded(bytes);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let fault = |row: usize, reason: String| ImportError::Table {
        file: name.to_owned(),
        row,
        reason,
    };
    let header = reader
        .headers()
        .map_err(|error| fault(1, error.to_string()))?;
    let columns: Rc<[String]> = header
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let mut rows = Vec::new();
    for (record, row) in reader.records().zip(2..) {
        let cells =
            record.map_err(|error| fault(row, format!("{error}; the file may be cut short")))?;
        for (column, cell) in columns.iter().zip(&cells) {
            if cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS {
                let length = cell.chars().count();
                return Err(fault(
                    row,
                    format!(
                        "the column \"{column}\" holds {length} characters, more than {MAX_CELL_CHARS}"
                    ),
                ));
            }
        }
        rows.push(Row::new(&columns, cells));
    }
    Ok(rows)
}
