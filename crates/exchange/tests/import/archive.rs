//! Zip files and workbooks made in memory. A workbook is the zip file of XML parts that a spreadsheet program saves as
//! `.xlsx` (ECMA-376 part 1).
//!
//! The tests of the importers and, by its path, the fuzz targets share this file. It is not a spreadsheet library on
//! purpose: one would refuse to write the broken sheets that these tests are about.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Builds a zip file of these parts, stored without compression so that fuzzing stays fast.
pub fn build_zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        archive
            .start_file(*name, stored)
            .expect("each part has its own name");
        archive.write_all(content).expect("memory does not fail");
    }
    archive.finish().expect("memory does not fail").into_inner()
}

/// Builds a workbook with sheets of these names. The parts must hold `xl/worksheets/sheet1.xml` for the first sheet, and
/// so on; what is in them is up to the caller.
pub fn build_workbook(sheets: &[&str], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let relations = |relations: String| {
        format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#)
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let numbered = || sheets.iter().zip(1..);
    let names: Vec<String> = numbered()
        .map(|(sheet, number)| {
            format!(r#"<sheet name="{sheet}" sheetId="{number}" r:id="r{number}"/>"#)
        })
        .collect();
    let names = names.concat();
    let targets: Vec<String> = numbered()
        .map(|(_, number)| {
            let target = format!("worksheets/sheet{number}.xml");
            relation(&format!("r{number}"), "worksheet", &target)
        })
        .collect();
    let fixed = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            relations(relation("r1", "officeDocument", "xl/workbook.xml")),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>"#
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relations(targets.concat())),
    ];
    let fixed = fixed
        .each_ref()
        .map(|(name, text)| (*name, text.as_bytes()));
    build_zip(&[&fixed, parts].concat())
}
