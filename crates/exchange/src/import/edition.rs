//! An edition: one issue of a list, on its way from rows to a file in the data folder.
//!
//! A format opens an edition, gives it each row, and finishes it. The edition counts and collects, merges repeats,
//! compares with the edition it replaces, and writes only if all of that succeeded.

use super::{
    changes::EditionChanges,
    error::ImportError,
    fault::{Rejection, RowFault},
    summary::ImportSummary,
};
use jiff::civil::Date;
use std::{collections::BTreeMap, path::Path};
use waymark_directory::{
    Lang, Listing,
    catalogue::{self, AddedRecord, ListMerger},
    data::{self, LockedDataFolder},
    duplicates::DuplicatePairs,
    listing::{ListingId, Source},
    overrides::read_overrides,
};

/// In characters. Real names have up to 130.
const MAX_NAME_CHARS: usize = 300;
/// Rows between two calls of the progress function, so that it costs nothing.
const PROGRESS_STEP: usize = 256;

/// Called with the number of rows done and the number of all rows.
pub type Progress<'p> = &'p dyn Fn(usize, usize);

#[derive(Clone, Copy, Debug)]
pub struct ImportOptions<'o> {
    /// The data folder.
    pub data: &'o Path,
    /// The name of the list in the data folder. By default, the format chooses one.
    pub list: Option<&'o str>,
    /// The date of the edition. By default, the one that the file states.
    pub as_of: Option<Date>,
    /// Read and check everything, but write nothing.
    pub dry_run: bool,
}

/// What a format knows about a list before it reads the rows.
pub(super) struct ListOrigin {
    /// The default for [`ImportOptions::list`].
    pub(super) list: String,
    /// The publisher and the work, as visitors see them.
    pub(super) name: String,
    pub(super) url: Option<String>,
    /// The default for [`ImportOptions::as_of`].
    pub(super) date: Option<Date>,
}

pub(super) struct Edition<'o> {
    options: ImportOptions<'o>,
    pub(super) source: Source,
    progress: Progress<'o>,
    row_count: usize,
    summary: ImportSummary,
    listings: Vec<Listing>,
}

impl<'o> Edition<'o> {
    /// Begins an edition that will have this many rows.
    pub(super) fn begin(
        origin: ListOrigin,
        row_count: usize,
        options: ImportOptions<'o>,
        progress: Progress<'o>,
    ) -> Result<Self, ImportError> {
        let list = options.list.map_or(origin.list, str::to_owned);
        // The name becomes a file name, and the rules for ids keep that file inside the folder.
        if list.parse::<ListingId>().is_err() {
            return Err(ImportError::ListName { name: list });
        }
        let date = options.as_of.or(origin.date).ok_or(ImportError::NoDate)?;
        let source = Source {
            name: origin.name.into(),
            url: origin.url.map(Into::into),
            date,
            list: Some(list.as_str().into()),
            gave: Vec::new(),
        };
        let summary = ImportSummary {
            list,
            ..ImportSummary::default()
        };
        Ok(Self {
            options,
            source,
            progress,
            row_count,
            summary,
            listings: Vec::new(),
        })
    }

    /// Takes the row with this number in its file. `read_listing` reads it, or returns why the row is left out; it
    /// pushes a fault for each single value that it leaves out.
    pub(super) fn add_row(
        &mut self,
        row: usize,
        read_listing: impl FnOnce(&Source, &mut Vec<RowFault>) -> Result<Listing, RowFault>,
    ) {
        if self.summary.read.is_multiple_of(PROGRESS_STEP) {
            (self.progress)(self.summary.read, self.row_count);
        }
        self.summary.read += 1;
        let rejection = |reason| Rejection { row, reason };
        let mut faults = Vec::new();
        match read_listing(&self.source, &mut faults).and_then(check_name) {
            Ok(listing) => {
                self.listings.push(listing);
                faults.dedup();
                let faults = faults.into_iter().map(rejection);
                self.summary.faults.extend(faults);
            }
            Err(reason) => self.summary.rejected.push(rejection(reason)),
        }
    }

