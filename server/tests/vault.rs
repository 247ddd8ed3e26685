//! `waymark vault open`, for somebody who has a backup and no browser.

mod typing;

use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;
use waymark_vault::seal::{DataKey, Header, Protection, RecordId, VaultFile};

/// A vault with a passphrase and a recovery code, written by another program.
const KNOWN: &str = include_str!("../../crates/vault/tests/sealing/known.waymark");
const PAGE: &str = r#"{"journal":{"on":"2026-11-25","words":"mañana"}}"#;
const PRINTED: &str = r#"{"id":"01010101010101010101010101010101","revision":7,"schema":1,"record":{"journal":{"on":"2026-11-25","words":"mañana"}}}"#;

fn known() -> Value {
    let json = include_str!("../../crates/vault/tests/sealing/known.json");
    serde_json::from_str(json).expect("it is JSON")
}

fn typed() -> String {
    known()["typed"].as_str().expect("a passphrase").to_owned()
}

fn code() -> String {
    known()["code"].as_str().expect("a code").to_owned()
}

/// The header of that vault, and its key without the slow derivation.
fn closed() -> (Header, DataKey) {
    let file = VaultFile::parse(KNOWN.as_bytes()).expect("it has no faults");
    let key: Vec<u8> = (0x40..0x60).collect();
    let key = DataKey::from_exposed(file.header.vault(), &key).expect("it has 32 bytes");
    (file.header, key)
}

/// The text of a vault file with these records, each with its schema.
fn text((header, key): &(Header, DataKey), records: &[(u16, &str)]) -> String {
    let seal = |(at, (schema, plain)): (u8, &(u16, &str))| {
        let id = RecordId::from([at; 16]);
        key.seal(*schema, id, 7, plain.as_bytes()).expect("short")
    };
    let records = (1..).zip(records).map(seal).collect();
    let file = VaultFile::new(header.clone(), records);
    file.to_text().expect("small")
}

fn saved(text: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    fs::write(folder.path().join("my.waymark"), text).expect("the folder is ours");
    folder
}

fn open(file: &Path, options: &[&str], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.args(["vault", "open"]).arg(file).args(options);
    typing::run_typing(&mut command, typed)
}

/// Returns the exit code, what is printed, and the complaints in one line.
fn opened(text: impl AsRef<[u8]>, options: &[&str], typed: &str) -> (i32, String, String) {
    let folder = saved(text);
    outcome(&open(&folder.path().join("my.waymark"), options, typed))
}

fn outcome(output: &Output) -> (i32, String, String) {
    let complaints = String::from_utf8_lossy(&output.stderr);
    let words = complaints.split_whitespace().filter(|word| *word != "│");
    (
        output.status.code().expect("it was not killed"),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        words.collect::<Vec<_>>().join(" "),
    )
}

#[test]
fn the_passphrase_and_the_code_print_every_record() {
    let settings = r#"{"settings":{"day_starts":4,"lock_after":5}}"#;
    let text = text(&closed(), &[(1, PAGE), (1, settings)]);
    for (options, typed) in [
        (&[][..], format!("{}\nmore\n", typed())),
        (&["--recovery-code"], code()),
        (
            &["--recovery-code"],
            code().to_lowercase().replace('-', " "),
        ),
    ] {
        let (exit, printed, complaints) = opened(&text, options, &typed);
        assert_eq!((exit, &*complaints), (0, ""), "{options:?}");
        let lines: Vec<_> = printed.lines().collect();
        assert_eq!((lines.len(), lines[0]), (2, PRINTED));
        let second: Value = serde_json::from_str(lines[1]).expect("it is JSON");
        let expected = json!({"id": "02".repeat(16), "revision": 7, "schema": 1,
            "record": {"settings": {"day_starts": 4, "lock_after": 5}}});
        assert_eq!(second, expected);
    }
}

#[test]
fn a_backup_of_the_first_release_is_printed_whole() {
    let file = include_str!("../../crates/vault/tests/releases/schema-1.waymark");
    let (exit, printed, complaints) = opened(file, &[], "seven slow herons");
    assert_eq!((exit, &*complaints), (0, ""));
    assert_eq!(printed.lines().count(), 21);
    let goal = printed.lines().find(|line| line.contains("Dormir mejor"));
    let goal: Value = serde_json::from_str(goal.expect("a goal")).expect("it is JSON");
    assert_eq!(goal["schema"], 1);
    let ids = goal["record"]["goal"]["steps"].as_array().expect("a list");
    assert!(ids.iter().all(|step| step["id"].is_string()));
}

#[test]
fn a_vault_without_a_passphrase_opens_without_asking() {
    let vault = Header::create(&Protection::Open).expect("there are random numbers");
    for options in [&[][..], &["--recovery-code"]] {
        let outcome = opened(text(&vault, &[(1, PAGE)]), options, "");
        assert_eq!(outcome, (0, format!("{PRINTED}\n"), String::new()));
        let empty = opened(text(&vault, &[]), options, "");
        assert_eq!(empty, (0, String::new(), String::new()));
    }
}

