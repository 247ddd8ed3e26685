//! Where the saved list is stored in the browser: one key of `localStorage`, which the save buttons on results and the
//! list's own page both read and write. `waymark-saved-list` defines the format.

use wasm_bindgen::{JsCast, closure::Closure};
use waymark_saved_list::{List, stored};
use web_sys::{Event, Storage, StorageEvent, window};

/// Why the stored list can't be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// Storage is turned off, or full.
    #[error("the browser doesn't store anything for this site")]
    Unavailable,
    /// What is stored belongs to another version of Waymark, and must not be overwritten.
    #[error(transparent)]
    OtherVersion(#[from] stored::OtherVersion),
}

/// The browser's storage for this site, if it allows any.
pub fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

pub fn read_saved_list() -> Result<List, StorageError> {
    let storage = local_storage().ok_or(StorageError::Unavailable)?;
    let text = storage
        .get_item(stored::KEY)
        .map_err(|_| StorageError::Unavailable)?;
    Ok(stored::read_stored(text.as_deref())?)
}

/// Stores a list; an empty one leaves nothing behind. Call [`read_saved_list`] first: another tab may have changed it.
pub fn write_saved_list(list: &List) -> Result<(), StorageError> {
    let storage = local_storage().ok_or(StorageError::Unavailable)?;
    match stored::write_stored(list) {
        Some(text) => storage.set_item(stored::KEY, &text),
        None => storage.remove_item(stored::KEY),
    }
    .map_err(|_| StorageError::Unavailable)
}

/// Calls `listener` when another tab changes the list, and when the page comes back from the back-forward cache, which
/// runs no start-up code and may have missed a change. Listens for as long as the page is open.
pub fn on_saved_list_change(listener: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // Clearing the whole storage has no key.
        if key.is_none_or(|key| key == stored::KEY) {
            listener();
        }
    });
    if let Some(window) = window() {
        let function = listener.as_ref().unchecked_ref();
        for event in ["storage", "pageshow"] {
            // If the browser refuses the listener, the page shows the list as it was when it loaded.
            drop(window.add_event_listener_with_callback(event, function));
        }
        listener.forget();
    }
}
