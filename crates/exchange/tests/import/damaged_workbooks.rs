//! Damaged and hostile spreadsheets.

use super::{
    damaged::{COLUMNS, DamagedFile, assert_refused, without_mapping},
    made_files::{header_cells, text_cell, workbook_of, zip_bomb, zip_of, zip_with_link},
};
use waymark_exchange::import::import_samhsa;

/// A sheet with a cell at its beginning and one elsewhere.
fn workbook_spanning(at: &str) -> Vec<u8> {
    let cells = [text_cell("A1", "name1"), text_cell(at, "x")];
    workbook_of("Facilities List", &cells.concat())
}

/// A sheet with all columns that are needed, and cells at these places.
fn facilities_with_cells_at(places: impl IntoIterator<Item = String>) -> Vec<u8> {
    let columns = COLUMNS.replace("type_facility", "service_code_info");
    let mut cells = header_cells(&columns);
    cells.extend(places.into_iter().map(|at| text_cell(&at, "x")));
    workbook_of("Facilities List", &cells)
}

/// A sheet with one cell in each row, at the far end of it.
fn wide_workbook() -> Vec<u8> {
    facilities_with_cells_at((1..2_100).map(|row| format!("XFD{row}")))
}

#[test]
fn files_that_are_not_workbooks_are_refused_and_nothing_is_lost() {
    let files: Vec<DamagedFile<'_>> = vec![
        (
            "a spreadsheet cut off",
            &import_samhsa,
            "su-2023.xlsx",
            zip_of("xl/workbook.xml", b"<workbook/>")[..40].to_vec(),
            "not a readable spreadsheet",
        ),
        (
            "text instead of a spreadsheet",
            &import_samhsa,
            "su-2023.xlsx",
            b"hello".to_vec(),
            "not a readable spreadsheet",
        ),
        (
            "another kind of zip",
            &without_mapping,
            "sheet.xlsx",
            zip_of("readme.txt", b"hello"),
            "not a readable spreadsheet",
        ),
        (
            "another sheet",
            &import_samhsa,
            "su-2023.xlsx",
            zip_of("[Content_Types].xml", b"<Types/>"),
            "spreadsheet",
        ),
        (
            "a zip bomb",
            &import_samhsa,
            "su-2023.xlsx",
            zip_bomb("part"),
            "what it unpacks to exceeds",
        ),
        (
            "a zip with a path that leads outside",
            &import_samhsa,
            "su-2023.xlsx",
            zip_of("../../evil.csv", b"x"),
            "not a readable spreadsheet",
        ),
        (
            "a zip with a link",
            &import_samhsa,
            "su-2023.xlsx",
            zip_with_link("xl/workbook.xml"),
            "not a readable spreadsheet",
        ),
        (
            "an empty spreadsheet",
            &import_samhsa,
            "su-2023.xlsx",
            Vec::new(),
            "the file is empty",
        ),
        (
            "the beginning of a zip file and nothing else",
            &import_samhsa,
            "su-2023.xlsx",
            b"PK\x03\x04 and then nothing".to_vec(),
            "not a readable spreadsheet",
        ),
    ];
    assert_refused(files);
}

#[test]
fn workbooks_with_impossible_sheets_are_refused_and_nothing_is_lost() {
    let files: Vec<DamagedFile<'_>> = vec![
        (
            "two cells that span a whole sheet",
            &import_samhsa,
            "su-2023.xlsx",
            workbook_spanning("XFD1048576"),
            "\"street1\" is missing",
        ),
        (
            "a cell outside of any sheet",
            &import_samhsa,
            "su-2023.xlsx",
            workbook_spanning("XFE1048577"),
            "outside of its sheet",
        ),
        (
            "rows that span more memory than there is",
            &import_samhsa,
            "su-2023.xlsx",
            wide_workbook(),
            "what it unpacks to exceeds",
        ),
        (
            "a spreadsheet that claims two billion texts",
            &import_samhsa,
            "su-2023.xlsx",
            zip_of(
                "xl/sharedStrings.xml",
                b"<sst uniqueCount=\"2000000000\"></sst>",
            ),
            "claims more texts than it holds",
        ),
        (
            "rows out of order",
            &import_samhsa,
            "su-2023.xlsx",
            facilities_with_cells_at(["A3", "A2"].map(str::to_owned)),
            "its rows are out of order",
        ),
        (
            "cells out of order",
            &import_samhsa,
            "su-2023.xlsx",
            facilities_with_cells_at(["B2", "A2"].map(str::to_owned)),
            "the cells of a row are out of order",
        ),
        (
            "a workbook with another sheet",
            &import_samhsa,
            "su-2023.xlsx",
            workbook_of("Sheet1", ""),
            "no sheet \"Facilities List\"; it has: Sheet1",
        ),
    ];
    assert_refused(files);
}
