//! Where sealed rows are kept: `IndexedDB`, and a small copy in the local storage for the day it is gone.
//!
//! A write is one transaction: it adds revisions, counts up and drops what three newer ones stand before, or does
//! nothing. It fails when another tab has written since, so that no tab overwrites what it has not seen.

pub mod copy;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use waymark_vault::{
    seal::{Header, Sealed},
    shelf,
};

const NAME: &str = "waymark";
/// Sealed rows by record and revision.
const ROWS: &str = "rows";
/// The header, and the highest revision.
const META: &str = "meta";
/// Rows that do not open, as they were.
const ASIDE: &str = "aside";
const HEADER: &str = "header";
const REVISION: &str = "revision";

/// The rows of this browser.
#[derive(Debug)]
pub struct Store {
    database: Database,
    /// The same, for what `idb` does not ask for.
    inner: Durable,
}

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug)]
    #[wasm_bindgen(js_name = IDBDatabase)]
    type Durable;

    /// With the options of Indexed Database API 3.0, section 4.4, which `web-sys` holds to be unstable.
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        stores: Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// Why something is not stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another tab has written since.
    #[error("another tab has written since")]
    Conflict,
    /// It could not be sealed; nothing that a person types is too long for that.
    #[error(transparent)]
    Unsealed(shelf::ShelfError),
    /// The key opens nothing that is stored.
    #[error("the key opens nothing that is stored")]
    Foreign,
    /// The browser has no room, no storage, or lost it.
    #[error(transparent)]
    Browser(#[from] idb::Error),
}

impl Store {
    /// Opens the store of this browser, and makes it where there is none.
    pub async fn open() -> Result<Self, StoreError> {
        let mut request = Factory::new()?.open(NAME, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let mut counted = ObjectStoreParams::new();
                counted.auto_increment(true);
                // What cannot be made is missed by the first transaction, which tells.
                drop(database.create_object_store(ROWS, ObjectStoreParams::new()));
                drop(database.create_object_store(META, ObjectStoreParams::new()));
                drop(database.create_object_store(ASIDE, counted));
            }
        });
        let inner: JsValue = request.await?.into();
        let mut database = Database::try_from(inner.clone())?;
        // Another tab erases everything: that must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(target) = event.database() {
                target.close();
            }
        });
        Ok(Self {
            database,
            inner: inner.unchecked_into(),
        })
    }

    /// A transaction that is over when the disk has it, not only the system: a phone may run out of power.
    fn writing(&self, stores: &[&str]) -> Result<Transaction, idb::Error> {
        let stores = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let transaction = Reflect::set(&options, &"durability".into(), &"strict".into())
            .and_then(|_| self.inner.transaction(stores, "readwrite", &options));
        Transaction::try_from(transaction.map_err(idb::Error::TransactionOpenFailed)?)
    }

    /// The header as it is stored, if there is a vault.
    pub async fn header(&self) -> Result<Option<String>, StoreError> {
        let transaction = self
            .database
            .transaction(&[META], TransactionMode::ReadOnly)?;
        let header = get(&transaction.object_store(META)?, HEADER).await?;
        Ok(header.and_then(|header| header.as_string()))
    }

    /// Every row, and the highest revision that was stored.
    pub async fn rows(&self) -> Result<(Vec<Vec<u8>>, u64), StoreError> {
        let transaction = self
            .database
            .transaction(&[ROWS, META], TransactionMode::ReadOnly)?;
        let rows = all(&transaction.object_store(ROWS)?).await?;
        let revision = revision(&transaction.object_store(META)?).await?;
        Ok((rows, revision))
    }

    /// Begins a vault, unless there is one.
    pub async fn begin(&self, header: &Header) -> Result<(), StoreError> {
        let transaction = self.writing(&[META])?;
        let meta = transaction.object_store(META)?;
        if get(&meta, HEADER).await?.is_some() {
            return Err(StoreError::Conflict);
        }
        put(&meta, HEADER, &header.to_json().into()).await?;
        commit(transaction).await
    }

    /// Puts another header of the same vault in the place of the one there.
    pub async fn write_header(&self, header: &Header) -> Result<(), StoreError> {
        let transaction = self.writing(&[META])?;
        put(
            &transaction.object_store(META)?,
            HEADER,
            &header.to_json().into(),
        )
        .await?;
        commit(transaction).await
    }

    /// Adds rows on top of `before`, the highest revision that the caller knows.
    pub async fn write(&self, before: u64, rows: &[Sealed]) -> Result<(), StoreError> {
        let transaction = self.writing(&[ROWS, META])?;
        let meta = transaction.object_store(META)?;
        if revision(&meta).await? != before {
            return Err(StoreError::Conflict);
        }
        let stored = transaction.object_store(ROWS)?;
        for row in rows {
            let bytes = Uint8Array::from(row.to_bytes().as_slice());
            stored.put(&bytes, Some(&key(row, row.revision())))?.await?;
            for outdated in shelf::outdated(revisions(&stored, row).await?, row.revision()) {
                stored.delete(Query::Key(key(row, outdated)))?.await?;
            }
        }
        let highest = rows.iter().map(Sealed::revision).max().unwrap_or(before);
        put(&meta, REVISION, &number(highest)).await?;
        commit(transaction).await
    }

    /// Keeps rows that do not open where nothing overwrites them.
    pub async fn set_aside(&self, rows: &[Vec<u8>]) -> Result<(), StoreError> {
        let transaction = self.writing(&[ASIDE])?;
        let aside = transaction.object_store(ASIDE)?;
        let known = all(&aside).await?;
        for row in rows.iter().filter(|row| !known.contains(row)) {
            aside.add(&Uint8Array::from(row.as_slice()), None)?.await?;
        }
        commit(transaction).await
    }

    /// Rows that were set aside.
    pub async fn aside(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        let transaction = self
            .database
            .transaction(&[ASIDE], TransactionMode::ReadOnly)?;
        Ok(all(&transaction.object_store(ASIDE)?).await?)
    }

    /// Erases everything: first the keys, without which the rest is noise.
    pub async fn erase(self) -> Result<(), StoreError> {
        copy::erase();
        let transaction = self.writing(&[META])?;
        transaction.object_store(META)?.clear()?.await?;
        commit(transaction).await?;
        self.database.close();
        Factory::new()?.delete(NAME)?.await?;
        Ok(())
    }
}

