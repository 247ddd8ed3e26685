//! Files that are damaged, hostile or not what they should be: each is told what is wrong with it, and the data folder
//! stays as it was, byte by byte.

use super::{Desk, Import, workbook};
use std::{fs, io::Write, path::Path};
use waymark_directory::Lang;
use waymark_exchange::import::{bmlt, meeting_guide, samhsa, spreadsheet};
use zip::write::SimpleFileOptions;

const COLUMNS: &str = "name1,name2,street1,city,state,zip,phone,type_facility";
const ROW: &str = "Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA";

fn csv(
    path: &Path,
    options: super::Options<'_>,
    progress: super::Progress<'_>,
) -> Result<super::Summary, super::ImportError> {
    spreadsheet::import(path, None, options, progress)
}

/// A zip file of these parts.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(super) fn nested(depth: usize) -> Vec<u8> {
    let open = "[{\"types\":".repeat(depth);
    let close = "}]".repeat(depth);
    format!("{open}null{close}").into_bytes()
}

/// Megabytes of zeros that pack to nearly nothing.
pub(super) fn bomb(name: &str) -> Vec<u8> {
    let zeros = vec![0; 64 << 20];
    let names = ["a", "b", "c", "d", "e"].map(|folder| format!("{folder}/{name}"));
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &zeros[..])).collect();
    zipped(&parts)
}

