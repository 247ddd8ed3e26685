//! One edition of a list: from rows to the file in the data folder.

use super::{Changes, ImportError, Options, Progress, Rejection, Summary};
use jiff::civil::Date;
use waymark_directory::{
    Lang, Listing,
    catalogue::{self, Merger},
    data,
    duplicates::Pairs,
    listing::{ListingId, Source},
    overrides,
};

/// Longest name, in characters; real ones have up to 130.
const MAX_NAME_CHARS: usize = 300;
/// Rows between two calls of the progress function.
const PROGRESS_STEP: usize = 256;

/// What a list is called, and where it comes from.
pub(super) struct Origin {
    /// Its name in the data folder, unless another is asked for.
    pub(super) list: String,
    /// The publisher and the work, as visitors see it.
    pub(super) name: String,
    pub(super) url: Option<String>,
    /// What the file says of its date.
    pub(super) date: Option<Date>,
}

/// An edition that is being read.
pub(super) struct Edition<'o> {
    options: Options<'o>,
    pub(super) source: Source,
    progress: Progress<'o>,
    /// How many rows there will be.
    rows: usize,
    summary: Summary,
    listings: Vec<Listing>,
}

impl<'o> Edition<'o> {
    /// An edition of so many rows.
    pub(super) fn new(
        origin: Origin,
        rows: usize,
        options: Options<'o>,
        progress: Progress<'o>,
    ) -> Result<Self, ImportError> {
        let list = options.list.map_or(origin.list, str::to_owned);
        // The name becomes a file name: the rules of an id keep it inside the folder.
        list.parse::<ListingId>()
            .map_err(|_| ImportError::ListName(list.clone()))?;
        let date = options.as_of.or(origin.date).ok_or(ImportError::NoDate)?;
        let source = Source {
            name: origin.name.into(),
            url: origin.url.map(Into::into),
            date,
            list: Some(list.as_str().into()),
            gave: Vec::new(),
        };
        let summary = Summary {
            list,
            ..Summary::default()
        };
        Ok(Self {
            options,
            source,
            progress,
            rows,
            summary,
            listings: Vec::new(),
        })
    }

    /// Reads one row, with its number in its file. The reader says why it leaves the row out, or a cell of it.
    pub(super) fn read(
        &mut self,
        row: usize,
        listing: impl FnOnce(&Source, &mut Vec<String>) -> Result<Listing, String>,
    ) {
        if self.summary.read.is_multiple_of(PROGRESS_STEP) {
            (self.progress)(self.summary.read, self.rows);
        }
        self.summary.read += 1;
        let rejection = |reason| Rejection { row, reason };
        let mut faults = Vec::new();
        let read = listing(&self.source, &mut faults).and_then(|listing| {
            let length = listing.name.get(Lang::En).chars().count();
            if length > MAX_NAME_CHARS {
                return Err(format!("its name has {length} characters"));
            }
            Ok(listing)
        });
        match read {
            Ok(listing) => {
                self.listings.push(listing);
                faults.dedup();
                self.summary
                    .faults
                    .extend(faults.into_iter().map(rejection));
            }
            Err(reason) => self.summary.rejected.push(rejection(reason)),
        }
    }

    /// Puts repeats together, compares with the edition before and replaces it.
    pub(super) fn finish(
        mut self,
        together: impl FnOnce(Vec<Listing>) -> Vec<Listing>,
    ) -> Result<Summary, ImportError> {
        (self.progress)(self.rows, self.rows);
        let taken = self.listings.len();
        if taken == 0 {
            return Err(ImportError::NothingTaken {
                read: self.summary.read,
                first: match self.summary.rejected.first() {
                    Some(rejection) => rejection.reason.clone(),
                    None => "there are no rows".to_owned(),
                },
            });
        }
        for listing in &self.listings {
            let precision = listing.coordinates.map(|point| point.precision);
            self.summary.located.count(precision);
        }
        self.summary.source = self.source.name.to_string();
        let mut listings = together(self.listings);
        self.summary.repeats = taken - listings.len();
        self.summary.written = listings.len();
        let folder = self.options.data;
        let before = data::read_list(folder, &self.summary.list)?;
        let newest = |listing: &Listing| listing.sources.iter().map(|source| source.date).max();
        self.summary.replaced = before.iter().flatten().filter_map(newest).max();
        self.summary.date = Some(self.source.date);
        self.summary.changes =
            before.map(|before| Changes::apply(before, &mut listings, self.source.date));
        let mut pairs = Pairs::read(folder)?;
        let decisions = pairs.decisions();
        let mut merger = Merger::new(&decisions);
        for other in data::read_others(folder, &self.summary.list)? {
            merger.push(other);
        }
        let among_others = merger.doubtful.len();
        let own = listings.iter();
        self.summary.merged = own.filter(|own| merger.push((*own).clone())).count();
        self.summary.doubtful = merger.doubtful.len() - among_others;
        let hidden = catalogue::hidden(merger.places, &overrides::read(folder)?);
        pairs.renew(merger.doubtful, &hidden);
        self.summary.undecided = pairs.undecided();
        if !self.options.dry_run {
            data::write(folder, &self.summary.list, &listings)?;
            pairs.write(folder)?;
        }
        Ok(self.summary)
    }

    /// What was left out before there were rows to count.
    pub(super) fn leave_out(&mut self, faults: impl Iterator<Item = String>) {
        let whole_file = |reason| Rejection { row: 0, reason };
        self.summary.faults.splice(..0, faults.map(whole_file));
    }

    /// Codes that nothing knows, with how often they occur.
    pub(super) fn unknown_codes(&mut self, codes: std::collections::BTreeMap<String, usize>) {
        self.summary.unknown_codes = codes;
    }
}
