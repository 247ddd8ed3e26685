//! The store keeps sealed rows in `IndexedDB`, with a small copy in local storage in case that gets lost.
//!
//! A write is one transaction: it adds revisions, raises the highest one and drops outdated ones, or does nothing at all.
//! It fails if another tab has written meanwhile, so that no tab overwrites what it hasn't seen.

pub mod copy;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use waymark_vault::{
    seal::{Header, SealedRecord},
    sealed_log,
};

const NAME: &str = "waymark";
/// Sealed rows, by record id and revision.
const ROWS: &str = "rows";
/// The header, and the highest revision.
const META: &str = "meta";
/// Damaged rows, as they are.
const DAMAGED: &str = "aside";
const HEADER: &str = "header";
const REVISION: &str = "revision";

#[derive(Debug)]
pub struct Store {
    database: Database,
    /// The same database, for an option that `idb` doesn't offer.
    raw: RawDatabase,
}

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug)]
    #[wasm_bindgen(js_name = IDBDatabase)]
    type RawDatabase;

    /// With the options of Indexed Database API 3.0, section 4.4, which `web-sys` considers unstable.
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &RawDatabase,
        stores: Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("another tab has written meanwhile")]
    Conflict,
    #[error(transparent)]
    Seal(#[from] sealed_log::SealedLogError),
    #[error("the key opens none of the stored records")]
    WrongKey,
    /// The browser has no storage for us, no room in it, or lost it.
    #[error(transparent)]
    Browser(#[from] idb::Error),
}

impl Store {
    /// Opens the store, and creates it if there is none.
    pub async fn open() -> Result<Self, StoreError> {
        let mut request = Factory::new()?.open(NAME, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let mut numbered = ObjectStoreParams::new();
                numbered.auto_increment(true);
                // If one can't be created, the first transaction that needs it fails.
                drop(database.create_object_store(ROWS, ObjectStoreParams::new()));
                drop(database.create_object_store(META, ObjectStoreParams::new()));
                drop(database.create_object_store(DAMAGED, numbered));
            }
        });
        let raw: JsValue = request.await?.into();
        let mut database = Database::try_from(raw.clone())?;
        // Another tab is erasing everything, and must not have to wait for this one.
        database.on_version_change(|event| {
            if let Ok(target) = event.database() {
                target.close();
            }
        });
        Ok(Self {
            database,
            raw: raw.unchecked_into(),
        })
    }

    /// A transaction that is only over once the data is on the disk: a phone may run out of power.
    fn writing(&self, stores: &[&str]) -> Result<Transaction, idb::Error> {
        let stores = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let transaction = Reflect::set(&options, &"durability".into(), &"strict".into())
            .and_then(|_| self.raw.transaction(stores, "readwrite", &options));
        Transaction::try_from(transaction.map_err(idb::Error::TransactionOpenFailed)?)
    }

    /// The stored header, if there is a vault.
    pub async fn header(&self) -> Result<Option<String>, StoreError> {
        let transaction = self
            .database
            .transaction(&[META], TransactionMode::ReadOnly)?;
        let header = get(&transaction.object_store(META)?, HEADER).await?;
        Ok(header.and_then(|header| header.as_string()))
    }

    /// Every row, and the highest revision that was ever stored.
    pub async fn rows(&self) -> Result<(Vec<Vec<u8>>, u64), StoreError> {
        let transaction = self
            .database
            .transaction(&[ROWS, META], TransactionMode::ReadOnly)?;
        let rows = all(&transaction.object_store(ROWS)?).await?;
        let revision = revision(&transaction.object_store(META)?).await?;
        Ok((rows, revision))
    }

    /// Stores the header of a new vault. Errors if there is a vault already.
    pub async fn begin(&self, header: &Header) -> Result<(), StoreError> {
        let transaction = self.writing(&[META])?;
        let meta = transaction.object_store(META)?;
        if get(&meta, HEADER).await?.is_some() {
            return Err(StoreError::Conflict);
        }
        put(&meta, HEADER, &header.to_json().into()).await?;
        commit(transaction).await
    }

    /// Replaces the header by another one of the same vault.
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

    /// Adds rows. Errors if `before`, the highest revision that the caller knows, isn't the highest one stored.
    pub async fn write(&self, before: u64, rows: &[SealedRecord]) -> Result<(), StoreError> {
        let transaction = self.writing(&[ROWS, META])?;
        let meta = transaction.object_store(META)?;
        if revision(&meta).await? != before {
            return Err(StoreError::Conflict);
        }
        let stored = transaction.object_store(ROWS)?;
        for row in rows {
            let bytes = Uint8Array::from(row.to_bytes().as_slice());
            stored.put(&bytes, Some(&key(row, row.revision())))?.await?;
            let revisions = revisions(&stored, row).await?;
            for outdated in sealed_log::outdated_revisions(revisions, row.revision()) {
                stored.delete(Query::Key(key(row, outdated)))?.await?;
            }
        }
        let highest = rows
            .iter()
            .map(SealedRecord::revision)
            .max()
            .unwrap_or(before);
        put(&meta, REVISION, &number(highest)).await?;
        commit(transaction).await
    }

    /// Keeps damaged rows where nothing overwrites them.
    pub async fn set_aside(&self, rows: &[Vec<u8>]) -> Result<(), StoreError> {
        let transaction = self.writing(&[DAMAGED])?;
        let damaged = transaction.object_store(DAMAGED)?;
        let known = all(&damaged).await?;
        for row in rows.iter().filter(|row| !known.contains(row)) {
            damaged
                .add(&Uint8Array::from(row.as_slice()), None)?
                .await?;
        }
        commit(transaction).await
    }

    /// Rows that were set aside.
    pub async fn damaged_rows(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        let transaction = self
            .database
            .transaction(&[DAMAGED], TransactionMode::ReadOnly)?;
        Ok(all(&transaction.object_store(DAMAGED)?).await?)
    }

    /// Erases everything, the keys first: without them the rest is noise.
    pub async fn erase(self) -> Result<(), StoreError> {
        copy::erase_copy();
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

/// The stored revisions of a row's record.
async fn revisions(rows: &ObjectStore, row: &SealedRecord) -> Result<Vec<u64>, idb::Error> {
    let range = KeyRange::bound(
        &key(row, 0),
        &key(row, sealed_log::MAX_REVISION),
        None,
        None,
    )?;
    let keys = rows
        .get_all_keys(Some(Query::KeyRange(range)), None)?
        .await?;
    let revision = |key: JsValue| whole(&key.dyn_into::<Array>().ok()?.get(1));
    Ok(keys.into_iter().filter_map(revision).collect())
}

fn key(row: &SealedRecord, revision: u64) -> JsValue {
    Array::of2(&row.id().to_string().into(), &number(revision)).into()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "revisions end where JavaScript stops counting exactly"
)]
fn number(revision: u64) -> JsValue {
    JsValue::from_f64(revision as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole and not negative"
)]
fn whole(number: &JsValue) -> Option<u64> {
    let number = number.as_f64()?;
    (number >= 0.0 && number.fract() == 0.0).then_some(number as u64)
}
