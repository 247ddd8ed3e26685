//! SAMHSA's lists: the spreadsheets of its National Directory, and the CSV that findtreatment.gov exports.
//!
//! A spreadsheet has a sheet `Facilities List`, with service codes in groups split by `*`, and a sheet `Service Code
//! Reference`. It holds no coordinates. The CSV has coordinates and a website, and names the kind of facility in
//! `type_facility`. Columns with names of persons are not read.

mod codes;
mod row;

use super::{
    edition::{Edition, ImportOptions, ListOrigin, Progress},
    error::ImportError,
    spreadsheet::{ColumnMapping, import_spreadsheet},
    summary::ImportSummary,
    table::Table,
};
use codes::{CODE_COLUMN, CodeMap, SamhsaDirectory, TYPE_COLUMN, row_codes};
use row::read_facility;
use std::{collections::HashMap, path::Path};
use waymark_directory::catalogue;

const FACILITIES: &str = "Facilities List";
const REFERENCE: &str = "Service Code Reference";
const REQUIRED: [&str; 6] = ["name1", "street1", "city", "state", "zip", "phone"];

/// Imports a file as one list of the data folder, in place of its earlier edition.
pub fn import_samhsa(
    file: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let mut table = Table::open(file, Some(FACILITIES))?;
    for column in REQUIRED {
        if let Err(missing) = table.require_column(column) {
            // SAMHSA's smaller lists have columns of their own.
            let mapping = ColumnMapping::fitting(&table).map_err(|_| missing)?;
            return import_spreadsheet(file, Some(mapping), options, progress);
        }
    }
    if !table.has_column(CODE_COLUMN) {
        table.require_column(if table.is_spreadsheet() {
            CODE_COLUMN
        } else {
            TYPE_COLUMN
        })?;
    }
    let (directory, row_count) = survey_rows(&mut table)?;
    let mut edition = Edition::begin(origin(directory, &table), row_count, options, progress)?;
    edition.source.name = format!("{} {}", edition.source.name, edition.source.date.year()).into();
    let mut codes = CodeMap::new(directory);
    table.for_each_row(&mut |row| {
        edition.add_row(row.number, |source, _| {
            read_facility(&row, &mut codes, source)
        });
    })?;
    edition.set_unknown_codes(codes.into_unknown(&code_names(&mut table)));
    edition.finish(catalogue::merge_repeats)
}

/// Which directory the table is, and how many rows it has. Every facility of the mental-health directory has the code
/// `MH`, which the other directory does not know.
fn survey_rows(table: &mut Table) -> Result<(SamhsaDirectory, usize), ImportError> {
    let (mut rows, mut mental_health, mut substance_use) = (0, 0, 0);
    table.for_each_row(&mut |row| {
        rows += 1;
        mental_health += usize::from(row_codes(&row).any(|code| code == "MH"));
        substance_use += usize::from(row_codes(&row).any(|code| code == "DT"));
    })?;
    let directory = if mental_health > substance_use {
        SamhsaDirectory::MentalHealth
    } else {
        SamhsaDirectory::SubstanceUse
    };
    Ok((directory, rows))
}

fn origin(directory: SamhsaDirectory, table: &Table) -> ListOrigin {
    let (publication, list, url) = if table.is_spreadsheet() {
        let url = "https://www.samhsa.gov/data/";
        ("National Directory", "samhsa", url)
    } else {
        let url = "https://findtreatment.gov/";
        ("findtreatment.gov", "findtreatment", url)
    };
    let (suffix, subject) = match directory {
        SamhsaDirectory::SubstanceUse => ("su", "substance use"),
        SamhsaDirectory::MentalHealth => ("mh", "mental health"),
    };
    ListOrigin {
        list: format!("{list}-{suffix}"),
        name: format!("SAMHSA {publication}, {subject} treatment"),
        url: Some(url.to_owned()),
        date: table.date,
    }
}

/// The names that the file itself gives its codes. Not every file has them.
fn code_names(table: &mut Table) -> HashMap<String, String> {
    let rows = table.read_sheet(REFERENCE).into_iter();
    rows.filter_map(|row| Some((row.get(2)?.to_owned(), row.get(3)?.trim().to_owned())))
        .collect()
}
