use super::Changes;
use jiff::civil::Date;
use std::{collections::BTreeMap, fmt};
use waymark_directory::listing::Precision;

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
    /// The date of the edition.
    pub date: Option<Date>,
    /// The date of the edition before.
    pub replaced: Option<Date>,
    /// Places that may be one with a place of another list.
    pub doubtful: usize,
    /// Pairs that wait for somebody to decide, in all lists.
    pub undecided: usize,
    /// Rows left out.
    pub rejected: Vec<Rejection>,
    /// Cells left out of rows that were taken.
    pub faults: Vec<Rejection>,
    /// Codes that neither the vocabulary nor the list of ignored codes knows, with how often they occur.
    pub unknown_codes: BTreeMap<String, usize>,
    /// Where the coordinates come from, and how many listings have none.
    pub located: Located,
    /// What is different from the edition before; none where there was none.
    pub changes: Option<Changes>,
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
    pub(super) fn count(&mut self, precision: Option<Precision>) {
        match precision {
            Some(Precision::Address) => self.file += 1,
            Some(Precision::PostalCode) => self.postal_code += 1,
            Some(Precision::City) => self.city += 1,
            None => self.none += 1,
        }
    }
}

/// A row, or a cell of it, that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The row as a spreadsheet counts it, the header being row 1; 0 for the file as a whole.
    pub row: usize,
    /// Why.
    pub reason: String,
}

/// Rows that are shown one by one; the rest is counted.
const SHOWN: usize = 20;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {}", self.source, self.list)?;
        if let (Some(date), Some(replaced)) = (self.date, self.replaced)
            && replaced > date
        {
            writeln!(
                f,
                "  note      this edition is of {date}; the one before was newer, of {replaced}"
            )?;
        }
        writeln!(f, "  read      {:>7} rows", self.read)?;
        writeln!(f, "  written   {:>7} listings", self.written)?;
        writeln!(
            f,
            "  repeats   {:>7} rows of a place already read",
            self.repeats
        )?;
        writeln!(f, "  merged    {:>7} places with another list", self.merged)?;
        if self.undecided > 0 {
            writeln!(
                f,
                "  doubtful  {:>7} that may be one with a place of another list; {} pairs wait in duplicates.csv",
                self.doubtful, self.undecided
            )?;
        }
        writeln!(f, "  rejected  {:>7} rows", self.rejected.len())?;
        write_rows(f, &self.rejected)?;
        if !self.faults.is_empty() {
            writeln!(f, "  left out  {:>7} cells", self.faults.len())?;
            write_rows(f, &self.faults)?;
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
        if let Some(changes) = &self.changes {
            write!(f, "{changes}")?;
        }
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

fn write_rows(f: &mut fmt::Formatter<'_>, rows: &[Rejection]) -> fmt::Result {
    for Rejection { row, reason } in rows.iter().take(SHOWN) {
        match row {
            0 => writeln!(f, "    {reason}")?,
            _ => writeln!(f, "    row {row}: {reason}")?,
        }
    }
    if rows.len() > SHOWN {
        writeln!(f, "    and {} more", rows.len() - SHOWN)?;
    }
    Ok(())
}
