//! Files that are damaged, hostile, or not what they should be: each import says what is wrong, and leaves the data folder
//! as it was, byte for byte.

use super::{Import, Sandbox, made_files::nested_json};
use std::{fs, path::Path};
use waymark_exchange::import::{
    ImportError, ImportOptions, ImportSummary, Progress, import_bmlt, import_meeting_guide,
    import_samhsa, import_spreadsheet,
};

pub const COLUMNS: &str = "name1,name2,street1,city,state,zip,phone,type_facility";
pub const ROW: &str = "Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA";

pub fn without_mapping(
    path: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    import_spreadsheet(path, None, options, progress)
}

/// What is wrong, the import, the file and its content, and what the error must say.
pub type DamagedFile<'c> = (&'c str, Import<'c>, &'c str, Vec<u8>, &'c str);

/// Imports each file into a data folder that holds a list, and checks the error and the folder.
pub fn assert_refused<'c>(files: impl IntoIterator<Item = DamagedFile<'c>>) {
    let sandbox = Sandbox::new();
    let list = format!("{COLUMNS}\n{ROW}\n");
    sandbox.import(&import_samhsa, "su-2022.csv", list).unwrap();
    let before = sandbox.text();
    for (what, import, file, content, expected) in files {
        let error = sandbox
            .import(import, file, content)
            .expect_err(what)
            .to_string();
        assert!(error.contains(expected), "{what}: {error}");
        assert!(error.chars().count() < 600, "{what}: {error}");
        assert_eq!(sandbox.text(), before, "{what}");
    }
}

#[test]
fn damaged_sheets_are_refused_and_nothing_is_lost() {
    let text = |text: &str| text.as_bytes().to_vec();
    let list_with_name =
        |name: &str| text(&format!("{COLUMNS}\n{}\n", ROW.replace("Larkspur", name)));
    let files: Vec<DamagedFile<'_>> = vec![
        (
            "an empty list",
            &import_samhsa,
            "su-2023.csv",
            Vec::new(),
            "the file is empty",
        ),
        (
            "a list cut off in a row",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n{ROW}\nHalf,,1 In")),
            "row 3: 3 cells",
        ),
        (
            "a list cut off in a quote",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n\"Half,,1 In")),
            "row 2",
        ),
        (
            "a page to sign in, as a list",
            &import_samhsa,
            "su-2023.csv",
            text("<html>\n<body>Sign in</body>\n"),
            "is missing",
        ),
        (
            "a huge cell",
            &import_samhsa,
            "su-2023.csv",
            list_with_name(&"x".repeat(5_000)),
            "more than the 4000",
        ),
        (
            "a missing column",
            &import_samhsa,
            "su-2023.csv",
            text("name1,city\nA,Denver\n"),
            "\"street1\" is missing",
        ),
        (
            "columns that fit no mapping",
            &without_mapping,
            "sheet.csv",
            text("a,b\n1,2\n"),
            "no mapping fits",
        ),
        (
            "no date",
            &import_samhsa,
            "list.csv",
            text(&format!("{COLUMNS}\n{ROW}\n")),
            "--as-of",
        ),
        (
            "no rows",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n")),
            "there are no rows",
        ),
        (
            "no row that can be imported",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n,,,,,,,\nA,,,,XX,1,,\n")),
            "none of the 2 rows",
        ),
        (
            "a list without a phone column",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n{ROW}\n").replace("phone", "telephone")),
            "the column \"phone\" is missing",
        ),
        (
            "a huge address",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n{ROW}\n").replace("1 Invented St", &"x".repeat(40_000))),
            "row 2: the column \"street1\" holds 40000 characters",
        ),
        (
            "a list cut off in a name",
            &import_samhsa,
            "su-2023.csv",
            text(&format!("{COLUMNS}\n{ROW}\nLarkspur,Outpa")),
            "the file may be cut short",
        ),
    ];
    assert_refused(files);
}

#[test]
fn damaged_feeds_are_refused_and_nothing_is_lost() {
    let text = |text: &str| text.as_bytes().to_vec();
    let files: Vec<DamagedFile<'_>> = vec![
        (
            "an empty feed",
            &import_meeting_guide,
            "aa-2023.json",
            Vec::new(),
            "the file is empty",
        ),
        (
            "a feed cut off",
            &import_meeting_guide,
            "aa-2023.json",
            text("[{\"name\": \"Half"),
            "EOF while parsing",
        ),
        (
            "an answer cut off",
            &import_bmlt,
            "na-2023.json",
            text("[{\"meeting_name\""),
            "EOF while parsing",
        ),
        (
            "a page to sign in, as a feed",
            &import_meeting_guide,
            "aa-2023.json",
            text("<html>"),
            "not a Meeting Guide feed",
        ),
        (
            "a feed in another shape",
            &import_meeting_guide,
            "aa-2023.json",
            text("{\"meetings\": []}"),
            "not a Meeting Guide feed",
        ),
        (
            "an answer in another shape",
            &import_bmlt,
            "na-2023.json",
            text("\"none\""),
            "not a BMLT answer",
        ),
        (
            "a list of numbers",
            &import_bmlt,
            "na-2023.json",
            text("[1, 2]"),
            "not a BMLT answer",
        ),
        (
            "10,000 levels",
            &import_meeting_guide,
            "aa-2023.json",
            nested_json(10_000),
            "recursion limit",
        ),
        (
            "NaN for a number",
            &import_meeting_guide,
            "aa-2023.json",
            text("[{\"name\": \"A\", \"latitude\": NaN}]"),
            "expected value",
        ),
        (
            "half a character",
            &import_meeting_guide,
            "aa-2023.json",
            text(r#"[{"name": "\ud800"}]"#),
            "line 1",
        ),
        (
            "control characters",
            &import_meeting_guide,
            "aa-2023.json",
            text("[{\"name\": \"a\0b\"}]"),
            "control character",
        ),
        (
            "a huge name",
            &import_meeting_guide,
            "aa-2023.json",
            text(&format!(
                "[{{\"name\": \"{}\", \"conference_url\": \"https://a.org/\"}}]",
                "x".repeat(1 << 20)
            )),
            "none of the 1 rows",
        ),
    ];
    assert_refused(files);
}

#[test]
fn what_is_not_a_readable_file_is_refused() {
    let sandbox = Sandbox::new();
    let folder = sandbox.folder.path().join("folder.json");
    fs::create_dir(&folder).unwrap();
    let large = sandbox.folder.path().join("large.json");
    fs::File::create(&large).unwrap().set_len(5 << 30).unwrap();
    let missing = sandbox.folder.path().join("missing.json");
    for (path, expected) in [
        (folder, "folder.json"),
        (large, "exceeds 4096 MiB"),
        (missing, "missing.json"),
    ] {
        let error = sandbox
            .import_file(&import_meeting_guide, &path)
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{error}");
        assert_eq!(sandbox.text(), "");
    }
}

#[test]
fn a_damaged_data_folder_is_left_alone() {
    let sandbox = Sandbox::new();
    let list = format!("{COLUMNS}\n{ROW}\n");
    sandbox
        .import(&import_samhsa, "su-2022.csv", &list)
        .unwrap();
    let file = sandbox.data().join("findtreatment-su.ndjson");
    let half = fs::read_to_string(&file)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    fs::write(&file, half).unwrap();
    let before = sandbox.text();
    let error = sandbox
        .import(&import_samhsa, "su-2023.csv", &list)
        .unwrap_err()
        .to_string();
    assert!(error.contains("import the list again"), "{error}");
    assert_eq!(sandbox.text(), before);
}
