//! SAMHSA's National Directory spreadsheets, and the CSV that findtreatment.gov exports.
//!
//! The spreadsheets have a sheet `Facilities List` with service codes in groups split by `*`, and a sheet
//! `Service Code Reference`. They hold no coordinates. The CSV has coordinates and a website, and names
//! the kind of facility in `type_facility`. Columns of named persons are not read.

mod codes;
mod row;
mod table;

use super::{ImportError, Progress, Rejection, Summary};
use crate::{catalogue, data, listing::ListingId, listing::Source};
use codes::CodeMap;
use jiff::civil::Date;
use std::path::Path;
use table::Table;

/// Rows between two calls of the progress function.
const PROGRESS_STEP: usize = 256;

/// How a file is imported.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The data folder.
    pub data: &'o Path,
    /// The name of the list in the data folder; by default from what the file is.
    pub list: Option<&'o str>,
    /// The date of the edition; by default what the file says.
    pub as_of: Option<Date>,
    /// Read and check, but write nothing.
    pub dry_run: bool,
}

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
    let table = table::read(file)?;
    let directory = directory(&table);
    let (list, title) = match (directory, table.is_spreadsheet) {
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
    let list = options.list.unwrap_or(list);
    // The name becomes a file name: the rules of an id keep it inside the folder.
    list.parse::<ListingId>()
        .map_err(|_| ImportError::ListName(list.to_owned()))?;
    let date = options.as_of.or(table.date).ok_or(ImportError::NoDate)?;
    let source = Source {
        name: format!("SAMHSA {title} {}", date.year()).into(),
        url: Some(
            if table.is_spreadsheet {
                "https://www.samhsa.gov/data/"
            } else {
                "https://findtreatment.gov/"
            }
            .into(),
        ),
        date,
        list: Some(list.into()),
    };

    let mut codes = CodeMap::new(directory);
    let mut summary = Summary {
        list: list.to_owned(),
        source: source.name.to_string(),
        read: table.rows.len(),
        ..Summary::default()
    };
    let mut listings = Vec::with_capacity(table.rows.len());
    for (cells, done) in table.rows().zip(0..) {
        if done % PROGRESS_STEP == 0 {
            progress(done, table.rows.len());
        }
        match row::listing(&cells, &mut codes, &source) {
            Ok(listing) => {
                summary
                    .located
                    .count(listing.coordinates.map(|c| c.precision));
                listings.push(listing);
            }
            // Row 1 is the header.
            Err(reason) => summary.rejected.push(Rejection {
                row: done + 2,
                reason,
            }),
        }
    }
    progress(table.rows.len(), table.rows.len());
    if listings.is_empty() {
        let first = summary
            .rejected
            .first()
            .map_or_else(|| "there are no rows".to_owned(), |r| r.reason.clone());
        return Err(ImportError::NothingTaken {
            read: summary.read,
            first,
        });
    }
    let taken = listings.len();
    let listings = catalogue::merge(listings);
    summary.repeats = taken - listings.len();
    summary.written = listings.len();
    summary.unknown_codes = codes.unknown(&table.code_names);
    let others = data::read_others(options.data, list)?;
    summary.merged = merged_count(&listings, others);
    if !options.dry_run {
        data::write(options.data, list, &listings)?;
    }
    Ok(summary)
}

/// How many listings fewer there are because places stand in several lists.
fn merged_count(listings: &[crate::Listing], others: Vec<crate::Listing>) -> usize {
    let others = catalogue::merge(others);
    let apart = listings.len() + others.len();
    apart - catalogue::merge(others.into_iter().chain(listings.iter().cloned()).collect()).len()
}

/// The mental-health directory marks every facility with `MH`, which the other one does not have.
fn directory(table: &Table) -> Directory {
    let has = |code: &str| {
        table
            .rows()
            .take(200)
            .filter(|row| row.codes().any(|c| c == code))
            .count()
    };
    if has("MH") > has("DT") {
        Directory::MentalHealth
    } else {
        Directory::SubstanceUse
    }
}
