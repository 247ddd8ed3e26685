//! Spreadsheets (ECMA-376), without trust in what they say of their sizes.

use super::{super::ImportError, Table};
use calamine::{DataRef, DataType, Reader, Xlsx, XlsxError};
use jiff::civil::Date;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

/// The real files unpack to 13 MB.
const MAX_UNPACKED_MIB: u64 = 256;
/// Rows and columns that a sheet can have.
const MAX_SHEET: (u32, u32) = (1 << 20, 1 << 14);

/// Reads the sheet of that name, or the first where none is named.
pub(super) fn read(bytes: &[u8], sheet: Option<&'static str>) -> Result<Table, ImportError> {
    let date = unpack(bytes)?;
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
    let mut budget = Budget(MAX_UNPACKED_MIB << 20);
    let mut rows = rows(&mut workbook, main, &mut budget)?.into_iter();
    let header = rows.next().unwrap_or_default();
    let mut table = Table::new(header, rows.collect())?;
    table.is_spreadsheet = true;
    table.date = date;
    for name in names.iter().filter(|name| *name != main) {
        // The other sheets only explain; a file whose explanations are damaged can still be read.
        if let Ok(rows) = self::rows(&mut workbook, name, &mut budget) {
            table.sheets.insert(name.clone(), rows);
        }
    }
    Ok(table)
}

/// The rows of a sheet that have something in them, from the first column that has. Every cell says where it stands, so
/// two of them can span a table of terabytes: rows are grown cell by cell, and what they take is counted.
fn rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut Budget,
) -> Result<Vec<Vec<String>>, ImportError> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        cells => cells.map_err(unreadable)?,
    };
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut first = MAX_SHEET.1;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if row >= MAX_SHEET.0 || column >= MAX_SHEET.1 {
            let reason = "a cell stands outside of its sheet".to_owned();
            return Err(ImportError::Spreadsheet(reason));
        }
        first = first.min(column);
        let row = rows.entry(row).or_default();
        let column = column as usize;
        let grown = (column + 1).saturating_sub(row.len());
        budget.take(grown * size_of::<String>() + text.len())?;
        row.resize(row.len() + grown, String::new());
        row[column] = text.into_owned();
    }
    let from_first = |mut row: Vec<String>| row.split_off(first as usize);
    Ok(rows.into_values().map(from_first).collect())
}

/// A cell as a mapping can read it: yes and no as `true` and `false`, moments as `2023-06-30 14:05`.
fn text<'c>(cell: &'c DataRef<'_>) -> Cow<'c, str> {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) => text.into(),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Bool(yes) => yes.to_string().into(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}").into()
        }
        other => other.as_string().unwrap_or_default().into(),
    }
}

/// Bytes that may still be taken.
struct Budget(u64);

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.0 = self
            .0
            .checked_sub(bytes as u64)
            .ok_or(ImportError::TooLarge {
                what: "what it unpacks to",
                limit_mib: MAX_UNPACKED_MIB,
            })?;
        Ok(())
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "what `map_err` hands over is a value"
)]
fn unreadable(error: impl ToString) -> ImportError {
    ImportError::Spreadsheet(error.to_string())
}

/// Unpacks every part once, counting, before the reader of spreadsheets may: a small file can unpack to
/// terabytes, and its own headers need not admit it. Gives the date of the edition.
fn unpack(bytes: &[u8]) -> Result<Option<Date>, ImportError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut budget = Budget(MAX_UNPACKED_MIB << 20);
    let mut date = None;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let is_properties = part.name().is_ok_and(|name| name == "docProps/core.xml");
        let mut limited = part.by_ref().take(budget.0 + 1);
        let unpacked = if is_properties {
            let mut text = Vec::new();
            let unpacked = limited.read_to_end(&mut text).map_err(unreadable)?;
            date = modified(&String::from_utf8_lossy(&text));
            unpacked
        } else {
            let unpacked = io::copy(&mut limited, &mut io::sink()).map_err(unreadable)?;
            usize::try_from(unpacked).unwrap_or(usize::MAX)
        };
        budget.take(unpacked)?;
    }
    Ok(date)
}

/// The day of `<dcterms:modified>` (OPC core properties, ECMA-376 part 2).
fn modified(core_xml: &str) -> Option<Date> {
    let (_, rest) = core_xml.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}
