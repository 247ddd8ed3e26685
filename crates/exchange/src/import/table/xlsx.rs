//! A workbook: a spreadsheet file in the format of Excel (ECMA-376), read without trusting what it says about sizes.

use super::{
    super::{
        error::{ImportError, SpreadsheetFault},
        file::open_archive,
    },
    unpack::{UnpackBudget, check_parts, unreadable},
};
use calamine::{DataRef, DataType, Reader, Xlsx, XlsxCellReader, XlsxError};
use csv::StringRecord;
use jiff::civil::Date;
use std::{borrow::Cow, fs::File, io::BufReader, path::Path};

/// The rows and columns of the largest sheet that Excel can open.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

pub(super) struct Workbook {
    file: Xlsx<BufReader<File>>,
    /// The name of the sheet with the rows.
    sheet: String,
    /// The date of the edition.
    pub(super) date: Option<Date>,
}

impl Workbook {
    /// Opens the sheet of this name, or the first one.
    pub(super) fn open(path: &Path, sheet: Option<&'static str>) -> Result<Self, ImportError> {
        let date = check_parts(BufReader::new(open_archive(path)?))?;
        let file = Xlsx::new(BufReader::new(open_archive(path)?)).map_err(unreadable)?;
        let names = file.sheet_names();
        let found = match sheet {
            Some(wanted) => names.iter().find(|name| *name == wanted),
            None => names.first(),
        };
        let Some(found) = found.cloned() else {
            return Err(ImportError::WrongSheet {
                wanted: sheet.unwrap_or_default(),
                found: names.join(", "),
            });
        };
        Ok(Self {
            file,
            sheet: found,
            date,
        })
    }

    /// The first row.
    pub(super) fn header(&mut self) -> Result<StringRecord, ImportError> {
        let mut header = StringRecord::new();
        if let Some(mut rows) = SheetRows::open(&mut self.file, &self.sheet, MAX_COLUMNS as usize)?
        {
            rows.next(&mut header)?;
        }
        Ok(header)
    }

    /// Calls `take` with the number and the first `width` cells of every row below the header.
    pub(super) fn for_each_row(
        &mut self,
        width: usize,
        take: &mut dyn FnMut(usize, &StringRecord) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let Some(mut rows) = SheetRows::open(&mut self.file, &self.sheet, width)? else {
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
    pub(super) fn read_sheet(&mut self, name: &str) -> Result<Vec<StringRecord>, ImportError> {
        let mut all = Vec::new();
        if let Some(mut rows) = SheetRows::open(&mut self.file, name, MAX_COLUMNS as usize)? {
            let mut row = StringRecord::new();
            while rows.next(&mut row)?.is_some() {
                all.push(row.clone());
            }
        }
        Ok(all)
    }
}

/// The rows of a sheet, without the empty ones.
struct SheetRows<'w> {
    /// `None` at the end: calamine must not be asked again.
    cells: Option<XlsxCellReader<'w, BufReader<File>>>,
    width: usize,
    /// The first cell of the next row. Only by reading it is the end of a row noticed.
    ahead: Option<Cell>,
    budget: UnpackBudget,
}

struct Cell {
    row: u32,
    column: usize,
    text: String,
}

impl<'w> SheetRows<'w> {
    /// `None` if the sheet holds a chart instead of cells.
    fn open(
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
            budget: UnpackBudget::full(),
        }))
    }

    /// Reads the next row and returns its number. Each cell says where it stands, so a few of them can span a table of
    /// terabytes. That is why the memory for the rows is counted.
    fn next(&mut self, row: &mut StringRecord) -> Result<Option<usize>, ImportError> {
        row.clear();
        let first = match self.ahead.take() {
            Some(cell) => Some(cell),
            None => self.next_cell()?,
        };
        let Some(first) = first else {
            return Ok(None);
        };
        let number = first.row;
        self.push(row, &first)?;
        while let Some(cell) = self.next_cell()? {
            if cell.row != number {
                if cell.row < number {
                    return Err(unreadable(SpreadsheetFault::RowsOutOfOrder));
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
        let gap = gap.ok_or_else(|| unreadable(SpreadsheetFault::CellsOutOfOrder))?;
        self.budget
            .spend((gap + 1) * size_of::<usize>() + cell.text.len())?;
        (0..gap).for_each(|_| row.push_field(""));
        row.push_field(&cell.text);
        Ok(())
    }

    /// The next cell that is not blank and stands below a header.
    fn next_cell(&mut self) -> Result<Option<Cell>, ImportError> {
        let Some(cells) = &mut self.cells else {
            return Ok(None);
        };
        while let Some(cell) = cells.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let text = cell_text(cell.get_value());
            if text.trim().is_empty() {
                continue;
            }
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                return Err(unreadable(SpreadsheetFault::CellOutsideSheet));
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

/// A cell as text that a mapping can read: `true` and `false`, and moments as `2023-06-30 14:05`.
fn cell_text<'c>(cell: &'c DataRef<'_>) -> Cow<'c, str> {
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
