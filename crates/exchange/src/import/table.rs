//! A file as a table of text cells, whatever its format, read a row at a time; every size is bounded before it is
//! trusted.

mod xlsx;

use super::{
    ImportError,
    file::{self, Text},
};
use csv::StringRecord;
use jiff::civil::Date;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};
use xlsx::Workbook;

/// The longest real cell, of codes, has 1,100 characters.
const MAX_CELL_CHARS: usize = 4_000;

/// Rows below a header.
pub(super) struct Table {
    header: Header,
    rows: Rows,
    /// The date of the edition, where the file tells.
    pub(super) date: Option<Date>,
}

struct Header {
    names: StringRecord,
    /// Column positions by lower-case name.
    columns: HashMap<String, usize>,
}

enum Rows {
    Csv(PathBuf),
    Spreadsheet(Box<Workbook>),
}

/// One row, read by column.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    header: &'t Header,
    cells: &'t StringRecord,
    /// The row as a spreadsheet counts it; the first one below the header of a CSV file is 2.
    pub(super) number: usize,
}

impl Table {
    /// Opens a CSV file, or a spreadsheet: its sheet of that name, or the first where none is named.
    pub(super) fn open(path: &Path, sheet: Option<&'static str>) -> Result<Self, ImportError> {
        let is_spreadsheet = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
            || file::is_zip(path)?;
        let (names, rows, date) = if is_spreadsheet {
            let mut workbook = Workbook::open(path, sheet)?;
            let header = workbook.header()?;
            let date = workbook.date;
            (header, Rows::Spreadsheet(Box::new(workbook)), date)
        } else {
            let header = records(path)?
                .0
                .headers()
                .map_err(|e| csv_fault(&e))?
                .clone();
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

    /// Asks for a column, by its name in any case.
    pub(super) fn require(&self, column: &str) -> Result<(), ImportError> {
        if self.header.columns.contains_key(&column.to_lowercase()) {
            return Ok(());
        }
        Err(ImportError::MissingColumn {
            missing: column.to_owned(),
            found: self.columns(),
        })
    }

    /// The columns there are.
    pub(super) fn columns(&self) -> String {
        let names = self.header.names.iter().map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Calls `take` with every row, from the first one on.
    pub(super) fn each_row(&mut self, take: &mut dyn FnMut(Row<'_>)) -> Result<(), ImportError> {
        let header = &self.header;
        let mut take = |number, cells: &StringRecord| {
            header.check(number, cells)?;
            take(Row {
                header,
                cells,
                number,
            });
            Ok(())
        };
        match &mut self.rows {
            Rows::Spreadsheet(workbook) => workbook.each_row(header.names.len(), &mut take),
            Rows::Csv(path) => {
                let (mut reader, pieces) = records(path)?;
                let mut cells = StringRecord::new();
                let mut number = 2;
                while reader.read_record(&mut cells).map_err(|e| csv_fault(&e))? {
                    take(number, &cells)?;
                    pieces.next();
                    number += 1;
                }
                Ok(())
            }
        }
    }

    /// The rows of another sheet; none where there is no such sheet, or none that can be read: other sheets only
    /// explain.
    pub(super) fn sheet(&mut self, name: &str) -> Vec<StringRecord> {
        match &mut self.rows {
            Rows::Spreadsheet(workbook) => workbook.other(name).unwrap_or_default(),
            Rows::Csv(_) => Vec::new(),
        }
    }
}

impl Header {
    fn check(&self, row: usize, cells: &StringRecord) -> Result<(), ImportError> {
        for (cell, column) in cells.iter().zip(0..) {
            // Counting characters takes time, and hardly any cell is long.
            if cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS {
                return Err(ImportError::TooLong {
                    row,
                    column: self.names.get(column).unwrap_or_default().to_owned(),
                    length: cell.chars().count(),
                    limit: MAX_CELL_CHARS,
                });
            }
        }
        Ok(())
    }
}

impl<'t> Row<'t> {
    /// A cell without the blanks around it, by the name of its column in any case; empty cells, and R's `NA`, count
    /// as none.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        let columns = &self.header.columns;
        let at = columns
            .get(column)
            .or_else(|| columns.get(&column.to_lowercase()))?;
        let cell = self.cells.get(*at)?.trim();
        (!cell.is_empty() && cell != "NA").then_some(cell)
    }
}

/// `su-2022.csv` is of 2022; the first day of the year, so that nothing looks newer than it is.
pub(super) fn year_in_name(file: &Path) -> Option<Date> {
    let year = file::stem(file)
        .split(|c: char| !c.is_ascii_digit())
        .find(|digits| digits.len() == 4)?
        .parse()
        .ok()?;
    (1990..2100)
        .contains(&year)
        .then(|| Date::new(year, 1, 1).ok())?
}

fn records(path: &Path) -> Result<(csv::Reader<Text>, file::Pieces), ImportError> {
    let (text, pieces) = Text::open(path)?;
    Ok((csv::Reader::from_reader(text), pieces))
}

fn csv_fault(error: &csv::Error) -> ImportError {
    ImportError::Csv {
        row: error.position().map_or(1, |p| {
            usize::try_from(p.record())
                .unwrap_or(usize::MAX)
                .saturating_add(1)
        }),
        reason: match error.kind() {
            csv::ErrorKind::UnequalLengths {
                expected_len, len, ..
            } => {
                format!(
                    "{len} cells where the header has {expected_len}; the file may be cut short"
                )
            }
            _ => error.to_string(),
        },
    }
}
