//! Any spreadsheet or CSV file, through a mapping that says what its columns are: a small file in TOML. Those that come
//! along are in `content/mappings/`, which also show how one is written.

mod hours;
mod mapping;

pub use mapping::Mapping;

use super::{
    ImportError, Options, Progress, Summary, clean, contact,
    edition::{Edition, Origin},
    postal,
    table::{Row, Table},
};
use jiff::civil::Date;
use mapping::Field;
use std::{collections::BTreeMap, path::Path};
use waymark_directory::{
    Listing, Text, catalogue,
    listing::{Address, Phone, PhoneKind, PhonePurpose, PostalCode, ServiceArea, Source},
    places::Places,
};

/// Imports a file as one list of the data folder, in place of its earlier edition. Without a mapping, the one that
/// comes along and fits the columns is used.
pub fn import(
    path: &Path,
    mapping: Option<Mapping>,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let mut table = Table::open(path, None)?;
    let mapping = mapping.map_or_else(|| Mapping::fitting(&table), Ok)?;
    let mapping = &mapping;
    for column in mapping.columns() {
        table.require(column)?;
    }
    let (mut rows, mut newest) = (0, None);
    table.each_row(&mut |row| {
        rows += 1;
        newest = newest.max(updated(&row, mapping));
    })?;
    let origin = Origin {
        list: mapping.list.clone(),
        name: mapping.source.clone(),
        url: mapping.url.clone(),
        date: newest.or(table.date),
    };
    let mut edition = Edition::new(origin, rows, options, progress)?;
    let mut unknown = BTreeMap::new();
    table.each_row(&mut |row| {
        edition.read(row.number, |source, faults| {
            listing(&row, mapping, source, &mut unknown, faults)
        });
    })?;
    edition.unknown_codes(unknown);
    edition.finish(catalogue::merge_repeats)
}

fn listing(
    row: &Row<'_>,
    mapping: &Mapping,
    source: &Source,
    unknown: &mut BTreeMap<String, usize>,
    faults: &mut Vec<String>,
) -> Result<Listing, String> {
    if let Some(reason) = mapping.left_out(row) {
        return Err(reason.to_owned());
    }
    let cell = |field| mapping.cell(row, field);
    let name = cell(Field::Name).ok_or("it has no name")?;
    let mut listing = Listing::named(&name, source.clone());
    if let Some(date) = updated(row, mapping) {
        listing.sources[0].date = date;
    }
    listing.organization = cell(Field::Organization)
        .filter(|organization| *organization != name)
        .map(Into::into);
    listing.description.en = cell(Field::Description).map(Into::into);
    listing.confidential = cell(Field::HideAddress).is_some_and(|cell| is_yes(&cell));
    if listing.confidential {
        listing.service_area = mapping.state.map(|state| ServiceArea::States(vec![state]));
    } else {
        let address = address(cell)?;
        let point = postal::point(
            cell(Field::Latitude).as_deref(),
            cell(Field::Longitude).as_deref(),
        );
        listing.coordinates = point.or_else(|| Places::get().locate(&address));
        listing.address = Some(address);
    }
    if let Some(phones) = cell(Field::Phone) {
        let numbers = contact::numbers(&phones);
        if numbers.is_empty() {
            faults.push(format!("\"{phones}\" is no phone number"));
        }
        let phone = |number| Phone {
            number,
            kind: PhoneKind::Voice,
            purpose: PhonePurpose::Main,
            instructions: Text::default(),
        };
        listing.phones = numbers.into_iter().map(phone).collect();
    }
    if let Some(site) = cell(Field::Website) {
        listing.website = contact::website(&site);
        if listing.website.is_none() {
            faults.push(format!("\"{site}\" is no web address"));
        }
    }
    listing.hours = hours::read(row, mapping, faults);
    listing.terms = mapping.terms(row, unknown);
    let has_street = listing.address.as_ref().is_some_and(|a| a.street.is_some());
    if listing.phones.is_empty() && listing.website.is_none() && !has_street {
        return Err("it has no phone, website or street: nobody could reach it".to_owned());
    }
    listing.id = catalogue::place_id(&listing);
    Ok(listing)
}

fn address(cell: impl Fn(Field) -> Option<String>) -> Result<Address, String> {
    if let Some(line) = cell(Field::Address) {
        return postal::address(&line);
    }
    let state = cell(Field::State).ok_or("it has no state")?;
    Ok(Address {
        street: cell(Field::Street).map(Into::into),
        street_2: cell(Field::Street2).map(Into::into),
        city: cell(Field::City).ok_or("it has no city")?.into(),
        state: postal::state(&state).ok_or_else(|| format!("\"{state}\" is no state"))?,
        postal_code: cell(Field::PostalCode).and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

fn is_yes(cell: &str) -> bool {
    ["1", "yes", "true", "y", "x"].contains(&cell.to_lowercase().as_str())
}

fn updated(row: &Row<'_>, mapping: &Mapping) -> Option<Date> {
    clean::day(&mapping.cell(row, Field::Updated)?)
}
