//! Two states of a vault side by side: one that is here, and one from a backup.

use crate::{
    seal::RecordId,
    vault::{Change, Vault},
};

/// What a backup would change; to be shown before anything is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Records that only the backup has.
    pub only_there: Vec<RecordId>,
    /// Records that say something else there.
    pub different: Vec<RecordId>,
    /// Records that only this vault has.
    pub only_here: Vec<RecordId>,
    /// How many are the same.
    pub same: usize,
}

/// Which of two versions of a record stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The one of this vault.
    Here,
    /// The one of the backup.
    There,
}

impl Vault {
    /// Compares with a backup.
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

    /// Adds what only a backup has, and where both say something, keeps one. What only this vault has stays.
    pub fn merge(&mut self, there: &Self, keep: Keep) -> Vec<Change> {
        let Comparison {
            only_there,
            different,
            ..
        } = self.compare(there);
        let different = different.into_iter().filter(|_| keep == Keep::There);
        let taken = only_there.into_iter().chain(different);
        let records = taken.filter_map(|id| Some((id, there.get(id)?.clone())));
        records.map(|(id, record)| self.put(id, record)).collect()
    }

    /// Becomes what a backup is.
    pub fn replace(&mut self, there: &Self) -> Vec<Change> {
        let gone = self.compare(there).only_here;
        let mut changes = self.merge(there, Keep::There);
        changes.extend(gone.into_iter().filter_map(|id| self.remove(id)));
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::date,
        record::{Page, Record},
    };
    use proptest::prelude::*;

    fn vault(pages: &[(u8, u8)]) -> Vault {
        let mut vault = Vault::default();
        for (id, text) in pages {
            let page = Page {
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
    fn a_preview_says_what_a_merge_does() {
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

    proptest! {
        #[test]
        fn a_replacement_is_the_backup_and_can_be_taken_back(
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
