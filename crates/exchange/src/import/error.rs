use std::{io, path::PathBuf};
use waymark_directory::{catalogue::CatalogueError, data::DataError};

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
    /// A sheet is missing.
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
        missing: String,
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
    /// The file is no JSON of the kind expected.
    #[error("the file is no {wanted}: {reason}")]
    Json {
        /// What it should be.
        wanted: &'static str,
        /// What is wrong, with line and column where they are known.
        reason: String,
    },
    /// No mapping that comes along fits the columns.
    #[error(
        "no mapping fits the columns ({found}); write one, as content/mappings shows, and name it with --mapping"
    )]
    NoMapping {
        /// The columns there are.
        found: String,
    },
    /// The mapping of columns makes no sense.
    #[error("the mapping {mapping}: {reason}")]
    Mapping {
        /// The mapping's name or file.
        mapping: String,
        /// What is wrong.
        reason: String,
    },
    /// The zip file cannot be opened.
    #[error("the file is no readable zip file ({0}); it may be cut short, download it again")]
    Zip(String),
    /// A part of a package is a link, or says it belongs outside its folder.
    #[error("\"{0}\" in the package leads outside it; a package holds plain files only")]
    Unsafe(String),
    /// A table is missing.
    #[error(
        "the table \"{missing}\" is missing; a CSV package of HSDS has it, but here are: {found}"
    )]
    MissingTable {
        /// The table looked for.
        missing: &'static str,
        /// The files there are.
        found: String,
    },
    /// A table of a package cannot be read as CSV.
    #[error("{file}, row {row}: {reason}")]
    Table {
        /// The table.
        file: String,
        /// Counted from 1.
        row: usize,
        /// What is wrong.
        reason: String,
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
    /// Accepted corrections cannot be read.
    #[error(transparent)]
    Overrides(#[from] CatalogueError),
}
