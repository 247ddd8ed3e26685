//! Files made for the tests: workbooks from their cells, and files that attack whoever reads them.

use super::archive::{build_workbook, build_zip};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The XML of a cell with text in it; `at` is its place, such as `A1`.
pub fn text_cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The XML of a header row.
pub fn header_cells(columns: &str) -> String {
    let columns = columns.split(',').zip('A'..);
    columns
        .map(|(name, column)| text_cell(&format!("{column}1"), name))
        .collect()
}

/// A workbook with one sheet of this name and these cells. Cells of style 1 are days.
pub fn workbook_of(sheet: &str, cells: &str) -> Vec<u8> {
    const STYLES: &[u8] =
        br#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let data = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    build_workbook(
        &[sheet],
        &[
            ("xl/styles.xml", STYLES),
            ("xl/worksheets/sheet1.xml", data.as_bytes()),
        ],
    )
}

/// JSON with this many lists and objects inside each other.
pub fn nested_json(depth: usize) -> Vec<u8> {
    let open = "[{\"types\":".repeat(depth);
    let close = "}]".repeat(depth);
    format!("{open}null{close}").into_bytes()
}

/// A zip bomb: 320 MiB of zeros that compress to almost nothing, in five parts that end with this name.
pub fn zip_bomb(name: &str) -> Vec<u8> {
    let zeros = vec![0; 64 << 20];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for folder in 0..5 {
        archive
            .start_file(format!("{folder}/{name}"), SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&zeros).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A zip file whose only part is a symbolic link to a file of the system.
pub fn zip_with_link(name: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .add_symlink(name, "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    archive.finish().unwrap().into_inner()
}

/// A zip file with one part.
pub fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    build_zip(&[(name, content)])
}
