//! Other people's lists as listings: readers of files, and what an import did.
//!
//! Each format has a module that reads rows into [`Listing`](waymark_directory::Listing)s; `edition` does the rest for all of
//! them: it puts repeats together, keeps the ids of the edition before, marks what is gone as closed, and replaces the
//! list of the data folder in one step.

pub mod bmlt;
mod changes;
mod clean;
mod contact;
mod edition;
mod error;
mod file;
mod hours;
pub mod hsds;
mod json;
pub mod meeting_guide;
mod meetings;
mod postal;
mod record;
pub mod samhsa;
pub mod spreadsheet;
mod summary;
mod table;
mod timezone;

pub use changes::{Change, Changes};
pub use error::ImportError;
pub use summary::{Located, Rejection, Summary};

use jiff::civil::Date;
use std::path::Path;

/// Called with rows done and rows in all.
pub type Progress<'p> = &'p dyn Fn(usize, usize);

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
