//! A table: a spreadsheet or CSV file as rows of text cells, read one row at a time.

mod unpack;
mod xlsx;

use super::{
    error::ImportError,
    file::{TextFile, file_stem, is_zip},
};
use csv::StringRecord;
use jiff::civil::Date;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};
use xlsx::Workbook;

/// In characters. The longest real cell, of codes, has 1,100.
const MAX_CELL_CHARS: usize = 4_000;

pub(super) struct Table {
    header: Header,
    rows: Rows,
    /// The date of the edition, if the file has one.
    pub(super) date: Option<Date>,
}

struct Header {
    names: StringRecord,
    /// The position of each column, by its name in lower case.
    columns: HashMap<String, usize>,
}

enum Rows {
    Csv(PathBuf),
    Spreadsheet(Box<Workbook>),
}

/// One row, whose cells are read by the names of their columns.
#[derive(Clone, Copy)]
pub(super) struct TableRow<'t> {
    header: &'t Header,
    cells: &'t StringRecord,
    /// As a spreadsheet counts: the first row below the header is 2.
    pub(super) number: usize,
}

impl Table {
    /// Opens a CSV file, or a spreadsheet at the sheet of this name (the first one, if it is `None`).
    pub(super) fn open(path: &Path, sheet: Option<&'static str>) -> Result<Self, ImportError> {
        let is_spreadsheet = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
            || is_zip(path)?;
        let (names, rows, date) = if is_spreadsheet {
            let mut workbook = Workbook::open(path, sheet)?;
            let header = workbook.header()?;
            let date = workbook.date;
            (header, Rows::Spreadsheet(Box::new(workbook)), date)
        } else {
            let text = TextFile::open(path)?;
            let mut reader = csv::Reader::from_reader(&text);
            let header = reader.headers().map_err(csv_error)?.clone();
            (header, Rows::Csv(path.to_owned()), None)
        };
        let columns = names.iter().map(|name| name.trim().to_lowercase());
        Ok(Self {
            header: Header {
                columns: columns.zip(0..).collect(),
                names,
            },
            rows,
            date: date.or_else(|| year_in_name(path)),
        })
    }

    pub(super) fn is_spreadsheet(&self) -> bool {
        matches!(self.rows, Rows::Spreadsheet(_))
    }

    /// Column names match in any case.
    pub(super) fn has_column(&self, column: &str) -> bool {
        self.header.columns.contains_key(&column.to_lowercase())
    }

    pub(super) fn require_column(&self, column: &str) -> Result<(), ImportError> {
        if self.has_column(column) {
            return Ok(());
        }
        Err(ImportError::MissingColumn {
            missing: column.to_owned(),
            found: self.column_names(),
        })
    }

    pub(super) fn column_names(&self) -> String {
        let names = self.header.names.iter().map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Calls `take` with every row. It begins at the first row each time.
    pub(super) fn for_each_row(
        &mut self,
        take: &mut dyn FnMut(TableRow<'_>),
    ) -> Result<(), ImportError> {
        let header = &self.header;
        let mut take = |number, cells: &StringRecord| {
            check_cells(number, &header.names, cells, MAX_CELL_CHARS)?;
            take(TableRow {
                header,
                cells,
                number,
            });
            Ok(())
        };
        match &mut self.rows {
            Rows::Spreadsheet(workbook) => workbook.for_each_row(header.names.len(), &mut take),
            Rows::Csv(path) => {
                let text = TextFile::open(path)?;
                let mut reader = csv::Reader::from_reader(&text);
                let mut cells = StringRecord::new();
                let mut number = 2;
                while reader.read_record(&mut cells).map_err(csv_error)? {
                    take(number, &cells)?;
                    text.begin_piece();
                    number += 1;
                }
                Ok(())
            }
        }
    }

    /// The rows of another sheet. It may be missing or unreadable: other sheets only explain.
    pub(super) fn read_sheet(&mut self, name: &str) -> Vec<StringRecord> {
        match &mut self.rows {
            Rows::Spreadsheet(workbook) => workbook.read_sheet(name).unwrap_or_default(),
            Rows::Csv(_) => Vec::new(),
        }
    }
}

impl<'t> TableRow<'t> {
    /// A trimmed cell, by the name of its column in any case. `None` if it is empty or holds `NA`, as R writes missing
    /// values.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        let columns = &self.header.columns;
        let at = columns
            .get(column)
            .or_else(|| columns.get(&column.to_lowercase()))?;
        let cell = self.cells.get(*at)?.trim();
        (!cell.is_empty() && cell != "NA").then_some(cell)
    }
}

/// Fails if a cell is longer than `limit` characters.
pub(super) fn check_cells(
    row: usize,
    columns: &StringRecord,
    cells: &StringRecord,
    limit: usize,
) -> Result<(), ImportError> {
    for (cell, column) in cells.iter().zip(0..) {
        // Counting characters takes time, and hardly any cell is long.
        if cell.len() > limit && cell.chars().count() > limit {
            return Err(ImportError::LongCell {
                row,
                column: columns.get(column).unwrap_or_default().to_owned(),
                length: cell.chars().count(),
                limit,
            });
        }
    }
    Ok(())
}

/// The error with the row where the CSV reader stopped.
pub(super) fn csv_error(cause: csv::Error) -> ImportError {
    let records = cause.position().map_or(0, csv::Position::record);
    let row = usize::try_from(records).unwrap_or(usize::MAX);
    let row = row.saturating_add(1);
    match cause.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => ImportError::UnevenRow {
            row,
            found: *len,
            expected: *expected_len,
        },
        _ => ImportError::Csv { row, cause },
    }
}

/// The year in a name such as `su-2022.csv`, as the first day of that year, so that nothing looks newer than it is.
pub(super) fn year_in_name(file: &Path) -> Option<Date> {
    let year = file_stem(file)
        .split(|c: char| !c.is_ascii_digit())
        .find(|digits| digits.len() == 4)?
        .parse()
        .ok()?;
    (1990..2100)
        .contains(&year)
        .then(|| Date::new(year, 1, 1).ok())?
}
