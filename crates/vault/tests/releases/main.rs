//! Vault files that earlier releases wrote: each must open whole, for as long as somebody may still have one.
//!
//! `schema-1.waymark` was written by the program at commit 2bc586c, before steps and actions had ids. `schema-1.json` has
//! its passphrase, its recovery code, and every record as that program understood it.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use serde_json::{Value, json};
use std::collections::BTreeSet;
use waymark_vault::{
    Record, Vault,
    date::date,
    goal::{Goal, TaskId},
    merge::{Comparison, Keep},
    seal::{DataKey, Passphrase, RecordId, SealedRecord, Secret, VaultFile},
    sealed_log,
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
    let opened = sealed_log::open_rows(&key, file.records.iter().map(SealedRecord::to_bytes), 0);
    assert!(file.faults.is_empty());
    assert!(opened.damaged.is_empty() && opened.older.is_empty() && opened.newer.is_empty());
    (file, key, opened.vault)
}

/// The records of a vault in the form of `schema-1.json`, which has no ids of steps and actions.
fn records(vault: &Vault) -> Value {
    let entries = vault.entries().map(|(id, entry)| {
        let mut record = serde_json::to_value(&entry.record).unwrap();
        for list in ["steps", "actions"] {
            let tasks = record.pointer_mut(&format!("/goal/{list}"));
            for task in tasks.and_then(Value::as_array_mut).into_iter().flatten() {
                task.as_object_mut().unwrap().remove("id").unwrap();
            }
        }
        json!({"id": id, "revision": entry.revision, "record": record})
    });
    entries.collect()
}

fn id(number: u8) -> RecordId {
    RecordId::from([number; 16])
}

/// The goal with two steps, and two actions, that are worded alike.
fn goal(vault: &Vault) -> &Goal {
    match vault.get(id(2)) {
        Some(Record::Goal(goal)) => goal,
        other => panic!("not a goal: {other:?}"),
    }
}

fn task_ids(vault: &Vault) -> Vec<TaskId> {
    let steps = goal(vault).steps.iter().map(|step| step.id);
    let actions = goal(vault).actions.iter().map(|action| action.id);
    steps.chain(actions).collect()
}

/// The text of a backup, as the tracker writes it.
fn save(file: &VaultFile, key: &DataKey, vault: &Vault) -> String {
    let sealed = vault.entries().map(|(id, entry)| {
        sealed_log::seal_record(key, id, entry.revision, &entry.record).unwrap()
    });
    let file = VaultFile::new(file.header.clone(), sealed.collect());
    file.to_text().unwrap()
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
fn steps_and_actions_of_schema_1_have_the_same_ids_whoever_reads_them() {
    let (.., vault) = open(FILE);
    let (.., again) = open(FILE);
    let ids = task_ids(&vault);
    assert_eq!(ids.len(), 7);
    assert_eq!(ids, task_ids(&again));
    let steps: BTreeSet<_> = ids[..4].iter().collect();
    let actions: BTreeSet<_> = ids[4..].iter().collect();
    assert_eq!((steps.len(), actions.len()), (4, 3));
}

#[test]
fn a_vault_of_schema_1_is_changed_saved_and_read_again() {
    let (file, key, mut vault) = open(FILE);
    let ids = task_ids(&vault);
    let today = date(2026, 12, 1);
    vault.update(id(2), |record| {
        if let Record::Goal(goal) = record {
            // The second "Call the clinic", and the second "Walk".
            goal.mark_step_done(ids[2], today);
            goal.mark_action_done(ids[6], today);
            goal.remove_step(ids[0]);
        }
    });
    vault.remove(id(18)).unwrap();
    let (file, _, read) = open(&save(&file, &key, &vault));
    assert_eq!(
        read.entries().collect::<Vec<_>>(),
        vault.entries().collect::<Vec<_>>()
    );
    assert_eq!(task_ids(&read), ids[1..]);
    assert_eq!(goal(&read).steps[1].done_on, Some(today));
    assert!(!goal(&read).actions[1].done.contains(&today));
    assert!(goal(&read).actions[2].done.contains(&today));
    for record in &file.records {
        // Only goals are hidden from a program that doesn't know of ids.
        let is_goal = matches!(vault.get(record.id()), Some(Record::Goal(_)));
        assert_eq!(record.schema(), if is_goal { 2 } else { 1 });
    }
}

#[test]
fn a_backup_of_schema_1_is_the_same_as_the_vault_it_was_made_of() {
    let (file, key, vault) = open(FILE);
    let (.., saved) = open(&save(&file, &key, &vault));
    let (.., backup) = open(FILE);
    let expected = Comparison {
        same: 21,
        ..Comparison::default()
    };
    assert_eq!(saved.compare(&backup), expected);
    let mut removed = saved.clone();
    let first = task_ids(&saved)[0];
    removed.update(id(2), |record| {
        if let Record::Goal(goal) = record {
            goal.remove_step(first);
        }
    });
    assert_eq!(removed.merge(&backup, Keep::Here).len(), 1);
    let mut ids = task_ids(&removed);
    assert_eq!(ids[3], first, "the step comes back after the others");
    ids.sort_unstable();
    let mut expected = task_ids(&saved);
    expected.sort_unstable();
    assert_eq!(ids, expected);
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
