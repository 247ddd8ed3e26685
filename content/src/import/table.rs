//! A file as a table of text cells, whatever its format; every size is bounded before it is trusted.

use super::{ImportError, file};
use calamine::{Data, DataType, Reader, Xlsx};
use jiff::civil::Date;
use std::{
    collections::HashMap,
    io::{self, Cursor, Read},
    path::Path,
};

/// The real files unpack to 13 MB.
const MAX_UNPACKED_MIB: u64 = 256;
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
        read_xlsx(&bytes, sheet)?
    } else {
        read_csv(&bytes)?
    };
    table.date = table.date.or_else(|| year_in_name(path));
    Ok(table)
}

fn read_xlsx(bytes: &[u8], sheet: Option<&'static str>) -> Result<Table, ImportError> {
    let date = unpack(bytes)?;
    let unreadable = |error: calamine::XlsxError| ImportError::Spreadsheet(error.to_string());
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = workbook.sheet_names();
    let main = match sheet {
        Some(wanted) => names.iter().find(|name| *name == wanted),
        None => names.first(),
    };
    let Some(main) = main else {
        return Err(ImportError::WrongSheet {
            wanted: sheet.unwrap_or_default(),
            found: names.join(", "),
        });
    };
    let mut rows_of = |name: &str| -> Result<Vec<Vec<String>>, ImportError> {
        let range = workbook.worksheet_range(name).map_err(unreadable)?;
        let rows = range.rows().map(|row| row.iter().map(cell).collect());
        Ok(rows.collect())
    };
    let mut rows = rows_of(main)?.into_iter();
    let header = rows.next().unwrap_or_default();
    let is_filled = |cells: &Vec<String>| cells.iter().any(|cell| !cell.trim().is_empty());
    let mut table = Table::new(header, rows.filter(is_filled).collect())?;
    table.is_spreadsheet = true;
    table.date = date;
    for name in names.iter().filter(|name| *name != main) {
        // The other sheets only explain; a file whose explanations are damaged can still be read.
        if let Ok(rows) = rows_of(name) {
            table.sheets.insert(name.clone(), rows);
        }
    }
    Ok(table)
}

fn cell(data: &Data) -> String {
    data.as_string().unwrap_or_default()
}

/// Unpacks every part once, counting, before the reader of spreadsheets may: a small file can unpack to
/// terabytes, and its own headers need not admit it. Gives the date of the edition.
fn unpack(bytes: &[u8]) -> Result<Option<Date>, ImportError> {
    let unreadable = |error: &dyn std::fmt::Display| ImportError::Spreadsheet(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    let mut budget = MAX_UNPACKED_MIB << 20;
    let mut date = None;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|e| unreadable(&e))?;
        let is_properties = part.name().is_ok_and(|name| name == "docProps/core.xml");
        let mut limited = part.by_ref().take(budget + 1);
        let unpacked = if is_properties {
            let mut text = Vec::new();
            let unpacked = limited.read_to_end(&mut text).map_err(|e| unreadable(&e))?;
            date = modified(&String::from_utf8_lossy(&text));
            unpacked as u64
        } else {
            io::copy(&mut limited, &mut io::sink()).map_err(|e| unreadable(&e))?
        };
        budget = budget.checked_sub(unpacked).ok_or(ImportError::TooLarge {
            what: "what it unpacks to",
            limit_mib: MAX_UNPACKED_MIB,
        })?;
    }
    Ok(date)
}

/// The day of `<dcterms:modified>` (OPC core properties, ECMA-376 part 2).
fn modified(core_xml: &str) -> Option<Date> {
    let (_, rest) = core_xml.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
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
    let text = file::decoded(bytes);
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