async fn all(store: &ObjectStore) -> Result<Vec<Vec<u8>>, idb::Error> {
    let rows = store.get_all(None, None)?.await?.into_iter();
    let bytes = |row: JsValue| row.dyn_into::<Uint8Array>().ok().map(|row| row.to_vec());
    Ok(rows.filter_map(bytes).collect())
}

async fn get(store: &ObjectStore, name: &str) -> Result<Option<JsValue>, idb::Error> {
    store.get(Query::Key(name.into()))?.await
}

async fn put(store: &ObjectStore, name: &str, value: &JsValue) -> Result<(), idb::Error> {
    store.put(value, Some(&name.into()))?.await.map(drop)
}

async fn commit(transaction: Transaction) -> Result<(), StoreError> {
    transaction.commit()?.await?;
    Ok(())
}

async fn revision(meta: &ObjectStore) -> Result<u64, idb::Error> {
    let stored = get(meta, REVISION).await?;
    Ok(stored.and_then(|stored| whole(&stored)).unwrap_or(0))
}

/// The revisions that are there of a row's record.
async fn revisions(rows: &ObjectStore, row: &Sealed) -> Result<Vec<u64>, idb::Error> {
    let range = KeyRange::bound(&key(row, 0), &key(row, shelf::MAX_REVISION), None, None)?;
    let keys = rows
        .get_all_keys(Some(Query::KeyRange(range)), None)?
        .await?;
    let revision = |key: JsValue| whole(&key.dyn_into::<Array>().ok()?.get(1));
    Ok(keys.into_iter().filter_map(revision).collect())
}

fn key(row: &Sealed, revision: u64) -> JsValue {
    Array::of2(&row.id().to_string().into(), &number(revision)).into()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "revisions end where JavaScript stops counting"
)]
fn number(revision: u64) -> JsValue {
    JsValue::from_f64(revision as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole, and not below nothing"
)]
fn whole(number: &JsValue) -> Option<u64> {
    let number = number.as_f64()?;
    (number >= 0.0 && number.fract() == 0.0).then_some(number as u64)
}
