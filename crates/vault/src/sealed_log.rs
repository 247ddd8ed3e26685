//! The sealed log is what storage holds of a vault: rows, each one sealed revision of a record. This module writes rows,
//! and makes the best of them when some are damaged.
//!
//! A change adds a revision and overwrites none. The three newest revisions of a record stay, so that there is another one
//! behind a damaged one. A row that can't be opened is set aside as it is; nothing here ever removes it.

use crate::{
    record::{FIRST_SCHEMA, Record, RecordError, SCHEMA},
    seal::{DataKey, RecordId, SealError, SealedRecord},
    vault::{Change, Vault, Versioned},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many revisions of a record stay.
pub const GENERATIONS: usize = 3;
/// More changes than fit in a lifetime; somebody has tampered with a row that claims more. JavaScript counts exactly up to
/// here.
pub const MAX_REVISION: u64 = 1 << 53;

/// What a log of sealed rows opens to.
#[derive(Debug, Default)]
pub struct OpenedRows {
    /// The newest readable revision of every record.
    pub vault: Vault,
    /// Rows that don't open, with their positions. They are to be set aside and can be exported.
    pub damaged: Vec<(usize, Vec<u8>)>,
    /// Records shown in an older revision, because the newest one is damaged.
    pub older: BTreeSet<RecordId>,
    /// Records of a newer program. They aren't shown and must not be written.
    pub newer: BTreeSet<RecordId>,
}

#[derive(Debug, thiserror::Error)]
pub enum SealedLogError {
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Seals what a record became. Its removal is a revision too.
pub fn seal_change(key: &DataKey, change: &Change) -> Result<SealedRecord, SealedLogError> {
    match &change.after {
        Some(record) => seal_record(key, change.id, change.revision, record),
        None => Ok(key.seal(FIRST_SCHEMA, change.id, change.revision, REMOVED)?),
    }
}

pub fn seal_record(
    key: &DataKey,
    id: RecordId,
    revision: u64,
    record: &Record,
) -> Result<SealedRecord, SealedLogError> {
    Ok(key.seal(record.schema(), id, revision, &record.to_bytes()?)?)
}

/// Opens rows, whatever their order and state. `revision` is the highest one known to have been stored.
pub fn open_rows(
    key: &DataKey,
    rows: impl IntoIterator<Item = Vec<u8>>,
    revision: u64,
) -> OpenedRows {
    let mut opened = OpenedRows::default();
    let mut newest: BTreeMap<RecordId, Versioned<Option<Record>>> = BTreeMap::new();
    let mut lost: BTreeMap<RecordId, u64> = BTreeMap::new();
    for (at, bytes) in rows.into_iter().enumerate() {
        let Ok(sealed) = SealedRecord::try_from(bytes.as_slice()) else {
            opened.damaged.push((at, bytes));
            continue;
        };
        let (id, revision) = (sealed.id(), sealed.revision());
        match read(key, &sealed) {
            Ok(record) => {
                let entry = Versioned { revision, record };
                let known = newest.entry(id).or_insert_with(|| entry.clone());
                if entry.revision > known.revision {
                    *known = entry;
                }
            }
            Err(Unread::Newer) => {
                opened.newer.insert(id);
            }
            Err(Unread::Damaged) => {
                let known = lost.entry(id).or_default();
                *known = revision.max(*known);
                opened.damaged.push((at, bytes));
            }
        }
    }
    let highest = newest.values().map(|entry| entry.revision).max();
    let is_shown = |id: &RecordId| !opened.newer.contains(id);
    let entries = newest.into_iter().filter(|(id, _)| is_shown(id));
    let entries: Vec<_> = entries
        .inspect(|(id, entry)| {
            if lost.get(id).is_some_and(|lost| *lost > entry.revision) {
                opened.older.insert(*id);
            }
        })
        .filter_map(|(id, Versioned { revision, record })| {
            Some((
                id,
                Versioned {
                    revision,
                    record: record?,
                },
            ))
        })
        .collect();
    opened.vault = Vault::from_entries(entries, highest.unwrap_or(0).max(revision));
    opened
}

/// Which of a record's revisions can go once `newest` is stored.
pub fn outdated_revisions(revisions: impl IntoIterator<Item = u64>, newest: u64) -> Vec<u64> {
    let mut older: Vec<u64> = revisions
        .into_iter()
        .filter(|revision| *revision < newest)
        .collect();
    older.sort_unstable_by(|a, b| b.cmp(a));
    older.split_off(older.len().min(GENERATIONS - 1))
}

/// What is sealed in place of a removed record.
const REMOVED: &[u8] = b"null";

/// Why a row can't be read.
enum Unread {
    Newer,
    Damaged,
}

/// Reads a row. Returns `None` if it says that the record was removed.
fn read(key: &DataKey, sealed: &SealedRecord) -> Result<Option<Record>, Unread> {
    let bytes = key.open(sealed).map_err(|_| Unread::Damaged)?;
    if sealed.schema() > SCHEMA {
        return Err(Unread::Newer);
    }
    if sealed.revision() > MAX_REVISION {
        return Err(Unread::Damaged);
    }
    if *bytes == REMOVED {
        return Ok(None);
    }
    let record = Record::from_bytes(&bytes);
    record.map(Some).map_err(|_| Unread::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::date,
        record::JournalPage,
        seal::{Header, Protection},
    };
    use proptest::prelude::*;

    fn key() -> DataKey {
        Header::create(&Protection::Open).unwrap().1
    }

    fn id(number: u8) -> RecordId {
        RecordId::from([number; 16])
    }

    fn page(words: &str) -> Record {
        Record::Journal(JournalPage {
            on: date(2026, 1, 1),
            words: words.try_into().unwrap(),
        })
    }

    fn row(key: &DataKey, change: &Change) -> Vec<u8> {
        seal_change(key, change).unwrap().to_bytes()
    }

    #[test]
    fn the_newest_revision_wins_in_any_order() {
        let key = key();
        let mut vault = Vault::default();
        let changes = [
            vault.put(id(1), page("a")),
            vault.put(id(2), page("b")),
            vault.put(id(1), page("c")),
        ];
        let rows: Vec<_> = changes.iter().map(|change| row(&key, change)).collect();
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let opened = open_rows(&key, order.map(|at: usize| rows[at].clone()), 0);
            assert_eq!(opened.vault.get(id(1)), Some(&page("c")));
            assert_eq!(opened.vault.revision(), 3);
            assert!(
                opened.damaged.is_empty() && opened.older.is_empty() && opened.newer.is_empty()
            );
        }
    }

    #[test]
    fn a_removed_record_stays_removed_and_its_revision_is_not_used_again() {
        let key = key();
        let mut vault = Vault::default();
        let made = vault.put(id(1), page("a"));
        let removed = vault.remove(id(1)).unwrap();
        let mut opened = open_rows(&key, [row(&key, &removed), row(&key, &made)], 0);
        assert_eq!(opened.vault.entries().count(), 0);
        assert_eq!(opened.vault.put(id(2), page("b")).revision, 3);
    }

    #[test]
    fn the_revision_before_a_damaged_one_is_shown() {
        let key = key();
        let mut vault = Vault::default();
        let rows = [vault.put(id(1), page("a")), vault.put(id(1), page("b"))]
            .map(|change| row(&key, &change));
        let mut torn = rows[1].clone();
        *torn.last_mut().unwrap() ^= 1;
        let opened = open_rows(&key, [rows[0].clone(), torn.clone()], 0);
        assert_eq!(opened.vault.get(id(1)), Some(&page("a")));
        assert_eq!(opened.older, [id(1)].into());
        assert_eq!(opened.damaged, [(1, torn)]);
    }

    #[test]
    fn records_of_a_newer_program_are_left_alone() {
        let key = key();
        let mut vault = Vault::default();
        let old = row(&key, &vault.put(id(1), page("a")));
        let new = key.seal(SCHEMA + 1, id(1), 2, b"{}").unwrap().to_bytes();
        let opened = open_rows(&key, [old, new], 0);
        assert_eq!(opened.newer, [id(1)].into());
        assert_eq!(
            opened.vault.get(id(1)),
            None,
            "an older revision would look like the newest"
        );
        assert!(opened.damaged.is_empty());
    }

    #[test]
    fn an_impossible_revision_is_damage() {
        let key = key();
        let bytes = page("a").to_bytes().unwrap();
        let far = key
            .seal(SCHEMA, id(1), u64::MAX, &bytes)
            .unwrap()
            .to_bytes();
        let mut opened = open_rows(&key, [far], 0);
        assert_eq!(opened.damaged.len(), 1);
        assert_eq!(opened.vault.put(id(2), page("b")).revision, 1);
    }

    #[test]
    fn three_revisions_stay() {
        assert_eq!(outdated_revisions([1, 9, 4, 7], 12), [4, 1]);
        assert_eq!(outdated_revisions([1, 2], 3), [] as [u64; 0]);
        assert_eq!(
            outdated_revisions([5, 6, 7], 4),
            [] as [u64; 0],
            "nothing newer is removed"
        );
    }

    proptest! {
        #[test]
        fn damage_costs_only_its_own_row(
            changes in proptest::collection::vec((0_u8..4, 0_u8..5), 1..20),
            hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_u8..), 0..4),
            cut in proptest::option::of((any::<prop::sample::Index>(), any::<prop::sample::Index>())),
        ) {
            let key = key();
            let mut vault = Vault::default();
            let mut rows = Vec::new();
            for (who, what) in changes {
                let change = vault.put(id(who), page(&what.to_string()));
                rows.push((change.clone(), row(&key, &change)));
            }
            let mut hit = BTreeSet::new();
            for (at, byte, flip) in hits {
                let at = at.index(rows.len());
                let byte = byte.index(rows[at].1.len());
                rows[at].1[byte] ^= flip;
                hit.insert(at);
            }
            if let Some((at, length)) = cut {
                let at = at.index(rows.len());
                let length = length.index(rows[at].1.len());
                rows[at].1.truncate(length);
                hit.insert(at);
            }
            let opened = open_rows(&key, rows.iter().map(|(_, bytes)| bytes.clone()), 0);
            // Flipping a bit twice restores it, so a row that was hit may still be whole.
            prop_assert!(opened.damaged.iter().all(|(at, _)| hit.contains(at)));
            for (at, bytes) in &opened.damaged {
                prop_assert_eq!(bytes, &rows[*at].1, "it is set aside as it is");
            }
            let is_damaged: BTreeSet<_> = opened.damaged.iter().map(|(at, _)| *at).collect();
            let mut expected = BTreeMap::new();
            for (at, (change, _)) in rows.iter().enumerate() {
                if !is_damaged.contains(&at) {
                    expected.insert(change.id, change.after.clone());
                }
            }
            let found: BTreeMap<_, _> = opened.vault.entries().map(|(id, entry)| (id, Some(entry.record.clone()))).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
