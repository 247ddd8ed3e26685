//! The tables of a CSV data package, nested as HSDS 3 nests its JSON. Tables and columns had other names in 1.x and 2.x.

use super::{
    super::{ImportError, file, record::Record},
    link::Links,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// The longest real cell has 3,300 characters.
const MAX_CELL_CHARS: usize = 32_000;

/// Files of every version, by the object of 3.x that their rows are. Contacts, funding and programs are not read.
const TABLES: [(&str, &str); 27] = [
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
    ("taxonomies.csv", "taxonomy"),
];

/// Which object a row belongs to: the first of these columns that is filled.
const PARENTS: [(&str, &str); 6] = [
    ("service_at_location_id", "service_at_location"),
    ("service_id", "service"),
    ("location_id", "location"),
    ("organization_id", "organization"),
    ("link_id", "service"),
    ("resource_id", "service"),
];

/// The services with all that belongs to them, and what belongs to nothing.
pub(super) fn nest(files: &[(String, Vec<u8>)]) -> Result<(Vec<Record>, Vec<String>), ImportError> {
    let mut tables: BTreeMap<&str, Vec<Record>> = BTreeMap::new();
    let mut rows_of: HashMap<&str, usize> = HashMap::new();
    for (name, bytes) in files {
        let Some((_, object)) = TABLES.iter().find(|(file, _)| file == name) else {
            continue;
        };
        let rows = rows(name, bytes)?;
        *rows_of.entry(object).or_default() += rows.len();
        tables.entry(object).or_default().extend(rows);
    }
    for needed in ["organization", "service"] {
        if !tables.contains_key(needed) {
            let found: Vec<&str> = files.iter().map(|(name, _)| &**name).collect();
            return Err(ImportError::MissingTable {
                missing: TABLES
                    .iter()
                    .find(|(_, object)| *object == needed)
                    .map_or(needed, |(file, _)| file),
                found: found.join(", "),
            });
        }
    }
    let mut take = |object: &str| tables.remove(object).unwrap_or_default();
    let terms = by_id(take("taxonomy_term"));
    let mut services = Links::new(take("service"));
    let mut places = Links::new(take("service_at_location"));
    let mut locations = Links::new(take("location"));
    let mut organizations = Links::new(take("organization"));
    let mut faults: Vec<String> = services.repeats("service").into_iter().collect();
    faults.extend(locations.repeats("location"));
    for (object, rows) in tables {
        let mut lost = 0;
        for mut row in rows {
            if object == "attributes" {
                let term = ["taxonomy_term_id", "taxonomy_id"]
                    .iter()
                    .find_map(|column| terms.get(row.get(*column)?.as_str()?));
                if let Some(term) = term {
                    row.insert("taxonomy_term".to_owned(), Value::Object(term.clone()));
                }
            }
            let parent = PARENTS.iter().find_map(|(column, object)| {
                let id = row.get(*column)?.as_str()?;
                Some((*object, id.to_owned()))
            });
            let found = parent.is_some_and(|(parent, id)| {
                let links = match parent {
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
    for mut place in places.rows {
        let id = |column| place.get(column).and_then(Value::as_str).map(str::to_owned);
        let (service, location) = (id("service_id"), id("location_id"));
        if let Some(location) = location.and_then(|id| locations.get(&id)) {
            place.insert("location".to_owned(), Value::Object(location.clone()));
        }
        let found = service.is_some_and(|id| services.push(&id, "service_at_locations", place));
        lost += usize::from(!found);
    }
    if lost > 0 {
        faults.push(format!("{lost} locations belong to no service"));
    }
    for service in &mut services.rows {
        let organization = service.get("organization_id").and_then(Value::as_str);
        if let Some(organization) = organization.and_then(|id| organizations.get(id)) {
            service.insert(
                "organization".to_owned(),
                Value::Object(organization.clone()),
            );
        }
    }
    Ok((services.rows, faults))
}

fn by_id(rows: Vec<Record>) -> HashMap<String, Record> {
    let id = |row: &Record| Some(row.get("id")?.as_str()?.to_owned());
    rows.into_iter()
        .filter_map(|row| Some((id(&row)?, row)))
        .collect()
}

/// The rows of a file, without their empty cells.
fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Record>, ImportError> {
    let text = file::decoded(bytes);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let fault = |row: usize, reason: String| ImportError::Table {
        file: name.to_owned(),
        row,
        reason,
    };
    let header = reader
        .headers()
        .map_err(|error| fault(1, error.to_string()))?;
    let header: Vec<String> = header
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let mut rows = Vec::new();
    for (record, row) in reader.records().zip(2..) {
        let record =
            record.map_err(|error| fault(row, format!("{error}; the file may be cut short")))?;
        let mut object = Record::new();
        for (column, cell) in header.iter().zip(&record) {
            let length = cell.chars().count();
            if length > MAX_CELL_CHARS {
                return Err(fault(
                    row,
                    format!(
                        "the column \"{column}\" holds {length} characters, more than {MAX_CELL_CHARS}"
                    ),
                ));
            }
            if !cell.trim().is_empty() {
                object.insert(column.clone(), Value::String(cell.trim().to_owned()));
            }
        }
        rows.push(object);
    }
    Ok(rows)
}
