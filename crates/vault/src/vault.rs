//! A vault is all records of a person, opened. Whatever happens to them is a change, which can be stored and undone.

use crate::{
    record::{Record, RecordContent, Settings},
    seal::RecordId,
};
use std::collections::BTreeMap;

/// Each change has a higher revision than all before it.
#[derive(Clone, Debug, Default)]
pub struct Vault {
    entries: BTreeMap<RecordId, Versioned>,
    revision: u64,
}

/// A record, with the revision that made it what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<R = Record> {
    pub revision: u64,
    pub record: R,
}

/// Something that happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: RecordId,
    pub revision: u64,
    /// `None` if the record is new.
    pub before: Option<Record>,
    /// `None` if the record was removed.
    pub after: Option<Record>,
}

impl Vault {
    /// A vault of stored records. `revision` is the highest one ever stored, even of a record that is gone: it is never used
    /// again.
    pub fn from_entries(
        entries: impl IntoIterator<Item = (RecordId, Versioned)>,
        revision: u64,
    ) -> Self {
        let entries: BTreeMap<_, _> = entries.into_iter().collect();
        let highest = entries.values().map(|entry| entry.revision).max();
        Self {
            revision: highest.unwrap_or(0).max(revision),
            entries,
        }
    }

    /// The highest revision so far.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.entries.get(&id).map(|entry| &entry.record)
    }

    /// Every record, in the order of the ids.
    pub fn entries(&self) -> impl Iterator<Item = (RecordId, &Versioned)> {
        self.entries.iter().map(|(id, entry)| (*id, entry))
    }

    /// Every record that holds a `C`, in the order of the ids.
    pub fn records<C: RecordContent>(&self) -> impl Iterator<Item = (RecordId, &C)> {
        self.entries()
            .filter_map(|(id, entry)| Some((id, C::from_record(&entry.record)?)))
    }

    pub fn settings(&self) -> Settings {
        let settings = self.records().next();
        settings.map_or_else(Settings::default, |(_, settings)| *settings)
    }

    /// Puts a record under an id, whatever was there before.
    pub fn put(&mut self, id: RecordId, record: Record) -> Change {
        self.apply(id, Some(record))
    }

    /// Returns `None` if there is no such record.
    pub fn remove(&mut self, id: RecordId) -> Option<Change> {
        self.entries.contains_key(&id).then(|| self.apply(id, None))
    }

    /// Returns `None` if there is no such record, or if it stays the same.
    pub fn update(&mut self, id: RecordId, change: impl FnOnce(&mut Record)) -> Option<Change> {
        let before = self.get(id)?;
        let mut after = before.clone();
        change(&mut after);
        (after != *before).then(|| self.apply(id, Some(after)))
    }

    /// Undoes a change. Returns `None` if the record has changed again since.
    pub fn undo(&mut self, change: &Change) -> Option<Change> {
        let is_as_left = self.get(change.id) == change.after.as_ref();
        is_as_left.then(|| self.apply(change.id, change.before.clone()))
    }

    fn apply(&mut self, id: RecordId, after: Option<Record>) -> Change {
        // A file may claim the highest revision there is; starting again at 0 would make every later change look old.
        self.revision = self.revision.saturating_add(1);
        let revision = self.revision;
        let before = match &after {
            Some(record) => {
                let record = record.clone();
                self.entries.insert(id, Versioned { revision, record })
            }
            None => self.entries.remove(&id),
        };
        Change {
            id,
            revision,
            before: before.map(|entry| entry.record),
            after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{date::date, record::JournalPage};
    use proptest::prelude::*;

    fn id(number: u8) -> RecordId {
        RecordId::from([number; 16])
    }

    fn page(words: &str) -> Record {
        Record::Journal(JournalPage {
            on: date(2026, 1, 1),
            words: words.try_into().unwrap(),
        })
    }

    #[test]
    fn every_change_can_be_undone_and_so_can_the_undoing() {
        let mut vault = Vault::default();
        let made = vault.put(id(1), page("a"));
        let changed = vault.update(id(1), |record| *record = page("b")).unwrap();
        let removed = vault.remove(id(1)).unwrap();
        assert_eq!(vault.get(id(1)), None);
        let back = vault.undo(&removed).unwrap();
        assert_eq!(vault.get(id(1)), Some(&page("b")));
        vault.undo(&back).unwrap();
        assert_eq!(vault.get(id(1)), None);
        vault.undo(&removed).unwrap();
        vault.undo(&changed).unwrap();
        vault.undo(&made).unwrap();
        assert_eq!(vault.entries().count(), 0);
        assert_eq!(vault.revision(), 8);
    }

    #[test]
    fn a_later_change_is_not_undone() {
        let mut vault = Vault::default();
        let made = vault.put(id(1), page("a"));
        vault.put(id(1), page("b"));
        assert_eq!(vault.undo(&made), None);
        assert_eq!(vault.get(id(1)), Some(&page("b")));
    }

    #[test]
    fn an_update_that_changes_nothing_is_no_change() {
        let mut vault = Vault::default();
        vault.put(id(1), page("a"));
        assert_eq!(vault.update(id(1), |_| ()), None);
        assert_eq!(vault.update(id(2), |_| ()), None);
        assert_eq!(vault.remove(id(2)), None);
        assert_eq!(vault.revision(), 1);
    }

    #[test]
    fn a_revision_is_never_used_twice() {
        let entry = Versioned {
            revision: 7,
            record: page("a"),
        };
        assert_eq!(
            Vault::from_entries([(id(1), entry.clone())], 3).revision(),
            7
        );
        let mut vault = Vault::from_entries([(id(1), entry)], 9);
        assert_eq!(vault.put(id(2), page("b")).revision, 10);
    }

    #[test]
    fn revisions_do_not_wrap_around() {
        let entry = Versioned {
            revision: u64::MAX,
            record: page("a"),
        };
        let mut vault = Vault::from_entries([(id(1), entry)], 0);
        assert_eq!(vault.put(id(2), page("b")).revision, u64::MAX);
        assert_eq!(vault.revision(), u64::MAX);
    }

    proptest! {
        #[test]
        fn undoing_everything_backwards_restores_the_start(steps in proptest::collection::vec((0_u8..4, 0_u8..4), 0..40)) {
            let mut vault = Vault::default();
            let mut done = Vec::new();
            for (who, what) in steps {
                let change = match what {
                    0 => vault.remove(id(who)),
                    text => Some(vault.put(id(who), page(&text.to_string()))),
                };
                done.extend(change);
            }
            let revisions: Vec<_> = done.iter().map(|change| change.revision).collect();
            prop_assert!(revisions.is_sorted_by(|a, b| a < b));
            for change in done.iter().rev() {
                prop_assert!(vault.undo(change).is_some());
            }
            prop_assert_eq!(vault.entries().count(), 0);
        }
    }
}
