//! Any spreadsheet or CSV file, read through a [`ColumnMapping`] that says what its columns hold.

mod mapping;

pub use mapping::ColumnMapping;

use super::{
    clean::parse_day,
    contact::{parse_phones, parse_website},
    edition::{Edition, ImportOptions, ListOrigin, Progress},
    error::ImportError,
    fault::RowFault,
    hours::{parse_spans, weekly_hours},
    location::{parse_address, parse_point, parse_state},
    summary::ImportSummary,
    table::{Table, TableRow},
};
use jiff::civil::Date;
use mapping::ListingField;
use std::{collections::BTreeMap, path::Path};
use waymark_directory::{
    Listing, Text, catalogue,
    listing::{
        Address, DAYS, Hours, OpeningHours, Phone, PhoneKind, PhonePurpose, PostalCode,
        ServiceArea, Source,
    },
    places::Places,
};

/// Imports a file as one list of the data folder, in place of its earlier edition. Without a mapping, it uses the bundled
/// one that fits the columns.
pub fn import_spreadsheet(
    path: &Path,
    mapping: Option<ColumnMapping>,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let mut table = Table::open(path, None)?;
    let mapping = mapping.map_or_else(|| ColumnMapping::fitting(&table), Ok)?;
    let mapping = &mapping;
    for column in mapping.columns() {
        table.require_column(column)?;
    }
    let (mut row_count, mut newest) = (0, None);
    table.for_each_row(&mut |row| {
        row_count += 1;
        newest = newest.max(updated_on(&row, mapping));
    })?;
    let origin = ListOrigin {
        list: mapping.list.clone(),
        name: mapping.source.clone(),
        url: mapping.url.clone(),
        date: newest.or(table.date),
    };
    let mut edition = Edition::begin(origin, row_count, options, progress)?;
    let mut unknown = BTreeMap::new();
    table.for_each_row(&mut |row| {
        edition.add_row(row.number, |source, faults| {
            read_listing(&row, mapping, source, &mut unknown, faults)
        });
    })?;
    edition.set_unknown_codes(unknown);
    edition.finish(catalogue::merge_repeats)
}

fn read_listing(
    row: &TableRow<'_>,
    mapping: &ColumnMapping,
    source: &Source,
    unknown: &mut BTreeMap<String, usize>,
    faults: &mut Vec<RowFault>,
) -> Result<Listing, RowFault> {
    if let Some(reason) = mapping.excluded(row) {
        return Err(RowFault::Excluded(reason.to_owned()));
    }
    let cell = |field| mapping.cell(row, field);
    let name = cell(ListingField::Name).ok_or(RowFault::Missing("name"))?;
    let mut listing = Listing::new(&name, source.clone());
    if let Some(date) = updated_on(row, mapping) {
        listing.sources[0].date = date;
    }
    listing.organization = cell(ListingField::Organization)
        .filter(|organization| *organization != name)
        .map(Into::into);
    listing.description.en = cell(ListingField::Description).map(Into::into);
    listing.confidential = cell(ListingField::HideAddress).is_some_and(|cell| is_yes(&cell));
    if listing.confidential {
        listing.service_area = mapping.state.map(|state| ServiceArea::States(vec![state]));
    } else {
        let address = read_address(cell)?;
        let point = parse_point(
            cell(ListingField::Latitude).as_deref(),
            cell(ListingField::Longitude).as_deref(),
        );
        listing.coordinates = point.or_else(|| Places::get().locate(&address));
        listing.address = Some(address);
    }
    if let Some(phones) = cell(ListingField::Phone) {
        let numbers = parse_phones(&phones);
        if numbers.is_empty() {
            faults.push(RowFault::unreadable(phones, "a phone number"));
        }
        let phone = |number| Phone {
            number,
            kind: PhoneKind::Voice,
            purpose: PhonePurpose::Main,
            instructions: Text::default(),
        };
        listing.phones = numbers.into_iter().map(phone).collect();
    }
    if let Some(site) = cell(ListingField::Website) {
        listing.website = parse_website(&site);
        if listing.website.is_none() {
            faults.push(RowFault::unreadable(site, "a web address"));
        }
    }
    listing.hours = read_hours(row, mapping, faults);
    listing.terms = mapping.terms(row, unknown);
    let has_street = listing.address.as_ref().is_some_and(|a| a.street.is_some());
    if listing.phones.is_empty() && listing.website.is_none() && !has_street {
        return Err(RowFault::Unreachable);
    }
    listing.id = catalogue::derive_place_id(&listing);
    Ok(listing)
}

fn read_address(cell: impl Fn(ListingField) -> Option<String>) -> Result<Address, RowFault> {
    if let Some(line) = cell(ListingField::Address) {
        return parse_address(&line);
    }
    let state = cell(ListingField::State).ok_or(RowFault::Missing("state"))?;
    Ok(Address {
        street: cell(ListingField::Street).map(Into::into),
        street_2: cell(ListingField::Street2).map(Into::into),
        city: cell(ListingField::City)
            .ok_or(RowFault::Missing("city"))?
            .into(),
        state: parse_state(&state)?,
        postal_code: cell(ListingField::PostalCode)
            .and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

/// Reads the column of each day. Hours that contradict themselves are left out.
fn read_hours(
    row: &TableRow<'_>,
    mapping: &ColumnMapping,
    faults: &mut Vec<RowFault>,
) -> Option<Hours> {
    let timezone = mapping.timezone.as_deref()?;
    let mut opening: Vec<OpeningHours> = Vec::new();
    for (key, day) in DAYS {
        let Some(cell) = mapping.hours.get(key).and_then(|column| row.get(column)) else {
            continue;
        };
        for part in cell.split([';', ',']) {
            match parse_spans(day, part) {
                Some(spans) => opening.extend(spans),
                None => faults.push(RowFault::UnreadableHours {
                    hours: part.trim().to_owned(),
                    day,
                }),
            }
        }
    }
    weekly_hours(opening, Some(timezone))
}

fn is_yes(cell: &str) -> bool {
    ["1", "yes", "true", "y", "x"].contains(&cell.to_lowercase().as_str())
}

fn updated_on(row: &TableRow<'_>, mapping: &ColumnMapping) -> Option<Date> {
    parse_day(&mapping.cell(row, ListingField::Updated)?)
}
