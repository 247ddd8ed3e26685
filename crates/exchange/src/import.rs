//! Imports: reading a list that somebody else publishes into the data folder.
//!
//! A list comes in one of five formats, each with a module of its own: [`samhsa`], [`hsds`], [`meeting_guide`],
//! [`bmlt`], and [`spreadsheet`] for everything else, with a [`ColumnMapping`]. Every import takes the same trip:
//!
//! 1. `table` (spreadsheets and CSV) or `json` reads the file row by row, through `file`, which bounds every size.
//! 2. The format's module turns each row into a [`Listing`](waymark_directory::Listing), or says with a [`RowFault`]
//!    why it cannot.
//! 3. `edition` collects the listings, merges repeats, compares them with the list's previous edition ([`changes`]),
//!    replaces that edition in one step, and returns an [`ImportSummary`].

mod bmlt;
mod changes;
mod clean;
mod contact;
mod edition;
mod error;
mod fault;
mod file;
mod hours;
mod hsds;
mod json;
mod location;
mod meeting_guide;
mod meetings;
mod samhsa;
mod spreadsheet;
mod summary;
mod table;

pub use bmlt::import_bmlt;
pub use changes::{EditionChanges, PlaceChange};
pub use edition::{ImportOptions, Progress};
pub use error::{ImportError, MappingFault, SpreadsheetFault};
pub use fault::{Rejection, RowFault};
pub use hsds::import_hsds;
pub use meeting_guide::import_meeting_guide;
pub use samhsa::import_samhsa;
pub use spreadsheet::{ColumnMapping, import_spreadsheet};
pub use summary::{CoordinateCounts, ImportSummary};
