//! The saved list as this page shows it. Another tab may change the list at any time, so every change starts from what
//! is stored.

use crate::texts::Texts;
use leptos::prelude::*;
use waymark_kit::saved_list::{
    StorageError, on_saved_list_change, read_saved_list, write_saved_list,
};
use waymark_saved_list::List;

/// The list and what was done to it last; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct SavedList {
    list: RwSignal<List>,
    error: RwSignal<Option<StorageError>>,
    last_action: RwSignal<Option<LastAction>>,
}

#[derive(Clone)]
struct LastAction {
    message: String,
    before: List,
}

impl SavedList {
    /// Reads what is stored, and follows changes from other tabs.
    pub fn open() -> Self {
        let saved = Self {
            list: RwSignal::new(List::default()),
            error: RwSignal::new(None),
            last_action: RwSignal::new(None),
        };
        saved.reload();
        on_saved_list_change(move || {
            if saved.reload() {
                // Undoing what was done here would also undo what was done there.
                saved.last_action.set(None);
            }
        });
        saved
    }

    pub fn list(self) -> RwSignal<List> {
        self.list
    }

    /// Why changes won't be kept, if they won't.
    pub fn error_text(self, t: Texts) -> Option<&'static str> {
        self.error.get().map(|error| match error {
            StorageError::Unavailable => t.not_kept(),
            StorageError::OtherVersion(_) => t.not_ours(),
        })
    }

    /// What was done last, in words.
    pub fn message(self) -> Option<String> {
        let last = self.last_action.read();
        last.as_ref().map(|last| last.message.clone())
    }

    /// Changes the list without a message.
    pub fn change(self, change: impl FnOnce(&mut List)) {
        self.reload();
        if matches!(
            self.error.get_untracked(),
            Some(StorageError::OtherVersion(_))
        ) {
            return;
        }
        self.list.update(change);
        self.error
            .set(write_saved_list(&self.list.read_untracked()).err());
    }

    /// Changes the list, says so, and offers to undo it.
    pub fn act<T>(self, act: impl FnOnce(&mut List) -> T, message: impl FnOnce(T) -> String) {
        let mut done = None;
        self.change(|list| {
            let before = list.clone();
            done = Some((before, act(list)));
        });
        if let Some((before, outcome)) = done {
            let message = message(outcome);
            self.last_action.set(Some(LastAction { message, before }));
        }
    }

    /// Undoes the last action.
    pub fn undo(self) {
        if let Some(last) = self.last_action.get_untracked() {
            self.change(|list| *list = last.before);
        }
        self.last_action.set(None);
    }

    /// Shows what is stored. Returns whether it differs from what was shown.
    fn reload(self) -> bool {
        match read_saved_list() {
            Ok(list) => {
                let differs = *self.list.read_untracked() != list;
                if differs {
                    self.list.set(list);
                }
                self.error.set(None);
                differs
            }
            Err(error) => {
                self.error.set(Some(error));
                false
            }
        }
    }
}
