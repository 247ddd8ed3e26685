//! A small sealed copy in the local storage: what matters most, should the browser drop the rest. Browsers that clear
//! `IndexedDB` after a week without a visit clear this too; others lose one of the two.

use gloo::storage::{LocalStorage, Storage};
use waymark_vault::{
    Record, Vault,
    seal::{DataKey, Header, VaultFile},
    shelf,
};

const NAME: &str = "waymark-copy";
/// Half of what browsers give to a site.
const MAX_BYTES: usize = 2 << 20;

/// Keeps plans, contacts, counts and goals; nothing where they are too large, or where the browser keeps nothing.
pub fn write(header: &Header, key: &DataKey, vault: &Vault) {
    let rows = vault.entries().filter(|(_, entry)| matters(&entry.record));
    let records: Result<_, _> = rows
        .map(|(id, entry)| shelf::seal_record(key, id, entry.revision, &entry.record))
        .collect();
    let Ok(records) = records else {
        return;
    };
    if let Ok(text) = VaultFile::new(header.clone(), records).to_text()
        && text.len() <= MAX_BYTES
    {
        // A copy that cannot be written takes nothing away.
        drop(LocalStorage::set(NAME, text));
    }
}

/// The copy, if there is one that can be read.
pub fn read() -> Option<VaultFile> {
    let text: String = LocalStorage::get(NAME).ok()?;
    VaultFile::parse(text.as_bytes()).ok()
}

/// Removes the copy.
pub fn erase() {
    LocalStorage::delete(NAME);
}

fn matters(record: &Record) -> bool {
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
