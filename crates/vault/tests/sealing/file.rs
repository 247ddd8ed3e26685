//! Vault files.

use crate::open_vault;
use proptest::prelude::*;
use waymark_vault::seal::{MAX_FILE_BYTES, MAX_RECORDS, RecordId, SealError, VaultFile};

fn file(records: u8) -> VaultFile {
    let (header, key) = open_vault();
    let seal = |at| key.seal(1, RecordId::from([at; 16]), 1, b"today").unwrap();
    let records = (0..records).map(seal).collect();
    VaultFile::new(header, records)
}

fn at_line(line: usize, error: SealError) -> SealError {
    let source = Box::new(error);
    SealError::Line { line, source }
}

#[test]
fn a_file_reads_as_it_was_written_with_either_line_ending() {
    let file = file(3);
    let text = file.to_text().unwrap();
    for text in [text.replace('\n', "\r\n"), text] {
        let read = VaultFile::parse(text.as_bytes()).unwrap();
        assert_eq!(read.records, file.records);
        assert_eq!(read.header.vault(), file.header.vault());
    }
}

#[test]
fn a_damaged_line_is_named_and_the_others_are_read() {
    let whole = file(2);
    let text = whole.to_text().unwrap();
    let record = text.lines().nth(1).unwrap();
    for (line, error) in [
        ("", SealError::Truncated),
        ("not base64!", SealError::DamagedRecord),
        (&record[..40], SealError::Truncated),
        (record, SealError::Twice),
    ] {
        let text = format!("{text}{line}\n");
        let found = VaultFile::parse(text.as_bytes()).unwrap();
        assert_eq!(found.faults, [at_line(4, error)]);
        assert_eq!(found.records, whole.records);
    }
}

#[test]
fn a_byte_that_is_not_text_costs_one_line() {
    let whole = file(2);
    let mut bytes = whole.to_text().unwrap().into_bytes();
    let at = bytes.len() - 10;
    bytes[at] = 0xff;
    let found = VaultFile::parse(&bytes).unwrap();
    assert_eq!(found.faults, [at_line(3, SealError::DamagedRecord)]);
    assert_eq!(found.records, whole.records[..1]);
}

#[test]
fn rows_that_do_not_open_can_be_saved_as_they_are() {
    let (header, _) = open_vault();
    let text = VaultFile::salvage(&header, vec![vec![1, 2, 3], Vec::new()]);
    let lines: Vec<_> = text.lines().skip(1).collect();
    assert_eq!(lines, ["AQID", ""]);
}

#[test]
fn files_of_another_kind_are_rejected() {
    for bytes in [&b""[..], b"\n", b"name,phone\n", b"\xff\xfe", b"{}"] {
        assert_eq!(VaultFile::parse(bytes).unwrap_err(), SealError::NotAVault);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read_and_not_written() {
    let bytes = vec![b' '; MAX_FILE_BYTES + 1];
    assert_eq!(
        VaultFile::parse(&bytes).unwrap_err(),
        SealError::FileTooLarge
    );
    let mut file = file(1);
    file.records = vec![file.records[0].clone(); MAX_RECORDS + 1];
    assert_eq!(file.to_text().unwrap_err(), SealError::FileTooLarge);
}

proptest! {
    #[test]
    fn any_text_after_a_header_is_read_or_rejected(text in ".{0,300}") {
        let header = file(0).to_text().unwrap();
        let _ = VaultFile::parse(format!("{header}{text}").as_bytes());
    }
}
