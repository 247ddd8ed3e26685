//! Other people's lists as listings: readers of files, and what an import did.

pub mod samhsa;

use crate::{data::DataError, listing::Precision};
use std::{collections::BTreeMap, fmt, io, path::PathBuf};

/// Called with rows done and rows in all.
pub type Progress<'p> = &'p dyn Fn(usize, usize);

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The list's name in the data folder.
    pub list: String,
    /// The source as listings name it.
    pub source: String,
    /// Rows of the file.
    pub read: usize,
    /// Listings written.
    pub written: usize,
    /// Rows that repeat a place of the same list.
    pub repeats: usize,
    /// Places that are also in another list of the data folder, and show as one listing.
    pub merged: usize,
    /// Rows left out.
    pub rejected: Vec<Rejection>,
    /// Codes that neither the vocabulary nor the list of ignored codes knows, with how often they occur.
    pub unknown_codes: BTreeMap<String, usize>,
    /// Where the coordinates come from, and how many listings have none.
    pub located: Located,
}

/// Counts of where coordinates come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Located {
    /// In the file.
    pub file: usize,
    /// The middle of the ZIP code.
    pub postal_code: usize,
    /// The middle of the city.
    pub city: usize,
    /// Nowhere.
    pub none: usize,
}

impl Located {
    fn count(&mut self, precision: Option<Precision>) {
        match precision {
            Some(Precision::Address) => self.file += 1,
            Some(Precision::PostalCode) => self.postal_code += 1,
            Some(Precision::City) => self.city += 1,
            None => self.none += 1,
        }
    }
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The row as a spreadsheet counts it, the header being row 1.
    pub row: usize,
    /// Why.
    pub reason: String,
}

/// Rejected rows that are shown one by one; the rest is counted.
const SHOWN_REJECTIONS: usize = 20;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {}", self.source, self.list)?;
        writeln!(f, "  read      {:>7} rows", self.read)?;
        writeln!(f, "  written   {:>7} listings", self.written)?;
        writeln!(
            f,
            "  repeats   {:>7} rows of a place already read",
            self.repeats
        )?;
        writeln!(f, "  merged    {:>7} places with another list", self.merged)?;
        writeln!(f, "  rejected  {:>7} rows", self.rejected.len())?;
        for Rejection { row, reason } in self.rejected.iter().take(SHOWN_REJECTIONS) {
            writeln!(f, "    row {row}: {reason}")?;
        }
        if self.rejected.len() > SHOWN_REJECTIONS {
            writeln!(f, "    and {} more", self.rejected.len() - SHOWN_REJECTIONS)?;
        }
        let Located {
            file,
            postal_code,
            city,
            none,
        } = self.located;
        writeln!(
            f,
            "  located   {file} by the file, {postal_code} by ZIP code, {city} by city, {none} not"
        )?;
        if self.unknown_codes.is_empty() {
            write!(f, "  codes     all known")
        } else {
            let codes = self
                .unknown_codes
                .iter()
                .map(|(code, n)| format!("{code} ({n})"))
                .collect::<Vec<_>>()
                .join(", ");
            write!(f, "  codes     unknown: {codes}")
        }
    }
}

/// Why a file was not imported; the data folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system refuses to read it.
    #[error("{path}: {error}", path = path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It has no content.
    #[error("the file is empty; download it again")]
    Empty,
    /// It is larger than any list of this kind.
    #[error("the file is too large: {what} exceeds {limit_mib} MiB")]
    TooLarge {
        /// Which size.
        what: &'static str,
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// The spreadsheet cannot be opened.
    #[error("the file is no readable spreadsheet ({0}); it may be cut short, download it again")]
    Spreadsheet(String),
    /// The sheet with the facilities is missing.
    #[error("the spreadsheet has no sheet \"{wanted}\"; it has: {found}")]
    WrongSheet {
        /// The sheet looked for.
        wanted: &'static str,
        /// The sheets there are.
        found: String,
    },
    /// The text file cannot be read as CSV.
    #[error("row {row}: {reason}")]
    Csv {
        /// Counted from 1.
        row: usize,
        /// What is wrong.
        reason: String,
    },
    /// A column is missing.
    #[error("the column \"{missing}\" is missing; the columns are: {found}")]
    MissingColumn {
        /// The column looked for.
        missing: &'static str,
        /// The columns there are.
        found: String,
    },
    /// A cell is longer than any of a real list.
    #[error(
        "row {row}: the column \"{column}\" holds {length} characters, more than the {limit} of any real list"
    )]
    TooLong {
        /// The row as a spreadsheet counts it.
        row: usize,
        /// The column.
        column: String,
        /// Its length.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// No row could be taken.
    #[error("none of the {read} rows could be taken; the first fault: {first}")]
    NothingTaken {
        /// Rows of the file.
        read: usize,
        /// The first row's fault.
        first: String,
    },
    /// The file does not say how old it is.
    #[error(
        "the file does not say how old it is; add --as-of with the date of the edition, such as --as-of 2023-06-30"
    )]
    NoDate,
    /// A list name that is none.
    #[error("\"{0}\" cannot be the name of a list; use lower-case letters, digits and hyphens")]
    ListName(String),
    /// The data folder cannot be read or written.
    #[error(transparent)]
    Data(#[from] DataError),
}
