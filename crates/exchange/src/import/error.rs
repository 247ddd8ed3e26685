//! An import error: the reason why a whole file was not imported. The data folder is then as it was before.
//!
//! Every error says what the person who keeps the directory can do about it. A fault in a single row is a [`RowFault`],
//! and does not stop the import.

use super::fault::RowFault;
use std::{
    io,
    path::{Path, PathBuf},
};
use waymark_directory::data::DataError;

/// Why a file was not imported. Each text includes its cause, so the cause isn't linked as the source too: a report that
/// follows sources would print it twice.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("cannot read {path}: {cause}", path = path.display())]
    Io { path: PathBuf, cause: io::Error },
    #[error("the file is empty; download it again")]
    Empty,
    #[error(
        "the file is too large: {what} exceeds {limit_mib} MiB; check that it is the right file"
    )]
    TooLarge { what: &'static str, limit_mib: u64 },
    #[error("this is not a readable spreadsheet ({cause}); it may be cut short, download it again")]
    Spreadsheet { cause: SpreadsheetFault },
    #[error("the spreadsheet has no sheet \"{wanted}\"; it has: {found}")]
    WrongSheet { wanted: &'static str, found: String },
    #[error("row {row}: {cause}; open the file in a text editor and fix that row")]
    Csv { row: usize, cause: csv::Error },
    /// A row with fewer or more cells than the header.
    #[error(
        "row {row}: {found} cells where the header has {expected}; the file may be cut short, download it again"
    )]
    UnevenRow {
        row: usize,
        found: u64,
        expected: u64,
    },
    #[error("the column \"{missing}\" is missing; the columns are: {found}")]
    MissingColumn { missing: String, found: String },
    #[error(
        "row {row}: the column \"{column}\" holds {length} characters, more than the {limit} of any real list; \
         look for a quotation mark that is never closed"
    )]
    LongCell {
        row: usize,
        column: String,
        /// In characters, like the limit.
        length: usize,
        limit: usize,
    },
    /// `wanted` says which format was expected.
    #[error("this is not a {wanted}: {cause}")]
    Json {
        wanted: &'static str,
        cause: serde_json::Error,
    },
    #[error(
        "no mapping fits the columns ({found}); write one, as content/mappings shows, and name it with --mapping"
    )]
    NoMapping { found: String },
    #[error("the mapping {mapping}: {cause}")]
    Mapping {
        /// The mapping's name or file.
        mapping: String,
        cause: MappingFault,
    },
    #[error("this is not a readable zip file ({cause}); it may be cut short, download it again")]
    Zip { cause: zip::result::ZipError },
    /// A symbolic link, or a name such as `../services.csv`.
    #[error("\"{part}\" leads outside the package; a package may only hold plain files")]
    UnsafePart { part: String },
    #[error(
        "the table \"{missing}\" is missing; a CSV package of HSDS has it, but this one holds: {found}"
    )]
    MissingTable {
        missing: &'static str,
        found: String,
    },
    /// One file of a package cannot be read.
    #[error("{file}, {cause}")]
    Table { file: String, cause: Box<Self> },
    /// `rows` is what the format calls them, such as "services".
    #[error("there are no {rows} in the file; check that it is the right file and format")]
    NoRows { rows: &'static str },
    #[error("none of the {read} rows could be imported; the first one failed because {cause}")]
    NothingImported { read: usize, cause: RowFault },
    #[error(
        "the file does not say how old it is; add --as-of with the date of the edition, such as --as-of 2023-06-30"
    )]
    NoDate,
    #[error("\"{name}\" cannot be the name of a list; use lower-case letters, digits and hyphens")]
    ListName { name: String },
    #[error(transparent)]
    Data(#[from] DataError),
}

impl ImportError {
    /// For `map_err`: the system refused to read the path.
    pub(super) fn cannot_read(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |cause| Self::Io {
            path: path.to_owned(),
            cause,
        }
    }
}

/// What is wrong inside a spreadsheet.
#[derive(Debug, thiserror::Error)]
pub enum SpreadsheetFault {
    #[error(transparent)]
    Xlsx(#[from] calamine::XlsxError),
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("its rows are out of order")]
    RowsOutOfOrder,
    #[error("the cells of a row are out of order")]
    CellsOutOfOrder,
    #[error("a cell is outside of its sheet")]
    CellOutsideSheet,
    #[error("it claims more texts than it holds")]
    TooManyTexts,
}

/// What is wrong with a mapping of columns.
#[derive(Debug, thiserror::Error)]
pub enum MappingFault {
    #[error("{cause}; name a file, or one of: {bundled}")]
    Unreadable { cause: io::Error, bundled: String },
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    #[error("no column holds the name; add `name` below [columns]")]
    NoNameColumn,
    #[error("\"{day}\" is not a day; days are {days}")]
    UnknownDay { day: String, days: String },
    #[error("\"{zone}\" is not a time zone; write one such as \"America/Denver\"")]
    UnknownTimeZone { zone: String },
    #[error("hours need a timezone; add one such as `timezone = \"America/Denver\"`")]
    HoursWithoutTimeZone,
}
