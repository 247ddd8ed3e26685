//! A file as a table of text cells, whatever its format; every size is bounded before it is trusted.

mod xlsx;

use super::{ImportError, file};
use jiff::civil::Date;
use std::{collections::HashMap, path::Path};

/// The longest real cell, of codes, has 1,100 characters.
const MAX_CELL_CHARS: usize = 4_000;

/// Rows below a header.
pub(super) struct Table {
    header: Vec<String>,
    /// Column positions by lower-case name.
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
    /// The date of the edition, where the file tells.
    pub(super) date: Option<Date>,
    pub(super) is_spreadsheet: bool,
    /// The rows of the other sheets, by name.
    pub(super) sheets: HashMap<String, Vec<Vec<String>>>,
}

/// One row, read by column.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    cells: &'t [String],
}

impl Table {
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let row = |cells| Row { table: self, cells };
        self.rows
            .iter()
            .map(|cells| row(cells.as_slice()))
            .collect()
    }

    /// Asks for a column, by its name in any case.
    pub(super) fn require(&self, column: &str) -> Result<(), ImportError> {
        if self.columns.contains_key(&column.to_lowercase()) {
            return Ok(());
        }
        Err(ImportError::MissingColumn {
            missing: column.to_owned(),
            found: self.header(),
        })
    }

    /// The columns there are.
    pub(super) fn header(&self) -> String {
        let names = self.header.iter().map(|name| name.trim());
        names
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn new(header: Vec<String>, rows: Vec<Vec<String>>) -> Result<Self, ImportError> {
        for (cells, row) in rows.iter().zip(2..) {
            if let Some((cell, column)) = cells
                .iter()
                .zip(0..)
                .find(|(cell, _)| cell.chars().count() > MAX_CELL_CHARS)
            {
                return Err(ImportError::TooLong {
                    row,
                    column: header.get(column).cloned().unwrap_or_default(),
                    length: cell.chars().count(),
                    limit: MAX_CELL_CHARS,
                });
            }
        }
        let columns = header.iter().map(|name| name.trim().to_lowercase());
        Ok(Self {
            columns: columns.zip(0..).collect(),
            header,
            rows,
            date: None,
            is_spreadsheet: false,
            sheets: HashMap::new(),
        })
    }
}

impl<'t> Row<'t> {
    /// A cell without the blanks around it, by the name of its column in any case; empty cells, and R's `NA`, count
    /// as none.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        let columns = &self.table.columns;
        let at = columns
            .get(column)
            .or_else(|| columns.get(&column.to_lowercase()))?;
        let cell = self.cells.get(*at)?.trim();
        (!cell.is_empty() && cell != "NA").then_some(cell)
    }
}

/// Reads a CSV file, or a spreadsheet: its sheet of that name, or the first where none is named.
pub(super) fn read(path: &Path, sheet: Option<&'static str>) -> Result<Table, ImportError> {
    let bytes = file::read(path)?;
    let is_spreadsheet = bytes.starts_with(b"PK")
        || path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let mut table = if is_spreadsheet {
        xlsx::read(&bytes, sheet)?
    } else {
        read_csv(&bytes)?
    };
    table.date = table.date.or_else(|| year_in_name(path));
    Ok(table)
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

fn read_csv(bytes: &[u8]) -> Result<Table, ImportError> {
    let text = crate::text::decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(text.as_bytes());
    let fault = |error: csv::Error| ImportError::Csv {
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
    };
    let header: Vec<String> = reader
        .headers()
        .map_err(fault)?
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .records()
        .map(|record| {
            record
                .map(|record| record.iter().map(str::to_owned).collect())
                .map_err(fault)
        })
        .collect::<Result<_, _>>()?;
    Table::new(header, rows)
}
