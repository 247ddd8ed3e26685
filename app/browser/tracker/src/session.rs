//! An open vault: what the person sees and changes, and how it gets stored.

use crate::{
    browser,
    store::{Store, StoreError, copy},
    worker::Keys,
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::VecDeque, rc::Rc};
use waymark_vault::{
    Change, Kind, Record, Vault,
    date::{Date, DateTime},
    seal::{DataKey, Header, RecordId},
    shelf,
};

/// A handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// All records.
    pub vault: RwSignal<Vault>,
    /// How storing goes.
    pub saving: RwSignal<Saving>,
    /// What was done, the latest last, to be taken back.
    done: RwSignal<Vec<Vec<Change>>>,
    /// Minutes go by.
    clock: RwSignal<DateTime>,
    keys: StoredValue<Keys>,
    store: StoredValue<Rc<Store>, LocalStorage>,
    waiting: StoredValue<VecDeque<Vec<Change>>>,
    is_writing: StoredValue<bool>,
}

/// Steps that can be taken back.
const MAX_UNDO: usize = 100;

/// Something that is done to a vault.
type Changing<'c> = Box<dyn FnOnce(&mut Vault) -> Vec<Change> + 'c>;

/// How storing goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// All is stored.
    #[default]
    Done,
    /// It is being stored.
    Busy,
    /// It could not be stored, and was taken back.
    Failed,
}

/// A vault that was opened, with what there is to say about its state.
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// Rows that do not open.
    pub damaged: usize,
    /// Records of a newer program.
    pub newer: usize,
}

impl Session {
    /// Opens what is stored.
    pub async fn load(store: Rc<Store>, keys: Keys) -> Result<Loaded, StoreError> {
        let (rows, revision) = store.rows().await?;
        let opened = shelf::open(&keys.key, rows, revision);
        let damaged: Vec<_> = opened.damaged.into_iter().map(|(_, row)| row).collect();
        if !damaged.is_empty() {
            // Where nothing opens the key is another's: what would be written under it could be lost.
            if opened.vault.entries().next().is_none() && opened.newer.is_empty() {
                return Err(StoreError::Foreign);
            }
            store.set_aside(&damaged).await?;
        }
        let session = Self {
            vault: RwSignal::new(opened.vault),
            saving: RwSignal::default(),
            done: RwSignal::default(),
            clock: RwSignal::new(browser::now()),
            keys: StoredValue::new(keys),
            store: StoredValue::new_local(store),
            waiting: StoredValue::default(),
            is_writing: StoredValue::new(false),
        };
        Ok(Loaded {
            session,
            damaged: damaged.len(),
            newer: opened.newer.len(),
        })
    }

    /// What the clock on the wall shows; what asks is told again when a minute has gone by.
    pub fn now(self) -> DateTime {
        self.clock.get()
    }

    /// The person's day.
    pub fn today(self) -> Date {
        let settings = self.vault.read().settings();
        settings.day_starts.day(self.now())
    }

    /// Looks at the clock.
    pub fn tick(self) {
        let now = browser::now();
        let is_new = self.clock.with_untracked(|shown| {
            (shown.date(), shown.hour(), shown.minute()) != (now.date(), now.hour(), now.minute())
        });
        if is_new {
            self.clock.set(now);
        }
    }

