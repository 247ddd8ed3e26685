//! Merging combines this vault with a backup of it, after showing what would change.

use crate::{
    record::Record,
    seal::RecordId,
    vault::{Change, Vault},
};

/// What a backup would change. It is shown before anything changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub only_there: Vec<RecordId>,
    pub different: Vec<RecordId>,
    pub only_here: Vec<RecordId>,
    pub same: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Here,
    /// The backup's.
    There,
}

impl Vault {
    pub fn compare(&self, there: &Self) -> Comparison {
        let mut comparison = Comparison::default();
        for (id, entry) in there.entries() {
            match self.get(id) {
                None => comparison.only_there.push(id),
                Some(record) if *record == entry.record => comparison.same += 1,
                Some(_) => comparison.different.push(id),
            }
        }
        let only_here = self.entries().map(|(id, _)| id);
        comparison.only_here = only_here.filter(|id| there.get(*id).is_none()).collect();
        comparison
    }

    /// Adds what only the backup has, and keeps what only this vault has. If they differ in a record, one version stays; to
    /// a goal, the steps and actions that only the other version has are added.
    pub fn merge(&mut self, there: &Self, keep: Keep) -> Vec<Change> {
        let ids = there.entries().map(|(id, _)| id);
        let merge = |id| {
            let theirs = there.get(id)?;
            let merged = match (self.get(id), keep) {
                (None, _) => theirs.clone(),
                (Some(ours), Keep::Here) => merge_records(ours, theirs),
                (Some(ours), Keep::There) => merge_records(theirs, ours),
            };
            self.put_if_different(id, merged)
        };
        ids.filter_map(merge).collect()
    }

    /// Makes this vault the same as the backup.
    pub fn replace(&mut self, there: &Self) -> Vec<Change> {
        let gone = self.compare(there).only_here;
        let gone: Vec<_> = gone.into_iter().filter_map(|id| self.remove(id)).collect();
        let records = there.entries();
        let taken =
            records.filter_map(|(id, entry)| self.put_if_different(id, entry.record.clone()));
        taken.chain(gone).collect()
    }

    fn put_if_different(&mut self, id: RecordId, record: Record) -> Option<Change> {
        (self.get(id) != Some(&record)).then(|| self.put(id, record))
    }
}

/// Returns `kept`, with what only `other` has.
fn merge_records(kept: &Record, other: &Record) -> Record {
    let mut merged = kept.clone();
    if let (Record::Goal(merged), Record::Goal(other)) = (&mut merged, other) {
        merged.add_missing_tasks(other);
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::date,
        goal::{Goal, LifeArea, Step, TaskId},
        record::JournalPage,
    };
    use proptest::prelude::*;

    fn vault(pages: &[(u8, u8)]) -> Vault {
        let mut vault = Vault::default();
        for (id, text) in pages {
            let page = JournalPage {
                on: date(2026, 1, 1),
                words: text.to_string().try_into().unwrap(),
            };
            vault.put(RecordId::from([*id; 16]), Record::Journal(page));
        }
        vault
    }

    fn texts(vault: &Vault) -> Vec<(RecordId, Record)> {
        vault
            .entries()
            .map(|(id, entry)| (id, entry.record.clone()))
            .collect()
    }

    #[test]
    fn a_comparison_says_what_a_merge_does() {
        let mut here = vault(&[(1, 1), (2, 2), (3, 3)]);
        let there = vault(&[(2, 2), (3, 9), (4, 4)]);
        let id = |number| RecordId::from([number; 16]);
        assert_eq!(
            here.compare(&there),
            Comparison {
                only_there: vec![id(4)],
                different: vec![id(3)],
                only_here: vec![id(1)],
                same: 1,
            }
        );
        assert_eq!(here.merge(&there, Keep::Here).len(), 1);
        assert_eq!(
            texts(&here),
            texts(&vault(&[(1, 1), (2, 2), (3, 3), (4, 4)]))
        );
        assert_eq!(here.merge(&there, Keep::There).len(), 1);
        assert_eq!(
            texts(&here),
            texts(&vault(&[(1, 1), (2, 2), (3, 9), (4, 4)]))
        );
    }

    #[test]
    fn steps_are_merged_by_their_ids_and_not_by_their_words() {
        let step = |number: u8, words: &str| {
            Step::new(TaskId::from([number; 16]), words.try_into().unwrap())
        };
        let vault = |steps: &[Step]| {
            let words = "a room of my own".try_into().unwrap();
            let mut goal = Goal::new(words, LifeArea::Home, date(2026, 1, 1));
            goal.steps = steps.to_vec();
            let mut vault = Vault::default();
            vault.put(RecordId::from([1; 16]), goal.into());
            vault
        };
        let done = Step {
            done_on: Some(date(2026, 2, 1)),
            ..step(1, "call Ana")
        };
        let here = vault(&[done.clone(), step(2, "look at lists")]);
        let there = vault(&[step(1, "call Ana"), step(3, "call Ana")]);
        let merged = |keep| {
            let mut merged = here.clone();
            assert_eq!(merged.merge(&there, keep).len(), 1);
            assert!(merged.merge(&there, keep).is_empty());
            merged
        };
        assert_eq!(
            texts(&merged(Keep::Here)),
            texts(&vault(&[
                done,
                step(2, "look at lists"),
                step(3, "call Ana")
            ]))
        );
        assert_eq!(
            texts(&merged(Keep::There)),
            texts(&vault(&[
                step(1, "call Ana"),
                step(3, "call Ana"),
                step(2, "look at lists")
            ]))
        );
    }

    proptest! {
        #[test]
        fn a_replaced_vault_is_the_backup_and_can_be_undone(
            here in proptest::collection::vec((0_u8..8, 0_u8..3), 0..8),
            there in proptest::collection::vec((0_u8..8, 0_u8..3), 0..8),
        ) {
            let (mut here, there) = (vault(&here), vault(&there));
            let before = texts(&here);
            let changes = here.replace(&there);
            prop_assert_eq!(texts(&here), texts(&there));
            for change in changes.iter().rev() {
                here.undo(change).unwrap();
            }
            prop_assert_eq!(texts(&here), before);
        }
    }
}
