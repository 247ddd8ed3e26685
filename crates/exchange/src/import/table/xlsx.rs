//! Spreadsheets (ECMA-376), without trust in what they say of their sizes.

use super::super::{ImportError, file};
use calamine::{DataRef, DataType, Reader, Xlsx, XlsxCellReader, XlsxError};
use csv::StringRecord;
use jiff::civil::Date;
use std::{
    borrow::Cow,
    fs::File,
    io::{self, BufReader, Read, Seek},
    path::Path,
};

/// The real files unpack to 13 MB.
const MAX_UNPACKED_MIB: u64 = 256;
/// Rows and columns that a sheet can have.
const MAX_SHEET: (u32, u32) = (1 << 20, 1 << 14);

/// A spreadsheet that is open, and its sheet to be read.
pub(super) struct Workbook {
    file: Xlsx<BufReader<File>>,
    main: String,
    /// The date of the edition.
    pub(super) date: Option<Date>,
}

impl Workbook {
    /// Opens the sheet of that name, or the first where none is named.
    pub(super) fn open(path: &Path, sheet: Option<&'static str>) -> Result<Self, ImportError> {
        let date = unpack(BufReader::new(file::packed(path)?))?;
        let file = Xlsx::new(BufReader::new(file::packed(path)?)).map_err(unreadable)?;
        let names = file.sheet_names();
        let main = match sheet {
            Some(wanted) => names.iter().find(|name| *name == wanted),
            None => names.first(),
        };
        let Some(main) = main.cloned() else {
            return Err(ImportError::WrongSheet {
                wanted: sheet.unwrap_or_default(),
                found: names.join(", "),
            });
        };
        Ok(Self { file, main, date })
    }

    /// The first row.
    pub(super) fn header(&mut self) -> Result<StringRecord, ImportError> {
        let mut header = StringRecord::new();
        if let Some(mut rows) = Rows::of(&mut self.file, &self.main, MAX_SHEET.1 as usize)? {
            rows.next(&mut header)?;
        }
        Ok(header)
    }

    /// Calls `take` with the number and the first `width` cells of every row below the header.
    pub(super) fn each_row(
        &mut self,
        width: usize,
        take: &mut dyn FnMut(usize, &StringRecord) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let Some(mut rows) = Rows::of(&mut self.file, &self.main, width)? else {
            return Ok(());
        };
        let mut row = StringRecord::new();
        rows.next(&mut row)?;
        while let Some(number) = rows.next(&mut row)? {
            take(number, &row)?;
        }
        Ok(())
    }

    /// All rows of a sheet.
    pub(super) fn other(&mut self, name: &str) -> Result<Vec<StringRecord>, ImportError> {
        let mut all = Vec::new();
        if let Some(mut rows) = Rows::of(&mut self.file, name, MAX_SHEET.1 as usize)? {
            let mut row = StringRecord::new();
            while rows.next(&mut row)?.is_some() {
                all.push(row.clone());
            }
        }
        Ok(all)
    }
}

/// The rows of a sheet that have something in them.
struct Rows<'w> {
    /// None at their end, which must not be read again.
    cells: Option<XlsxCellReader<'w, BufReader<File>>>,
    width: usize,
    /// The cell that ended the row before.
    ahead: Option<Cell>,
    budget: Budget,
}

struct Cell {
    row: u32,
    column: usize,
    text: String,
}

impl<'w> Rows<'w> {
    /// Nothing where the sheet holds no cells, but a chart.
    fn of(
        workbook: &'w mut Xlsx<BufReader<File>>,
        sheet: &str,
        width: usize,
    ) -> Result<Option<Self>, ImportError> {
        let cells = match workbook.worksheet_cells_reader(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            cells => cells.map_err(unreadable)?,
        };
        Ok(Some(Self {
            cells: Some(cells),
            width,
            ahead: None,
            budget: Budget(MAX_UNPACKED_MIB << 20),
        }))
    }

    /// Reads the next row and gives its number. Every cell says where it stands, so a few of them can span a table of
    /// terabytes: what the rows take is counted.
    fn next(&mut self, row: &mut StringRecord) -> Result<Option<usize>, ImportError> {
        row.clear();
        let first = match self.ahead.take() {
            Some(cell) => Some(cell),
            None => self.cell()?,
        };
        let Some(first) = first else {
            return Ok(None);
        };
        let number = first.row;
        self.push(row, &first)?;
        while let Some(cell) = self.cell()? {
            if cell.row != number {
                if cell.row < number {
                    return Err(unreadable("its rows are out of order"));
                }
                self.ahead = Some(cell);
                break;
            }
            self.push(row, &cell)?;
        }
        // Counted from 1.
        Ok(Some(number as usize + 1))
    }