    /// A record as it is from now on.
    pub fn record<K: Kind + Clone + PartialEq + Send + Sync + 'static>(
        self,
        id: RecordId,
    ) -> Memo<Option<K>> {
        Memo::new(move |_| K::of(self.vault.read().get(id)?).cloned())
    }

    /// Makes a record.
    pub fn make(self, record: impl Into<Record>) {
        if let Ok(id) = RecordId::random() {
            let record = record.into();
            self.apply(Box::new(move |vault| vec![vault.put(id, record)]));
        }
    }

    /// Changes a record of a kind.
    pub fn change<K: Kind>(self, id: RecordId, change: impl FnOnce(&mut K)) {
        let mut change = Some(change);
        let mut change = move |record: &mut Record| {
            if let (Some(kind), Some(change)) = (K::of_mut(record), change.take()) {
                change(kind);
            }
        };
        self.change_record(id, &mut change);
    }

    fn change_record(self, id: RecordId, change: &mut dyn FnMut(&mut Record)) {
        self.apply(Box::new(|vault| {
            vault.update(id, change).into_iter().collect()
        }));
    }

    /// Changes the one record of a kind, and makes it where there is none yet.
    pub fn change_only<K>(self, change: impl FnOnce(&mut K))
    where
        K: Kind + Into<Record> + Default,
    {
        let only = |vault: &Vault| vault.kept::<K>().next().map(|(id, _)| id);
        if let Some(id) = self.vault.with_untracked(only) {
            self.change(id, change);
        } else {
            let mut only = K::default();
            change(&mut only);
            self.make(only);
        }
    }

    /// Removes a record.
    pub fn remove(self, id: RecordId) {
        self.apply(Box::new(move |vault| {
            vault.remove(id).into_iter().collect()
        }));
    }

    /// Changes the vault, shows it, and stores it.
    pub fn apply(self, change: Changing<'_>) {
        let changes = self.vault.try_update(change).unwrap_or_default();
        if !changes.is_empty() {
            self.done.update(|done| {
                if done.len() == MAX_UNDO {
                    done.remove(0);
                }
                done.push(changes.clone());
            });
            self.save(changes);
        }
    }

    /// Whether something can be taken back.
    pub fn can_undo(self) -> bool {
        !self.done.read().is_empty()
    }

    /// Takes back what was done last, and with the next call what was done before that.
    pub fn undo(self) {
        let last = self.done.try_update(Vec::pop).flatten().unwrap_or_default();
        let undo = |vault: &mut Vault| -> Vec<Change> {
            let changes = last.iter().rev();
            changes.filter_map(|change| vault.undo(change)).collect()
        };
        let changes = self.vault.try_update(undo).unwrap_or_default();
        if !changes.is_empty() {
            self.save(changes);
        }
    }

    /// Header and key, for what needs them.
    pub fn with_keys<T>(self, read: impl FnOnce(&Header, &DataKey) -> T) -> T {
        self.keys.with_value(|keys| read(&keys.header, &keys.key))
    }

    /// Rows that did not open and were set aside.
    pub async fn aside(self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.store.get_value().aside().await
    }

    /// Stores a new header, and goes on with it.
    pub async fn take_keys(self, keys: Keys) -> Result<(), StoreError> {
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

    /// One after the other, so that revisions are stored in their order.
    async fn write_all(self) {
        let mut outcome = Saving::Done;
        while let Some(changes) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            if self.write(&changes).await.is_err() {
                outcome = Saving::Failed;
                self.waiting.update_value(VecDeque::clear);
                self.done.set(Vec::new());
                self.reload().await;
            }
        }
        self.is_writing.set_value(false);
        self.saving.set(outcome);
        self.write_copy();
    }

    /// Where another tab has written, takes up what it wrote, and does the same on top of it.
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
        let sealed = self.with_keys(|_, key| {
            let sealed = changes.iter().map(|change| shelf::seal(key, change));
            sealed.collect::<Result<Vec<_>, _>>()
        });
        let sealed = sealed.map_err(StoreError::Unsealed)?;
        self.store.get_value().write(before, &sealed).await
    }

    /// Takes up what is stored.
    async fn reload(self) {
        if let Ok((rows, revision)) = self.store.get_value().rows().await {
            let opened = self.with_keys(|_, key| shelf::open(key, rows, revision));
            self.vault.set(opened.vault);
        }
    }

    fn write_copy(self) {
        let vault = self.vault.read_untracked();
        self.with_keys(|header, key| copy::write(header, key, &vault));
    }
}