pub(super) fn linked(name: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .add_symlink(name, "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    archive.finish().unwrap().into_inner()
}

/// A sheet with a cell at its beginning and one elsewhere.
fn spanned(at: &str) -> Vec<u8> {
    let cells = [workbook::cell("A1", "name1"), workbook::cell(at, "x")];
    workbook::of("Facilities List", &cells.concat())
}

/// A sheet with all columns that are needed, and cells that stand where these say.
fn sheet(at: impl IntoIterator<Item = String>) -> Vec<u8> {
    let columns = COLUMNS.replace("type_facility", "service_code_info");
    let header = columns.split(',').zip('A'..);
    let mut cells: String = header
        .map(|(name, column)| workbook::cell(&format!("{column}1"), name))
        .collect();
    cells.extend(at.into_iter().map(|at| workbook::cell(&at, "x")));
    workbook::of("Facilities List", &cells)
}

/// A sheet with one cell in each row, at the far end of it.
fn wide() -> Vec<u8> {
    sheet((1..2_100).map(|row| format!("XFD{row}")))
}

/// What is wrong, the importer, the file and its bytes, and what must be told.
type Case<'c> = (&'c str, Import<'c>, &'c str, Vec<u8>, &'c str);

#[expect(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<Case<'static>> {
    let text = |text: &str| text.as_bytes().to_vec();
    let row_of = |cell: &str| {
        format!("{COLUMNS}\n{cell},,1 Invented St,Denver,CO,80204,303-555-0100,SA\n").into_bytes()
    };
    vec![
        (
            "an empty list",
            &samhsa::import,
            "su-2023.csv",
            Vec::new(),
            "the file is empty",
        ),
        (
            "an empty feed",
            &meeting_guide::import,
            "aa-2023.json",
            Vec::new(),
            "the file is empty",
        ),
        (
            "a list cut off in a row",
            &samhsa::import,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n{ROW}\nHalf,,1 In")),
            "row 3: 3 cells",
        ),
        (
            "a list cut off in a quote",
            &samhsa::import,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n\"Half,,1 In")),
            "row 2",
        ),
        (
            "a feed cut off",
            &meeting_guide::import,
            "aa-2023.json",
            text("[{\"name\": \"Half"),
            "EOF while parsing",
        ),
        (
            "an answer cut off",
            &bmlt::import,
            "na-2023.json",
            text("[{\"meeting_name\""),
            "EOF while parsing",
        ),
        (
            "a spreadsheet cut off",
            &samhsa::import,
            "su-2023.xlsx",
            zipped(&[("xl/workbook.xml", b"<workbook/>")])[..40].to_vec(),
            "no readable spreadsheet",
        ),
        (
            "a spreadsheet that is none",
            &samhsa::import,
            "su-2023.xlsx",
            text("hello"),
            "no readable spreadsheet",
        ),
        (
            "another kind of zip",
            &csv,
            "sheet.xlsx",
            zipped(&[("readme.txt", b"hello")]),
            "no readable spreadsheet",
        ),
        (
            "a page to sign in, as a list",
            &samhsa::import,
            "su-2023.csv",
            text("<html>\n<body>Sign in</body>\n"),
            "is missing",
        ),
        (
            "a page to sign in, as a feed",
            &meeting_guide::import,
            "aa-2023.json",
            text("<html>"),
            "no Meeting Guide feed",
        ),
        (
            "a feed in another shape",
            &meeting_guide::import,
            "aa-2023.json",
            text("{\"meetings\": []}"),
            "no Meeting Guide feed",
        ),
        (
            "an answer in another shape",
            &bmlt::import,
            "na-2023.json",
            text("\"none\""),
            "no BMLT answer",
        ),
        (
            "a list of numbers",
            &bmlt::import,
            "na-2023.json",
            text("[1, 2]"),
            "no BMLT answer",
        ),
        (
            "10,000 levels",
            &meeting_guide::import,
            "aa-2023.json",
            nested(10_000),
            "recursion limit",
        ),
        (
            "numbers that are none",
            &meeting_guide::import,
            "aa-2023.json",
            text("[{\"name\": \"A\", \"latitude\": NaN}]"),
            "expected value",
        ),
        (
            "half a character",
            &meeting_guide::import,
            "aa-2023.json",
            text(r#"[{"name": "\ud800"}]"#),
            "line 1",
        ),
        (
            "control characters",
            &meeting_guide::import,
            "aa-2023.json",
            text("[{\"name\": \"a\0b\"}]"),
            "control character",
        ),
        (
            "a huge cell",
            &samhsa::import,
            "su-2023.csv",
            row_of(&"x".repeat(5_000)),
            "more than the 4000",
        ),
        (
            "a huge name",
            &meeting_guide::import,
            "aa-2023.json",
            text(&format!(
                "[{{\"name\": \"{}\", \"conference_url\": \"https://a.org/\"}}]",
                "x".repeat(1 << 20)
            )),
            "none of the 1 rows",
        ),
        (
            "a missing column",
            &samhsa::import,
            "su-2023.csv",
            text("name1,city\nA,Denver\n"),
            "\"street1\" is missing",
        ),
        (
            "columns that fit no mapping",
            &csv,
            "sheet.csv",
            text("a,b\n1,2\n"),
            "no mapping fits",
        ),
        (
            "another sheet",
            &samhsa::import,
            "su-2023.xlsx",
            zipped(&[("[Content_Types].xml", b"<Types/>")]),
            "spreadsheet",
        ),
        (
            "a zip bomb",
            &samhsa::import,
            "su-2023.xlsx",
            bomb("part"),
            "what it unpacks to exceeds",
        ),
        (
            "two cells that span a sheet",
            &samhsa::import,
            "su-2023.xlsx",
            spanned("XFD1048576"),
            "\"street1\" is missing",
        ),
        (
            "a cell outside of any sheet",
            &samhsa::import,
            "su-2023.xlsx",
            spanned("XFE1048577"),
            "outside of its sheet",
        ),
        (
            "rows that span more than there is room for",
            &samhsa::import,
            "su-2023.xlsx",
            wide(),
            "what it unpacks to exceeds",
        ),
        (
            "a spreadsheet that claims two thousand million texts",
            &samhsa::import,
            "su-2023.xlsx",
            zipped(&[(
                "xl/sharedStrings.xml",
                b"<sst uniqueCount=\"2000000000\"></sst>",
            )]),
            "claims more texts than it holds",
        ),
        (
            "rows out of order",
            &samhsa::import,
            "su-2023.xlsx",
            sheet(["A3", "A2"].map(str::to_owned)),
            "its rows are out of order",
        ),
        (
            "cells out of order",
            &samhsa::import,
            "su-2023.xlsx",
            sheet(["B2", "A2"].map(str::to_owned)),
            "the cells of a row are out of order",
        ),
        (
            "a zip that climbs out",
            &samhsa::import,
            "su-2023.xlsx",
            zipped(&[("../../evil.csv", b"x")]),
            "no readable spreadsheet",
        ),
        (
            "a zip with a link",
            &samhsa::import,
            "su-2023.xlsx",
            linked("xl/workbook.xml"),
            "no readable spreadsheet",
        ),
        (
            "no date",
            &samhsa::import,
            "list.csv",
            text(&format!("{COLUMNS}\n{ROW}\n")),
            "--as-of",
        ),
        (
            "no rows",
            &samhsa::import,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n")),
            "there are no rows",
        ),
        (
            "no row that can be taken",
            &samhsa::import,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n,,,,,,,\nA,,,,XX,1,,\n")),
            "none of the 2 rows",
        ),
    ]
}