    fn push(&mut self, row: &mut StringRecord, cell: &Cell) -> Result<(), ImportError> {
        let gap = cell.column.checked_sub(row.len());
        let gap = gap.ok_or_else(|| unreadable("the cells of a row are out of order"))?;
        self.budget
            .take((gap + 1) * size_of::<usize>() + cell.text.len())?;
        (0..gap).for_each(|_| row.push_field(""));
        row.push_field(&cell.text);
        Ok(())
    }

    /// The next cell with something in it, of those that have a header.
    fn cell(&mut self) -> Result<Option<Cell>, ImportError> {
        let Some(cells) = &mut self.cells else {
            return Ok(None);
        };
        while let Some(cell) = cells.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let text = text(cell.get_value());
            if text.trim().is_empty() {
                continue;
            }
            if row >= MAX_SHEET.0 || column >= MAX_SHEET.1 {
                return Err(unreadable("a cell stands outside of its sheet"));
            }
            let column = column as usize;
            if column < self.width {
                let text = text.into_owned();
                return Ok(Some(Cell { row, column, text }));
            }
        }
        self.cells = None;
        Ok(None)
    }
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
fn unpack(file: impl Read + Seek) -> Result<Option<Date>, ImportError> {
    let mut archive = zip::ZipArchive::new(file).map_err(unreadable)?;
    let mut budget = Budget(MAX_UNPACKED_MIB << 20);
    let mut date = None;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map(|name| name.to_ascii_lowercase());
        let name = name.unwrap_or_default();
        let mut limited = part.by_ref().take(budget.0 + 1);
        let is_properties = name == "docprops/core.xml";
        let is_strings = name.ends_with("sharedstrings.xml");
        let unpacked = if is_properties || is_strings {
            let mut bytes = Vec::new();
            let unpacked = limited.read_to_end(&mut bytes).map_err(unreadable)?;
            let text = waymark_directory::text::decoded(&bytes);
            if is_properties {
                date = modified(&text);
            } else if !is_honest(&text) {
                return Err(unreadable("it claims more texts than it holds"));
            }
            unpacked
        } else {
            let unpacked = io::copy(&mut limited, &mut io::sink()).map_err(unreadable)?;
            usize::try_from(unpacked).unwrap_or(usize::MAX)
        };
        budget.take(unpacked)?;
    }
    Ok(date)
}

/// Whether shared strings are as many as their `uniqueCount` says, for which the reader of spreadsheets takes memory
/// before it reads one: each takes more than a letter.
fn is_honest(shared_strings: &str) -> bool {
    let claims = shared_strings.split("uniqueCount").skip(1);
    claims.into_iter().all(|claim| {
        let claim = claim.trim_start_matches(|c: char| c.is_whitespace() || "=\"'+0".contains(c));
        let digits = claim.split(|c: char| !c.is_ascii_digit()).next();
        let claimed = digits.filter(|digits| !digits.is_empty());
        claimed.is_none_or(|digits| {
            digits
                .parse()
                .is_ok_and(|claimed: usize| claimed <= shared_strings.len())
        })
    })
}

/// The day of `<dcterms:modified>` (OPC core properties, ECMA-376 part 2).
fn modified(core_xml: &str) -> Option<Date> {
    let (_, rest) = core_xml.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::is_honest;

    #[test]
    fn more_strings_than_letters_are_a_lie() {
        for honest in [
            "<sst/>",
            r#"<sst count="9" uniqueCount="2"><si><t>a</t></si><si><t>b</t></si></sst>"#,
            r#"<sst uniqueCount=""/>"#,
        ] {
            assert!(is_honest(honest), "{honest}");
        }
        for lie in [
            r#"<sst uniqueCount="2000000000">"#,
            "<sst uniqueCount = '+0000000000000000000000000000000000000002000000000'>",
            r#"<sst uniqueCount="99999999999999999999999999">"#,
        ] {
            assert!(!is_honest(lie), "{lie}");
        }
    }
}
