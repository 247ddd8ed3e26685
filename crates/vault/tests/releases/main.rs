//! Vault files that earlier releases wrote: each must open whole, for as long as somebody may still have one.
//!
//! `schema-1.waymark` was written by the program at commit 2bc586c, before steps and actions had ids. `schema-1.json` has
//! its passphrase, its recovery code, and every record as that program understood it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use serde_json::{Value, json};
use waymark_vault::{
    Vault,
    seal::{DataKey, Passphrase, Sealed, Secret, VaultFile},
    shelf,
};

const FILE: &str = include_str!("schema-1.waymark");

fn expected() -> Value {
    serde_json::from_str(include_str!("schema-1.json")).unwrap()
}

/// Opens the file as the tracker opens a backup: every record must be readable.
fn open(text: &str) -> (VaultFile, DataKey, Vault) {
    let file = VaultFile::parse(text.as_bytes()).unwrap();
    let typed = Passphrase::new(expected()["passphrase"].as_str().unwrap()).unwrap();
    let key = file.header.unlock(&Secret::Passphrase(typed)).unwrap();
    let opened = shelf::open(&key, file.records.iter().map(Sealed::to_bytes), 0);
    assert!(file.faults.is_empty());
    assert!(opened.damaged.is_empty() && opened.older.is_empty() && opened.newer.is_empty());
    (file, key, opened.vault)
}

/// The records of a vault in the form of `schema-1.json`.
fn records(vault: &Vault) -> Value {
    let entries = vault.entries().map(|(id, entry)| {
        json!({"id": id, "revision": entry.revision, "record": entry.record})
    });
    entries.collect()
}

#[test]
fn every_record_of_schema_1_is_read_as_it_was_written() {
    let (file, key, vault) = open(FILE);
    assert_eq!(records(&vault), expected()["records"]);
    assert!(file.records.iter().all(|record| record.schema() == 1));
    let code = expected()["code"].as_str().unwrap().parse().unwrap();
    let by_code = file.header.unlock(&Secret::Recovery(code)).unwrap();
    assert_eq!(by_code.expose(), key.expose());
}

#[test]
fn the_file_of_schema_1_has_every_kind_of_record() {
    let mut kinds: Vec<String> = expected()["records"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["record"].as_object().unwrap().keys().cloned())
        .collect();
    kinds.dedup();
    kinds.sort_unstable();
    assert_eq!(
        kinds,
        [
            "check-in",
            "contact",
            "count",
            "goal",
            "journal",
            "prevention-plan",
            "safety-plan",
            "self-check",
            "settings",
            "trigger",
            "urge-surf"
        ]
    );
}
