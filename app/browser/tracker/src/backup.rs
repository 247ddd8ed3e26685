//! A backup is a vault file that the person saves. It opens with the same passphrase as the vault.

use crate::{browser, session::Session};
use gloo::file::{Blob, futures::read_as_bytes};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use waymark_kit::file::download_file;
use waymark_vault::{
    Settings, Vault,
    seal::{DataKey, MAX_FILE_BYTES, SealError, SealedRecord, VaultFile},
    sealed_log::{self, SealedLogError},
};
use web_sys::{Event, HtmlInputElement};

const MIME_TYPE: &str = "application/octet-stream";

/// What a file of this vault or another one holds.
pub struct OpenedBackup {
    pub vault: Vault,
    /// Lines and records that could not be read.
    pub damaged: usize,
}

impl OpenedBackup {
    pub fn open(key: &DataKey, file: &VaultFile) -> Self {
        let rows = file.records.iter().map(SealedRecord::to_bytes);
        let opened = sealed_log::open_rows(key, rows, 0);
        Self {
            damaged: file.faults.len() + opened.damaged.len(),
            vault: opened.vault,
        }
    }

    /// Opens a file with the key of the vault that is open. Returns `None` if the key opens none of its records.
    pub fn open_with_own_key(key: &DataKey, file: &VaultFile) -> Option<Self> {
        let mut records = file.records.iter();
        let is_ours = file.records.is_empty() || records.any(|record| key.open(record).is_ok());
        is_ours.then(|| Self::open(key, file))
    }
}

/// Reads the backup that was chosen in a file field, and empties the field. Returns `None` if no file was chosen.
#[expect(clippy::cast_precision_loss, reason = "32 MiB are counted exactly")]
pub async fn read_chosen_backup(event: &Event) -> Option<Result<VaultFile, SealError>> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    if file.size() > MAX_FILE_BYTES as f64 {
        input.set_value("");
        return Some(Err(SealError::FileTooLarge));
    }
    let bytes = read_as_bytes(&Blob::from(file)).await.ok()?;
    input.set_value("");
    Some(VaultFile::parse(&bytes))
}

/// Gives the person a backup, and notes that there is one. Errors if the vault is too large for a file.
pub fn save_backup(session: Session) -> Result<(), SealedLogError> {
    let text = session.backup_text()?;
    let today = session.today();
    let revision = session.vault.read_untracked().revision();
    session.change_only(|settings: &mut Settings| {
        settings.backup_on = Some(today);
        // This note is a change too.
        settings.backup_revision = revision + 1;
    });
    download(format!("waymark-{today}.waymark"), text);
    spawn_local(browser::request_persistent_storage());
    Ok(())
}

/// Gives the person the damaged rows as they are, for somebody who can repair them.
pub fn save_damaged_rows(session: Session, rows: Vec<Vec<u8>>) {
    let text = session.with_keys(|keys| VaultFile::salvage(&keys.header, rows));
    download(format!("waymark-damaged-{}.waymark", session.today()), text);
}

/// Gives the person a file. Nothing is sent.
pub fn download(name: String, text: String) {
    spawn_local(async move { download_file(&name, MIME_TYPE, &text).await });
}
