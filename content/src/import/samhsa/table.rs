//! The file as a table of text cells, whatever its format; every size is bounded before it is trusted.

use super::super::ImportError;
use calamine::{Data, DataType, Reader, Xlsx};
use jiff::civil::Date;
use std::{
    collections::HashMap,
    fs,
    io::{self, Cursor, Read},
    path::Path,
};

/// The real files have 2 MB.
const MAX_FILE_MIB: u64 = 64;
/// The real files unpack to 13 MB.
const MAX_UNPACKED_MIB: u64 = 256;
/// The longest real cell, of codes, has 1,100 characters.
const MAX_CELL_CHARS: usize = 4_000;

const FACILITIES: &str = "Facilities List";
const REFERENCE: &str = "Service Code Reference";
const REQUIRED: [&str; 6] = ["name1", "street1", "city", "state", "zip", "phone"];
/// Where the kind of facility may stand.
const KINDS: [&str; 2] = ["service_code_info", "type_facility"];

pub(super) struct Table {
    /// Column positions by lower-case name.
    columns: HashMap<String, usize>,
    pub(super) rows: Vec<Vec<String>>,
    /// What the file itself calls its codes.
    pub(super) code_names: HashMap<String, String>,
    /// The date of the edition, where the file tells.
    pub(super) date: Option<Date>,
    pub(super) is_spreadsheet: bool,
}

/// One row, read by column.
pub(super) struct Row<'t> {
    table: &'t Table,
    cells: &'t [String],
}

impl Table {
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    fn new(
        header: &[String],
        rows: Vec<Vec<String>>,
        is_spreadsheet: bool,
    ) -> Result<Self, ImportError> {
        let columns: HashMap<_, _> = header
            .iter()
            .map(|name| name.trim().to_lowercase())
            .zip(0..)
            .collect();
        let found = || {
            header
                .iter()
                .map(|name| name.trim())
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        for missing in REQUIRED {
            if !columns.contains_key(missing) {
                return Err(ImportError::MissingColumn {
                    missing,
                    found: found(),
                });
            }
        }
        if !KINDS.iter().any(|kind| columns.contains_key(*kind)) {
            return Err(ImportError::MissingColumn {
                missing: if is_spreadsheet { KINDS[0] } else { KINDS[1] },
                found: found(),
            });
        }
        for (cells, row) in rows.iter().zip(2..) {
            if let Some((cell, column)) = cells
                .iter()
                .zip(0..)
                .find(|(cell, _)| cell.chars().count() > MAX_CELL_CHARS)
            {
                let column = header.get(column).cloned().unwrap_or_default();
                return Err(ImportError::TooLong {
                    row,
                    column,
                    length: cell.chars().count(),
                    limit: MAX_CELL_CHARS,
                });
            }
        }
        Ok(Self {
            columns,
            rows,
            code_names: HashMap::new(),
            date: None,
            is_spreadsheet,
        })
    }
}

impl<'t> Row<'t> {
    /// A cell without the blanks around it; empty cells, and R's `NA`, count as none.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        let cell = self.cells.get(*self.table.columns.get(column)?)?.trim();
        (!cell.is_empty() && cell != "NA").then_some(cell)
    }

    /// The service codes: those of the groups split by `*`, or the kind of facility.
    pub(super) fn codes(&self) -> impl Iterator<Item = &'t str> {
        let codes = self
            .get(KINDS[0])
            .unwrap_or_default()
            .split(|c: char| c == '*' || c.is_whitespace());
        let kinds = self
            .get(KINDS[1])
            .unwrap_or_default()
            .split(|c: char| !c.is_ascii_alphanumeric());
        codes.chain(kinds).filter(|code| !code.is_empty())
    }
}

pub(super) fn read(file: &Path) -> Result<Table, ImportError> {
    let io_error = |error| ImportError::Io {
        path: file.to_owned(),
        error,
    };
    let size = fs::metadata(file).map_err(io_error)?.len();
    if size == 0 {
        return Err(ImportError::Empty);
    }
    if size > MAX_FILE_MIB << 20 {
        return Err(ImportError::TooLarge {
            what: "its size",
            limit_mib: MAX_FILE_MIB,
        });
    }
    let bytes = fs::read(file).map_err(io_error)?;
    let is_spreadsheet = bytes.starts_with(b"PK")
        || file
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let mut table = if is_spreadsheet {
        read_xlsx(&bytes)?
    } else {
        read_csv(&bytes)?
    };
    table.date = table.date.or_else(|| year_in_name(file));
    Ok(table)
}

fn read_xlsx(bytes: &[u8]) -> Result<Table, ImportError> {
    let date = unpack(bytes)?;
    let unreadable = |error: calamine::XlsxError| ImportError::Spreadsheet(error.to_string());
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets = workbook.sheet_names();
    if !sheets.iter().any(|sheet| sheet == FACILITIES) {
        return Err(ImportError::WrongSheet {
            wanted: FACILITIES,
            found: sheets.join(", "),
        });
    }
    let range = workbook.worksheet_range(FACILITIES).map_err(unreadable)?;
    let mut rows = range
        .rows()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let rows = rows
        .filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    let mut table = Table::new(&header, rows, true)?;
    table.date = date;
    // The reference sheet only gives names to codes; a file without it can still be read.
    if let Ok(reference) = workbook.worksheet_range(REFERENCE) {
        let named = |row: &[Data]| Some((cell(row.get(2)?), cell(row.get(3)?).trim().to_owned()));
        table.code_names = reference.rows().filter_map(named).collect();
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
fn year_in_name(file: &Path) -> Option<Date> {
    let name = file.file_stem()?.to_str()?;
    let year = name
        .split(|c: char| !c.is_ascii_digit())
        .find(|digits| digits.len() == 4)?
        .parse()
        .ok()?;
    (1990..2100)
        .contains(&year)
        .then(|| Date::new(year, 1, 1).ok())?
}

fn read_csv(bytes: &[u8]) -> Result<Table, ImportError> {
    // Exports are UTF-8 or, where they went through a spreadsheet, Windows-1252; the latter reads anything.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    };
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
    Table::new(&header, rows, false)
}
