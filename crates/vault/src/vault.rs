//! All records of a person, and what happens to them.

use crate::{
    record::{Kind, Record, Settings},
    seal::RecordId,
};
use std::collections::BTreeMap;

/// All records, opened. Each change has a revision that is higher than all before it.
#[derive(Clone, Debug, Default)]
pub struct Vault {
    entries: BTreeMap<RecordId, Entry>,
    revision: u64,
}

/// A record as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<R = Record> {
    /// The revision that made it so.
    pub revision: u64,
    /// What it says.
    pub record: R,
}

/// Something that happened to a record. It is to be stored, and can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which record.
    pub id: RecordId,
    /// The revision it made.
    pub revision: u64,
    /// What it was; nothing where it is new.
    pub before: Option<Record>,
    /// What it is; nothing where it was removed.
    pub after: Option<Record>,
}

impl Vault {
    /// A vault of stored records. No revision below `revision` is given out again: it is the highest one that was
    /// ever stored, also for a record that is gone.
    pub fn of(entries: impl IntoIterator<Item = (RecordId, Entry)>, revision: u64) -> Self {
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

    /// A record.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.entries.get(&id).map(|entry| &entry.record)
    }

    /// A record, with the revision that made it so.
    pub fn entry(&self, id: RecordId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// Every record, in the order of the ids.
    pub fn entries(&self) -> impl Iterator<Item = (RecordId, &Entry)> {
        self.entries.iter().map(|(id, entry)| (*id, entry))
    }

    /// Every record of a kind, in the order of the ids.
    pub fn kept<K: Kind>(&self) -> impl Iterator<Item = (RecordId, &K)> {
        self.entries()
            .filter_map(|(id, entry)| Some((id, K::of(&entry.record)?)))
    }

    /// How the person wants it.
    pub fn settings(&self) -> Settings {
        let settings = self.kept().next();
        settings.map_or_else(Settings::default, |(_, settings)| *settings)
    }

    /// Keeps a record under an id, whatever was there.
    pub fn put(&mut self, id: RecordId, record: Record) -> Change {
        self.apply(id, Some(record))
    }

    /// Removes a record; nothing happens where there is none.
    pub fn remove(&mut self, id: RecordId) -> Option<Change> {
        self.entries.contains_key(&id).then(|| self.apply(id, None))
    }

    /// Changes a record; nothing happens where there is none, or where it stays as it is.
    pub fn update(&mut self, id: RecordId, change: impl FnOnce(&mut Record)) -> Option<Change> {
        let before = self.get(id)?;
        let mut after = before.clone();
        change(&mut after);
        (after != *before).then(|| self.apply(id, Some(after)))
    }

    /// Takes a change back, unless something else happened to the record since.
    pub fn undo(&mut self, change: &Change) -> Option<Change> {
        let is_as_left = self.get(change.id) == change.after.as_ref();
        is_as_left.then(|| self.apply(change.id, change.before.clone()))
    }

    fn apply(&mut self, id: RecordId, after: Option<Record>) -> Change {
        // A file may claim the highest there is; to begin anew at 0 would make every later change look old.
        self.revision = self.revision.saturating_add(1);
        let revision = self.revision;
        let before = match &after {
            Some(record) => {
                let record = record.clone();
                self.entries.insert(id, Entry { revision, record })
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
    use crate::{date::date, record::Page};
    use proptest::prelude::*;

    fn id(number: u8) -> RecordId {
        RecordId::from([number; 16])
    }

    fn page(words: &str) -> Record {
        Record::Journal(Page {
            on: date(2026, 1, 1),
            words: words.try_into().unwrap(),
        })
    }

    #[test]
    fn every_change_can_be_taken_back_and_the_taking_back_too() {
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
    fn what_happened_since_is_not_undone() {
        let mut vault = Vault::default();
        let made = vault.put(id(1), page("a"));
        vault.put(id(1), page("b"));
        assert_eq!(vault.undo(&made), None);
        assert_eq!(vault.get(id(1)), Some(&page("b")));
    }

    #[test]
    fn nothing_is_a_change_that_changes_nothing() {
        let mut vault = Vault::default();
        vault.put(id(1), page("a"));
        assert_eq!(vault.update(id(1), |_| ()), None);
        assert_eq!(vault.update(id(2), |_| ()), None);
        assert_eq!(vault.remove(id(2)), None);
        assert_eq!(vault.revision(), 1);
    }

    #[test]
    fn a_revision_is_never_given_twice() {
        let entry = Entry {
            revision: 7,
            record: page("a"),
        };
        assert_eq!(Vault::of([(id(1), entry.clone())], 3).revision(), 7);
        let mut vault = Vault::of([(id(1), entry)], 9);
        assert_eq!(vault.put(id(2), page("b")).revision, 10);
    }

    #[test]
    fn the_highest_revision_there_is_does_not_begin_anew() {
        let entry = Entry {
            revision: u64::MAX,
            record: page("a"),
        };
        let mut vault = Vault::of([(id(1), entry)], 0);
        assert_eq!(vault.put(id(2), page("b")).revision, u64::MAX);
        assert_eq!(vault.revision(), u64::MAX);
    }

    proptest! {
        #[test]
        fn undoing_everything_backwards_leaves_what_was(steps in proptest::collection::vec((0_u8..4, 0_u8..4), 0..40)) {
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
