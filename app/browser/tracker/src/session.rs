//! A session is an open vault: what the person sees and changes, and how that gets stored.

use crate::{
    browser,
    store::{Store, StoreError, copy},
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::VecDeque, rc::Rc};
use waymark_vault::{
    Change, Record, RecordContent, Vault,
    date::{Date, DateTime},
    seal::{Keys, RecordId, VaultFile},
    sealed_log::{self, SealedLogError},
};

/// A handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    pub vault: RwSignal<Vault>,
    pub saving: RwSignal<Saving>,
    /// What can be undone, the latest last.
    undoable: RwSignal<Vec<Vec<Change>>>,
    /// The local time, to the minute.
    clock: RwSignal<DateTime>,
    keys: StoredValue<Keys>,
    store: StoredValue<Rc<Store>, LocalStorage>,
    /// Changes that still have to be stored.
    waiting: StoredValue<VecDeque<Vec<Change>>>,
    is_writing: StoredValue<bool>,
}

/// How many changes can be undone.
const MAX_UNDO: usize = 100;

/// A function that changes a vault.
type Edit<'e> = Box<dyn FnOnce(&mut Vault) -> Vec<Change> + 'e>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Everything is stored.
    #[default]
    Done,
    Busy,
    /// The last change could not be stored, and was undone.
    Failed,
}

/// How much of a vault could not be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct UnreadRows {
    /// Rows that don't open. They were set aside.
    pub damaged: usize,
    /// Records of a newer program.
    pub newer: usize,
}

pub struct Loaded {
    pub session: Session,
    pub unread: UnreadRows,
}

impl Session {
    /// Opens what is stored. Errors if the key opens none of it.
    pub async fn load(store: Rc<Store>, keys: Keys) -> Result<Loaded, StoreError> {
        let (rows, revision) = store.rows().await?;
        let opened = sealed_log::open_rows(&keys.key, rows, revision);
        let damaged: Vec<_> = opened.damaged.into_iter().map(|(_, row)| row).collect();
        if !damaged.is_empty() {
            // If nothing opens, this is another vault's key, and what we wrote with it could be lost.
            if opened.vault.entries().next().is_none() && opened.newer.is_empty() {
                return Err(StoreError::WrongKey);
            }
            store.set_aside(&damaged).await?;
        }
        let session = Self {
            vault: RwSignal::new(opened.vault),
            saving: RwSignal::default(),
            undoable: RwSignal::default(),
            clock: RwSignal::new(browser::now()),
            keys: StoredValue::new(keys),
            store: StoredValue::new_local(store),
            waiting: StoredValue::default(),
            is_writing: StoredValue::new(false),
        };
        Ok(Loaded {
            session,
            unread: UnreadRows {
                damaged: damaged.len(),
                newer: opened.newer.len(),
            },
        })
    }

    /// The local time. Whatever reads it runs again every minute.
    pub fn now(self) -> DateTime {
        self.clock.get()
    }

    /// Today, by the hour at which the person's day begins.
    pub fn today(self) -> Date {
        let settings = self.vault.read().settings();
        settings.day_starts.day(self.now())
    }

    /// Looks at the clock; called every second.
    pub fn tick(self) {
        let now = browser::now();
        let is_new = self.clock.with_untracked(|shown| {
            (shown.date(), shown.hour(), shown.minute()) != (now.date(), now.hour(), now.minute())
        });
        if is_new {
            self.clock.set(now);
        }
    }

    /// A record that follows its changes.
    pub fn record<C: RecordContent + Clone + PartialEq + Send + Sync>(
        self,
        id: RecordId,
    ) -> Memo<Option<C>> {
        Memo::new(move |_| C::from_record(self.vault.read().get(id)?).cloned())
    }

    pub fn add(self, record: impl Into<Record>) {
        if let Ok(id) = RecordId::random() {
            let record = record.into();
            self.apply(Box::new(move |vault| vec![vault.put(id, record)]));
        }
    }

    pub fn change<C: RecordContent>(self, id: RecordId, change: impl FnOnce(&mut C)) {
        let mut change = Some(change);
        let mut change = move |record: &mut Record| {
            if let (Some(content), Some(change)) = (C::from_record_mut(record), change.take()) {
                change(content);
            }
        };
        self.change_record(id, &mut change);
    }

    /// Without type parameters, so that the module holds its code only once.
    fn change_record(self, id: RecordId, change: &mut dyn FnMut(&mut Record)) {
        self.apply(Box::new(|vault| {
            vault.update(id, change).into_iter().collect()
        }));
    }

    /// Changes the record of a type of which a vault has only one, such as the settings, and adds it if it isn't there yet.
    pub fn change_only<C>(self, change: impl FnOnce(&mut C))
    where
        C: RecordContent + Into<Record> + Default,
    {
        let only = |vault: &Vault| vault.records::<C>().next().map(|(id, _)| id);
        if let Some(id) = self.vault.with_untracked(only) {
            self.change(id, change);
        } else {
            let mut only = C::default();
            change(&mut only);
            self.add(only);
        }
    }