#[test]
fn unreadable_records_are_named_and_the_others_are_printed() {
    let vault = Header::create(&Protection::Open).expect("there are random numbers");
    let newer = r#"{"dream":{}}"#;
    let text = text(
        &vault,
        &[(1, PAGE), (u16::MAX, newer), (1, newer), (1, PAGE)],
    );
    // The third letter from the end belongs to the tag.
    let damaged = text.trim_end().len() - 3;
    let swapped = if &text[damaged..=damaged] == "A" {
        "B"
    } else {
        "A"
    };
    let text = format!("{}{swapped}{}", &text[..damaged], &text[damaged + 1..]);
    let (exit, printed, complaints) = opened(text, &[], "");
    assert_eq!((exit, printed), (1, format!("{PRINTED}\n")));
    for complaint in [
        "my.waymark: line 3: a newer Waymark wrote this; get the newest program",
        "my.waymark: line 4: a record cannot be read: unknown variant",
        "my.waymark: line 5: a record does not open",
    ] {
        assert!(complaints.contains(complaint), "{complaint}\n{complaints}");
    }
    assert_eq!(complaints.matches("left out").count(), 3, "{complaints}");
}

#[test]
fn a_vault_of_another_program_opens_even_if_it_holds_no_records_of_ours() {
    let (exit, printed, complaints) = opened(KNOWN, &[], &typed());
    assert_eq!((exit, &*printed), (1, ""));
    for line in 2..=5 {
        assert!(
            complaints.contains(&format!("line {line}: ")),
            "{complaints}"
        );
    }
    assert!(!complaints.contains("does not open"), "{complaints}");
}

#[test]
fn a_secret_that_does_not_open_the_vault_says_what_to_do() {
    let (header, key) = closed();
    let (_, other) = header.with_recovery_code(&key).expect("there is memory");
    let mistyped = code().replacen('M', "N", 1);
    let code_option = &["--recovery-code"][..];
    for (options, typed, expected) in [
        (
            &[][..],
            "mañana será nunca",
            "this passphrase does not open the vault",
        ),
        (&[], "short", "this passphrase does not open the vault"),
        (&[], "\n", "this passphrase does not open the vault"),
        (&[], "", "cannot read the passphrase"),
        (code_option, &mistyped, "the recovery code is mistyped"),
        (code_option, &typed(), "the recovery code is mistyped"),
        (
            code_option,
            &other.printed(),
            "this recovery code does not open the vault",
        ),
        (code_option, "", "cannot read the recovery code"),
    ] {
        let (exit, printed, complaints) = opened(KNOWN, options, typed);
        assert_eq!((exit, &*printed), (1, ""), "{typed}");
        assert!(complaints.contains(expected), "{typed}: {complaints}");
    }
}

#[test]
fn a_vault_without_a_recovery_code_does_not_ask_for_one() {
    let mut header: Value =
        serde_json::from_str(KNOWN.lines().next().expect("a header")).expect("it is JSON");
    header["slots"].as_array_mut().expect("a list").pop();
    let (exit, _, complaints) = opened(header.to_string(), &["--recovery-code"], &code());
    assert_eq!(exit, 1);
    assert!(
        complaints.contains("has no recovery code; open it with the passphrase"),
        "{complaints}"
    );
}

#[test]
fn a_damaged_line_is_named_and_the_others_are_printed() {
    let vault = Header::create(&Protection::Open).expect("there are random numbers");
    let text = text(&vault, &[(1, PAGE), (1, PAGE)]);
    let last = text.trim_end().rfind('\n').expect("three lines") + 1;
    let (before, record) = text.split_at(last);
    // The fifth byte of a record is its version.
    let newer = record.replacen("V01WUgEA", "V01WUgIA", 1);
    assert_ne!(newer, record);
    for (record, expected) in [
        (&record[..record.len() - 3], "line 3: a record is cut short"),
        (
            &record[..record.len() - 6],
            "line 3: a record does not open",
        ),
        ("", "line 3: a record is cut short"),
        (&newer, "line 3: a newer Waymark wrote this"),
    ] {
        let (exit, printed, complaints) = opened(format!("{before}{record}\n"), &[], "");
        assert_eq!((exit, printed), (1, format!("{PRINTED}\n")), "{expected}");
        assert!(complaints.contains(expected), "{expected}: {complaints}");
    }
}

#[test]
fn a_file_that_is_not_a_whole_vault_is_rejected_before_any_question() {
    let header = KNOWN.lines().next().expect("a header");
    let cases = [
        (String::new(), "not a Waymark vault"),
        ("name,phone\n".to_owned(), "not a Waymark vault"),
        (
            header[..400].to_owned(),
            "the beginning of this vault is damaged",
        ),
        (
            KNOWN.replacen("\"version\":1", "\"version\":2", 1),
            "a newer Waymark wrote this; get the newest program",
        ),
        (
            KNOWN.replacen("65536", "65537000", 1),
            "more or less work than is safe",
        ),
    ];
    for (text, expected) in cases {
        let (exit, printed, complaints) = opened(&text, &[], "");
        assert_eq!((exit, &*printed), (1, ""), "{expected}");
        assert!(complaints.contains(expected), "{expected}: {complaints}");
        assert!(!complaints.contains("passphrase:"), "{complaints}");
    }
}

#[test]
fn a_folder_a_missing_file_and_an_endless_one_are_rejected() {
    let folder = saved("");
    for (file, expected) in [
        (folder.path().to_owned(), "this is a folder; name the file"),
        (
            folder.path().join("none"),
            "No such file or directory (os error 2); name the file",
        ),
        (
            "/dev/zero".into(),
            "this file is too large to be a Waymark vault",
        ),
    ] {
        let (exit, printed, complaints) = outcome(&open(&file, &[], ""));
        assert_eq!((exit, &*printed), (1, ""), "{expected}");
        assert!(complaints.contains(expected), "{complaints}");
    }
}
