//! Headers that were cut off, changed, or made by somebody hostile.

use crate::{CLOSED, open_vault, typed};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use waymark_vault::seal::{Header, MAX_HEADER_BYTES, SealError, Secret};

fn closed() -> Value {
    serde_json::from_str(&CLOSED.header.to_json()).unwrap()
}

fn open_slot() -> Value {
    let header: Value = serde_json::from_str(&open_vault().0.to_json()).unwrap();
    header["slots"][0].clone()
}

fn rejection(header: &Value) -> SealError {
    Header::parse(header.to_string().as_bytes()).unwrap_err()
}

proptest! {
    // Each header that can be read takes a slow key derivation.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn one_flipped_bit_in_a_header_is_noticed(at: prop::sample::Index, bit in 0..8) {
        let mut json = CLOSED.header.to_json().into_bytes();
        // The recovery code doesn't depend on the slot of the passphrase.
        let slot = br#"{"kind":"passphrase""#;
        let start = json.windows(slot.len()).position(|part| part == slot).unwrap();
        let slot = br#"{"kind":"recovery""#;
        let end = json.windows(slot.len()).position(|part| part == slot).unwrap();
        let at = at.index(json.len() - (end - start));
        json[if at < start { at } else { at + end - start }] ^= 1u8 << bit;
        let opened = Header::parse(&json).and_then(|header| header.unlock(&Secret::Recovery(typed(&CLOSED.code))));
        prop_assert!(opened.is_err());
    }
}

proptest! {
    #[test]
    fn random_bytes_are_rejected(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(Header::parse(&bytes).is_err());
    }

    #[test]
    fn a_piece_inserted_anywhere_is_read_or_rejected(piece in "[\\[\\]{}\":,0-9a-z]{0,20}", at: prop::sample::Index) {
        let mut json = CLOSED.header.to_json();
        json.insert_str(at.index(json.len()), &piece);
        let _ = Header::parse(json.as_bytes());
    }
}

#[test]
fn a_header_cut_anywhere_is_rejected_with_the_reason() {
    let json = CLOSED.header.to_json();
    for length in 0..json.len() {
        let expected = match length {
            // If the name of the format is cut off, it could be anything.
            ..24 => SealError::NotAVault,
            _ => SealError::DamagedHeader,
        };
        assert_eq!(
            Header::parse(&json.as_bytes()[..length]).unwrap_err(),
            expected
        );
    }
}

#[test]
fn other_files_newer_vaults_and_damaged_ones_are_told_apart() {
    assert_eq!(
        rejection(&json!({"format": "other", "version": 1})),
        SealError::NotAVault
    );
    assert_eq!(rejection(&json!([1, 2])), SealError::NotAVault);
    assert_eq!(
        rejection(&json!({"format": "waymark-vault", "version": 2, "keys": {}})),
        SealError::Newer
    );
    assert_eq!(
        rejection(&json!({"format": "waymark-vault", "version": 0})),
        SealError::DamagedHeader
    );
    assert_eq!(
        rejection(&json!({"format": "waymark-vault", "version": 1})),
        SealError::DamagedHeader
    );
}

#[test]
fn unsafe_parameters_are_rejected_in_every_slot() {
    for slot in [0, 1] {
        for (name, value) in [
            ("memory_kib", 8),
            ("memory_kib", u32::MAX),
            ("passes", 1),
            ("passes", 11),
            ("lanes", 4),
            ("version", 16),
        ] {
            let mut header = closed();
            header["slots"][slot]["kdf"][name] = value.into();
            assert_eq!(rejection(&header), SealError::Limits, "{name} {value}");
        }
    }
}

#[test]
fn a_passphrase_beside_an_open_slot_is_rejected() {
    let mut beside = closed();
    beside["slots"].as_array_mut().unwrap().push(open_slot());
    let mut recovery = closed();
    recovery["slots"][0] = open_slot();
    for header in [beside, recovery] {
        assert_eq!(rejection(&header), SealError::DamagedHeader);
    }
}

#[test]
fn missing_repeated_and_unknown_slots_are_rejected() {
    let slot = |at: usize| closed()["slots"][at].clone();
    let mut unknown = slot(0);
    unknown["kind"] = "fingerprint".into();
    let mut more = slot(0);
    more["hint"] = "my dog".into();
    let mut short = slot(0);
    short["kdf"]["salt"] = "AAAA".into();
    for slots in [
        vec![],
        vec![slot(1)],
        vec![slot(0), slot(0)],
        vec![slot(0), slot(1), slot(1)],
        vec![open_slot(), open_slot()],
        vec![unknown],
        vec![more],
        vec![short],
    ] {
        let mut header = closed();
        header["slots"] = slots.into();
        assert_eq!(rejection(&header), SealError::DamagedHeader);
    }
}

#[test]
fn long_and_deep_headers_are_rejected() {
    let long = closed().to_string() + &" ".repeat(MAX_HEADER_BYTES);
    assert_eq!(
        Header::parse(long.as_bytes()).unwrap_err(),
        SealError::NotAVault
    );
    let deep = "[".repeat(2_000) + &"]".repeat(2_000);
    let inside = closed()
        .to_string()
        .replacen("{\"", &format!("{{\"deep\":{deep},\""), 1);
    for json in [deep, inside] {
        assert!(Header::parse(json.as_bytes()).is_err());
    }
}