    pub fn remove(self, id: RecordId) {
        self.apply(Box::new(move |vault| {
            vault.remove(id).into_iter().collect()
        }));
    }

    /// Changes the vault, which shows the change and stores it. All of it can be undone at once.
    pub fn apply(self, edit: Edit<'_>) {
        let changes = self.vault.try_update(edit).unwrap_or_default();
        if !changes.is_empty() {
            self.undoable.update(|undoable| {
                if undoable.len() == MAX_UNDO {
                    undoable.remove(0);
                }
                undoable.push(changes.clone());
            });
            self.save(changes);
        }
    }

    pub fn can_undo(self) -> bool {
        !self.undoable.read().is_empty()
    }

    /// Undoes the last change, and with the next call the one before it.
    pub fn undo(self) {
        let last = self
            .undoable
            .try_update(Vec::pop)
            .flatten()
            .unwrap_or_default();
        let undo = |vault: &mut Vault| -> Vec<Change> {
            let changes = last.iter().rev();
            changes.filter_map(|change| vault.undo(change)).collect()
        };
        let changes = self.vault.try_update(undo).unwrap_or_default();
        if !changes.is_empty() {
            self.save(changes);
        }
    }

    pub fn with_keys<T>(self, read: impl FnOnce(&Keys) -> T) -> T {
        self.keys.with_value(read)
    }

    pub fn has_passphrase(self) -> bool {
        self.with_keys(|keys| !keys.header.is_open())
    }

    /// The text of a backup file.
    pub fn backup_text(self) -> Result<String, SealedLogError> {
        self.with_keys(|Keys { header, key }| {
            let vault = self.vault.read_untracked();
            let records = vault
                .entries()
                .map(|(id, entry)| sealed_log::seal_record(key, id, entry.revision, &entry.record));
            let file = VaultFile::new(header.clone(), records.collect::<Result<_, _>>()?);
            Ok(file.to_text()?)
        })
    }

    /// Damaged rows that were set aside.
    pub async fn damaged_rows(self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.store.get_value().damaged_rows().await
    }

    /// Stores the header of new keys, and uses them from now on.
    pub async fn replace_keys(self, keys: Keys) -> Result<(), StoreError> {
        self.store.get_value().write_header(&keys.header).await?;
        self.keys.set_value(keys);
        self.write_copy();
        Ok(())
    }

    fn save(self, changes: Vec<Change>) {
        self.waiting
            .update_value(|waiting| waiting.push_back(changes));
        self.saving.set(Saving::Busy);
        if !self.is_writing.get_value() {
            self.is_writing.set_value(true);
            spawn_local(self.write_all());
        }
    }

    /// Stores changes one after the other, so that revisions are stored in order.
    async fn write_all(self) {
        let mut outcome = Saving::Done;
        while let Some(changes) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            if self.write(&changes).await.is_err() {
                outcome = Saving::Failed;
                self.waiting.update_value(VecDeque::clear);
                self.undoable.set(Vec::new());
                self.reload().await;
            }
        }
        self.is_writing.set_value(false);
        self.saving.set(outcome);
        // After a failure the old copy stays: it may hold what storage has lost.
        if outcome == Saving::Done {
            self.write_copy();
        }
    }

    /// Stores changes. If another tab has written meanwhile, reads what it wrote and makes the changes again on top of it.
    async fn write(self, changes: &[Change]) -> Result<(), StoreError> {
        match self.put(changes).await {
            Err(StoreError::Conflict) => {
                self.reload().await;
                let again = |vault: &mut Vault| -> Vec<Change> {
                    let again = changes.iter().filter_map(|change| match &change.after {
                        Some(record) => Some(vault.put(change.id, record.clone())),
                        None => vault.remove(change.id),
                    });
                    again.collect()
                };
                let changes = self.vault.try_update(again).unwrap_or_default();
                self.put(&changes).await
            }
            other => other,
        }
    }

    async fn put(self, changes: &[Change]) -> Result<(), StoreError> {
        let Some(before) = changes.first().map(|change| change.revision - 1) else {
            return Ok(());
        };
        let sealed = self.with_keys(|keys| {
            let sealed = changes
                .iter()
                .map(|change| sealed_log::seal_change(&keys.key, change));
            sealed.collect::<Result<Vec<_>, _>>()
        });
        self.store.get_value().write(before, &sealed?).await
    }

    /// Reads what is stored.
    async fn reload(self) {
        if let Ok((rows, revision)) = self.store.get_value().rows().await {
            let opened = self.with_keys(|keys| sealed_log::open_rows(&keys.key, rows, revision));
            self.vault.set(opened.vault);
        }
    }

    fn write_copy(self) {
        let vault = self.vault.read_untracked();
        self.with_keys(|keys| copy::write_copy(keys, &vault));
    }
}
