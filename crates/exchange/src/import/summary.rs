//! An import summary: what an import did, in numbers and with the rows it left out. The command prints it.

use super::{changes::EditionChanges, fault::Rejection};
use jiff::civil::Date;
use std::{collections::BTreeMap, fmt};
use waymark_directory::listing::Precision;

#[derive(Clone, Debug, Default)]
pub struct ImportSummary {
    /// The list's name in the data folder.
    pub list: String,
    /// The source's name on every listing.
    pub source: String,
    /// Rows of the file.
    pub read: usize,
    pub written: usize,
    /// Rows about a place that another row of this list is about.
    pub repeats: usize,
    /// Places that are also in another list of the data folder; both show as one listing.
    pub merged: usize,
    /// The date of this edition.
    pub date: Option<Date>,
    /// The date of the edition that this one replaced.
    pub replaced: Option<Date>,
    /// Places of this list that may be the same as one in another list.
    pub doubtful: usize,
    /// Pairs of such places, in all lists, that somebody has yet to decide about.
    pub undecided: usize,
    pub rejected: Vec<Rejection>,
    /// Values left out of rows that were imported.
    pub faults: Vec<Rejection>,
    /// Codes that mean nothing to us yet, with the number of rows that have them.
    pub unknown_codes: BTreeMap<String, usize>,
    pub located: CoordinateCounts,
    /// `None` for the first edition of a list.
    pub changes: Option<EditionChanges>,
}

/// How many listings got their coordinates from which source.
#[derive(Clone, Copy, Debug, Default)]
pub struct CoordinateCounts {
    /// From the file.
    pub file: usize,
    /// The center of the ZIP code.
    pub postal_code: usize,
    /// The center of the city.
    pub city: usize,
    /// Listings without coordinates.
    pub none: usize,
}

impl CoordinateCounts {
    pub(super) fn count(&mut self, precision: Option<Precision>) {
        match precision {
            Some(Precision::Address) => self.file += 1,
            Some(Precision::PostalCode) => self.postal_code += 1,
            Some(Precision::City) => self.city += 1,
            None => self.none += 1,
        }
    }
}

/// Of rows that were left out, this many are shown; the rest are counted.
const SHOWN: usize = 20;

impl fmt::Display for ImportSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {}", self.source, self.list)?;
        if let (Some(date), Some(replaced)) = (self.date, self.replaced)
            && replaced > date
        {
            writeln!(
                f,
                "  note      this edition is of {date}; the one it replaces was newer, of {replaced}"
            )?;
        }
        writeln!(f, "  read      {:>7} rows", self.read)?;
        writeln!(f, "  written   {:>7} listings", self.written)?;
        writeln!(
            f,
            "  repeats   {:>7} rows about a place that another row is about",
            self.repeats
        )?;
        writeln!(
            f,
            "  merged    {:>7} places that are in another list too",
            self.merged
        )?;
        if self.undecided > 0 {
            writeln!(
                f,
                "  doubtful  {:>7} that may be the same as a place in another list; {} pairs in duplicates.csv wait for a decision",
                self.doubtful, self.undecided
            )?;
        }
        writeln!(f, "  rejected  {:>7} rows", self.rejected.len())?;
        write_rows(f, &self.rejected)?;
        if !self.faults.is_empty() {
            writeln!(f, "  left out  {:>7} cells", self.faults.len())?;
            write_rows(f, &self.faults)?;
        }
        let CoordinateCounts {
            file,
            postal_code,
            city,
            none,
        } = self.located;
        writeln!(
            f,
            "  located   {file} by the file, {postal_code} by ZIP code, {city} by city, {none} not at all"
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