    /// Reports faults of the file as a whole, ahead of those of its rows.
    pub(super) fn add_file_faults(&mut self, faults: Vec<RowFault>) {
        let of_file = |reason| Rejection { row: 0, reason };
        let faults = faults.into_iter().map(of_file);
        self.summary.faults.splice(..0, faults);
    }

    /// Reports codes that mean nothing to us yet, with the number of rows that have them.
    pub(super) fn set_unknown_codes(&mut self, codes: BTreeMap<String, usize>) {
        self.summary.unknown_codes = codes;
    }

    /// Merges repeats with `merge`, compares with the previous edition, and replaces it.
    pub(super) fn finish(
        mut self,
        merge: impl FnOnce(Vec<Listing>) -> Vec<Listing>,
    ) -> Result<ImportSummary, ImportError> {
        (self.progress)(self.row_count, self.row_count);
        let row_listings = self.listings.len();
        if row_listings == 0 {
            return Err(nothing_imported(self.summary));
        }
        for listing in &self.listings {
            let precision = listing.coordinates.map(|point| point.precision);
            self.summary.located.count(precision);
        }
        self.summary.source = self.source.name.to_string();
        let mut listings = merge(self.listings);
        self.summary.repeats = row_listings - listings.len();
        self.summary.written = listings.len();
        let folder = self.options.data;
        // From here on the list is compared with the folder and then written to it, so no other command may change the
        // folder meanwhile.
        let locked = (!self.options.dry_run)
            .then(|| LockedDataFolder::lock(folder))
            .transpose()?;
        let before = data::read_list(folder, &self.summary.list)?;
        let newest = |listing: &Listing| listing.sources.iter().map(|source| source.date).max();
        self.summary.replaced = before.iter().flatten().filter_map(newest).max();
        self.summary.date = Some(self.source.date);
        self.summary.changes =
            before.map(|before| EditionChanges::apply(before, &mut listings, self.source.date));
        let pairs = find_duplicates(folder, &listings, &mut self.summary)?;
        if let Some(folder) = locked {
            folder.write_list(&self.summary.list, &listings)?;
            pairs.write(&folder)?;
        }
        Ok(self.summary)
    }
}

fn check_name(listing: Listing) -> Result<Listing, RowFault> {
    let characters = listing.name.get(Lang::En).chars().count();
    if characters > MAX_NAME_CHARS {
        return Err(RowFault::LongName {
            characters,
            limit: MAX_NAME_CHARS,
        });
    }
    Ok(listing)
}

fn nothing_imported(summary: ImportSummary) -> ImportError {
    let read = summary.read;
    match summary.rejected.into_iter().next() {
        Some(Rejection { reason, .. }) => ImportError::NothingImported {
            read,
            cause: reason,
        },
        None => ImportError::NoRows { rows: "rows" },
    }
}

/// Compares the listings with those of all other lists, and counts places that are the same or may be. Returns every
/// pair that may be the same, with the decisions that people have made so far.
fn find_duplicates(
    folder: &Path,
    listings: &[Listing],
    summary: &mut ImportSummary,
) -> Result<DuplicatePairs, ImportError> {
    let mut pairs = DuplicatePairs::read(folder)?;
    let decisions = pairs.decisions();
    let mut merger = ListMerger::new(&decisions);
    for other in data::read_other_lists(folder, &summary.list)? {
        merger.add_record(other);
    }
    let doubtful_before = merger.doubtful.len();
    let is_merged =
        |listing: &&Listing| merger.add_record((*listing).clone()) == AddedRecord::Merged;
    summary.merged = listings.iter().filter(is_merged).count();
    summary.doubtful = merger.doubtful.len() - doubtful_before;
    let hidden = catalogue::find_hidden_ids(merger.places, &read_overrides(folder)?);
    pairs.replace_undecided(merger.doubtful, &hidden);
    summary.undecided = pairs.count_undecided();
    Ok(pairs)
}
