//! Opening is the way from storage to an open vault. [`TrackerState`] is its state machine; the views draw its [`Phase`]
//! and call its methods.

use crate::{
    backup::OpenedBackup,
    session::{Loaded, Session, UnreadRows},
    store::{Store, StoreError, copy},
    worker::{KeyError, KeyWorker},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::{
    seal::{Header, KeyRequest, Keys, Passphrase, RecoveryCode, SealError, VaultFile},
    starter::{Starter, StarterError},
};

#[derive(Clone)]
pub enum Phase {
    Loading,
    /// The browser stores nothing for this site.
    NoStore,
    NoVault,
    /// The vault is gone, but there is a copy of what mattered most.
    OnlyCopy(Rc<VaultFile>),
    Locked(Header),
    /// A newer program wrote the vault.
    Newer,
    Damaged,
    Open(Session),
}

/// A handle, cheap to copy. The views get it from the context.
#[derive(Clone, Copy)]
pub struct TrackerState {
    phase: RwSignal<Phase, LocalStorage>,
    store: StoredValue<Option<Rc<Store>>, LocalStorage>,
    unread: RwSignal<UnreadRows>,
    /// Goals that came with the page's address.
    pub starter: RwSignal<Option<Result<Starter, StarterError>>, LocalStorage>,
}

impl TrackerState {
    /// Starts to look for a vault.
    pub fn new(starter: Option<Result<Starter, StarterError>>) -> Self {
        let state = Self {
            phase: RwSignal::new_local(Phase::Loading),
            store: StoredValue::new_local(None),
            unread: RwSignal::default(),
            starter: RwSignal::new_local(starter),
        };
        spawn_local(state.find_vault());
        state
    }

    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// What could not be read when the vault was opened.
    pub fn unread(self) -> UnreadRows {
        self.unread.get()
    }

    async fn find_vault(self) {
        let phase = match Store::open().await {
            Err(_) => Phase::NoStore,
            Ok(store) => {
                let header = store.header().await;
                self.store.set_value(Some(Rc::new(store)));
                match header {
                    Err(_) => Phase::NoStore,
                    Ok(None) => copy::read_copy()
                        .map_or(Phase::NoVault, |copy| Phase::OnlyCopy(Rc::new(copy))),
                    Ok(Some(header)) => match Header::parse(header.as_bytes()) {
                        Err(SealError::Newer) => Phase::Newer,
                        Err(_) => Phase::Damaged,
                        Ok(header) => match header.unlock_open() {
                            Ok(key) => return self.open_vault(Keys { header, key }).await,
                            Err(_) => Phase::Locked(header),
                        },
                    },
                }
            }
        };
        self.phase.set(phase);
    }

    /// Stores a new vault and opens it. If another tab has made one meanwhile, that one stays.
    pub async fn begin_vault(self, keys: Keys) {
        if let Some(store) = self.store.get_value() {
            if store.begin(&keys.header).await.is_err() {
                self.find_vault().await;
                return;
            }
            self.open_vault(keys).await;
        }
    }

    /// Stores a new vault with what a backup holds, and opens it.
    pub async fn restore_vault(self, keys: Keys, backup: OpenedBackup) {
        self.begin_vault(keys).await;
        if let Phase::Open(session) = self.phase.get_untracked() {
            session.apply(Box::new(|vault| vault.replace(&backup.vault)));
        }
    }

    pub async fn open_vault(self, keys: Keys) {
        if let Some(store) = self.store.get_value() {
            match Session::load(store, keys).await {
                Ok(Loaded { session, unread }) => {
                    self.unread.set(unread);
                    self.phase.set(Phase::Open(session));
                }
                Err(StoreError::WrongKey) => self.phase.set(Phase::Damaged),
                Err(_) => self.phase.set(Phase::NoStore),
            }
        }
    }

    /// Forgets what is open, and asks for the passphrase again.
    pub fn lock(self) {
        self.phase.set(Phase::Loading);
        spawn_local(self.find_vault());
    }

    /// Erases the vault and starts over.
    pub async fn erase_vault(self) {
        let ours = self.store.try_update_value(Option::take).flatten();
        // An open session holds the store too; then we erase through another connection.
        let store = match ours.and_then(Rc::into_inner) {
            Some(store) => Ok(store),
            None => Store::open().await,
        };
        if let Ok(store) = store {
            drop(store.erase().await);
        }
        self.lock();
    }
}

/// Opens a vault with what was typed, a passphrase or a recovery code. A vault without a passphrase opens by itself.
pub async fn unlock(worker: &KeyWorker, header: Header, typed: String) -> Result<Keys, KeyError> {
    if let Ok(key) = header.unlock_open() {
        return Ok(Keys { header, key });
    }
    let request = if typed.parse::<RecoveryCode>().is_ok() {
        let code = typed;
        KeyRequest::UnlockByCode { header, code }
    } else {
        let passphrase = typed;
        KeyRequest::UnlockByPassphrase { header, passphrase }
    };
    match worker.ask(&request).await {
        Ok(new) => Ok(new.keys),
        // No vault has such a short passphrase, so it is simply the wrong one.
        Err(KeyError::Refused(SealError::PassphraseTooShort)) => {
            Err(SealError::WrongPassphrase.into())
        }
        Err(error) => Err(error),
    }
}

/// Checks a new passphrase, which the person typed twice.
pub fn check_new_passphrase(first: &str, second: &str) -> Result<(), KeyError> {
    Passphrase::new(first)?;
    if first.trim() == second.trim() {
        Ok(())
    } else {
        Err(KeyError::PassphrasesDiffer)
    }
}
