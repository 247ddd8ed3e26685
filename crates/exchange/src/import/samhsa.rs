//! SAMHSA's National Directory spreadsheets, and the CSV that findtreatment.gov exports.
//!
//! The spreadsheets have a sheet `Facilities List` with service codes in groups split by `*`, and a sheet
//! `Service Code Reference`. They hold no coordinates. The CSV has coordinates and a website, and names
//! the kind of facility in `type_facility`. Columns of named persons are not read.

mod codes;
mod row;

use super::{
    ImportError, Options, Progress, Summary,
    edition::{Edition, Origin},
    spreadsheet::{self, Mapping},
    table::{Row, Table},
};
use codes::CodeMap;
use std::{collections::HashMap, path::Path};
use waymark_directory::catalogue;

const FACILITIES: &str = "Facilities List";
const REFERENCE: &str = "Service Code Reference";
const REQUIRED: [&str; 6] = ["name1", "street1", "city", "state", "zip", "phone"];
/// Where the kind of facility may stand.
const KINDS: [&str; 2] = ["service_code_info", "type_facility"];

/// Which of the two directories a file is; some codes mean different things in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Directory {
    SubstanceUse,
    MentalHealth,
}

/// Imports a file as one list of the data folder, in place of its earlier edition.
pub fn import(
    file: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let mut table = Table::open(file, Some(FACILITIES))?;
    for column in REQUIRED {
        if let Err(missing) = table.require(column) {
            // SAMHSA's smaller lists have columns of their own.
            let mapping = Mapping::fitting(&table).map_err(|_| missing)?;
            return spreadsheet::import(file, Some(mapping), options, progress);
        }
    }
    let [codes, kind] = KINDS;
    if table.require(codes).is_err() {
        table.require(if table.is_spreadsheet() { codes } else { kind })?;
    }
    let (directory, rows) = survey(&mut table)?;
    let (list, title) = match (directory, table.is_spreadsheet()) {
        (Directory::SubstanceUse, true) => {
            ("samhsa-su", "National Directory, substance use treatment")
        }
        (Directory::MentalHealth, true) => {
            ("samhsa-mh", "National Directory, mental health treatment")
        }
        (Directory::SubstanceUse, false) => (
            "findtreatment-su",
            "findtreatment.gov, substance use treatment",
        ),
        (Directory::MentalHealth, false) => (
            "findtreatment-mh",
            "findtreatment.gov, mental health treatment",
        ),
    };
    let url = if table.is_spreadsheet() {
        "https://www.samhsa.gov/data/"
    } else {
        "https://findtreatment.gov/"
    };
    let origin = Origin {
        list: list.to_owned(),
        name: format!("SAMHSA {title}"),
        url: Some(url.to_owned()),
        date: table.date,
    };
    let mut edition = Edition::new(origin, rows, options, progress)?;
    edition.source.name = format!("{} {}", edition.source.name, edition.source.date.year()).into();
    let mut codes = CodeMap::new(directory);
    table.each_row(&mut |row| {
        edition.read(row.number, |source, _| {
            row::listing(&row, &mut codes, source)
        });
    })?;
    edition.unknown_codes(codes.unknown(&code_names(&mut table)));
    edition.finish(catalogue::merge_repeats)
}

/// The service codes of a row: those of the groups split by `*`, or the kind of facility.
fn codes<'t>(row: &Row<'t>) -> impl Iterator<Item = &'t str> {
    let codes = row
        .get(KINDS[0])
        .unwrap_or_default()
        .split(|c: char| c == '*' || c.is_whitespace());
    let kinds = row
        .get(KINDS[1])
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_alphanumeric());
    codes.chain(kinds).filter(|code| !code.is_empty())
}

/// What the file itself calls its codes; a file that does not say can still be read.
fn code_names(table: &mut Table) -> HashMap<String, String> {
    let rows = table.sheet(REFERENCE).into_iter();
    rows.filter_map(|row| Some((row.get(2)?.to_owned(), row.get(3)?.trim().to_owned())))
        .collect()
}

/// Which directory it is, and how many rows it has. The mental-health directory marks every facility with `MH`, which
/// the other one does not have.
fn survey(table: &mut Table) -> Result<(Directory, usize), ImportError> {
    let (mut rows, mut mental_health, mut substance_use) = (0, 0, 0);
    table.each_row(&mut |row| {
        rows += 1;
        mental_health += usize::from(codes(&row).any(|code| code == "MH"));
        substance_use += usize::from(codes(&row).any(|code| code == "DT"));
    })?;
    let directory = if mental_health > substance_use {
        Directory::MentalHealth
    } else {
        Directory::SubstanceUse
    };
    Ok((directory, rows))
}