#[test]
fn damage_is_told_and_nothing_is_lost() {
    let desk = Desk::new();
    desk.import(
        &samhsa::import,
        "su-2022.csv",
        &format!("{COLUMNS}\n{ROW}\n"),
    )
    .unwrap();
    let before = desk.text();
    let cases = cases();
    assert!(cases.len() >= 20);
    for (what, import, file, bytes, told) in cases {
        let path = desk.folder.path().join(file);
        fs::write(&path, bytes).unwrap();
        let error = desk.import_file(import, &path).expect_err(what).to_string();
        assert!(error.contains(told), "{what}: {error}");
        assert!(error.chars().count() < 600, "{what}: {error}");
        assert_eq!(desk.text(), before, "{what}");
    }
}

#[test]
fn what_is_not_a_file_is_told() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("folder.json");
    fs::create_dir(&folder).unwrap();
    let large = desk.folder.path().join("large.json");
    fs::File::create(&large).unwrap().set_len(5 << 30).unwrap();
    let missing = desk.folder.path().join("missing.json");
    for (path, told) in [
        (folder, "folder.json"),
        (large, "exceeds 4096 MiB"),
        (missing, "missing.json"),
    ] {
        let error = desk
            .import_file(&meeting_guide::import, &path)
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(desk.text(), "");
    }
}

#[test]
fn a_data_folder_that_is_damaged_is_left_alone() {
    let desk = Desk::new();
    let list = format!("{COLUMNS}\n{ROW}\n");
    desk.import(&samhsa::import, "su-2022.csv", &list).unwrap();
    let file = desk.data().join("findtreatment-su.ndjson");
    let half = fs::read_to_string(&file)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    fs::write(&file, half).unwrap();
    let before = desk.text();
    let error = desk
        .import(&samhsa::import, "su-2023.csv", &list)
        .unwrap_err()
        .to_string();
    assert!(error.contains("import the list again"), "{error}");
    assert_eq!(desk.text(), before);
}

#[test]
fn what_is_only_odd_is_read_all_the_same() {
    let plain = format!("{COLUMNS}\n{}\n", ROW.replace("Larkspur", "Clínica"));
    let utf_16: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(plain.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = plain
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let twice = format!("{plain}{}\n", ROW.replace("Larkspur", "Clínica"));
    for (what, bytes) in [
        (
            "a byte-order mark",
            [b"\xEF\xBB\xBF", plain.as_bytes()].concat(),
        ),
        ("carriage returns", plain.replace('\n', "\r\n").into_bytes()),
        (
            "no line end at the end",
            plain.trim_end().as_bytes().to_vec(),
        ),
        ("Windows-1252", windows),
        ("UTF-16", utf_16),
        ("a row that comes twice", twice.into_bytes()),
        (
            "a point that is none",
            format!(
                "latitude,longitude,{COLUMNS}\nNaN,inf,{}\n",
                ROW.replace("Larkspur", "Clínica")
            )
            .into_bytes(),
        ),
    ] {
        let desk = Desk::new();
        let path = desk.folder.path().join("su-2023.csv");
        fs::write(&path, bytes).unwrap();
        desk.import_file(&samhsa::import, &path).expect(what);
        let listings = desk.listings();
        assert_eq!(listings.len(), 1, "{what}");
        assert_eq!(listings[0].name.get(Lang::En), "Clínica", "{what}");
    }
}
