//! The copy is a small sealed vault file in local storage with what matters most, in case the browser loses the rest.
//! Browsers that clear `IndexedDB` after a week without a visit clear local storage too, but others lose one of the two.

use gloo::storage::{LocalStorage, Storage};
use waymark_vault::{
    Record, Vault,
    seal::{Keys, VaultFile},
    sealed_log,
};

const NAME: &str = "waymark-copy";
/// Half of what browsers give to a site, in bytes.
const MAX_BYTES: usize = 2 << 20;

/// Copies plans, contacts, counts, goals and settings. Does nothing if they are too large, or if the browser refuses.
pub fn write_copy(Keys { header, key }: &Keys, vault: &Vault) {
    let rows = vault
        .entries()
        .filter(|(_, entry)| is_copied(&entry.record));
    let records: Result<_, _> = rows
        .map(|(id, entry)| sealed_log::seal_record(key, id, entry.revision, &entry.record))
        .collect();
    let Ok(records) = records else {
        return;
    };
    if let Ok(text) = VaultFile::new(header.clone(), records).to_text()
        && text.len() <= MAX_BYTES
    {
        // If this fails, nothing is lost.
        drop(LocalStorage::set(NAME, text));
    }
}

/// The copy, if there is a readable one.
pub fn read_copy() -> Option<VaultFile> {
    let text: String = LocalStorage::get(NAME).ok()?;
    VaultFile::parse(text.as_bytes()).ok()
}

pub fn erase_copy() {
    LocalStorage::delete(NAME);
}

fn is_copied(record: &Record) -> bool {
    matches!(
        record,
        Record::Settings(_)
            | Record::Goal(_)
            | Record::Count(_)
            | Record::Contact(_)
            | Record::PreventionPlan(_)
            | Record::SafetyPlan(_)
    )
}
