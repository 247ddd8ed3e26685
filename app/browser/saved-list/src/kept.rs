//! The list that is kept on the device. Every change begins with what is kept, for another tab may have changed it.

use crate::texts::Texts;
use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark_saved_list::{List, stored};
use web_sys::{Storage, StorageEvent};

/// The list, and what was done to it last; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Kept {
    list: RwSignal<List>,
    trouble: RwSignal<Option<Trouble>>,
    done: RwSignal<Option<Done>>,
}

/// Why changes do not last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for us.
    NotKept,
    /// What is kept is not of this version, and is let be.
    NotOurs,
}

/// What was done, and how it was before.
#[derive(Clone)]
struct Done {
    what: String,
    before: Option<List>,
}

impl Kept {
    /// Opens what is kept, and follows changes of other tabs.
    pub fn open() -> Self {
        let kept = Self {
            list: RwSignal::new(List::default()),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
        };
        kept.read_again();
        EventListener::new(&window(), "storage", move |event| {
            let key = event
                .dyn_ref::<StorageEvent>()
                .map(|event| event.key().unwrap_or_default());
            if key.is_some_and(|key| key.is_empty() || key == stored::KEY) {
                kept.read_again();
                // To take back what was done here would undo what was done there.
                kept.done.set(None);
            }
        })
        .forget();
        kept
    }

    /// The list.
    pub fn list(self) -> RwSignal<List> {
        self.list
    }

    /// Why changes do not last, if they do not.
    pub fn trouble(self, t: Texts) -> Option<&'static str> {
        self.trouble.get().map(|trouble| match trouble {
            Trouble::NotKept => t.not_kept(),
            Trouble::NotOurs => t.not_ours(),
        })
    }

    /// What was done last.
    pub fn told(self) -> Option<String> {
        self.done.read().as_ref().map(|done| done.what.clone())
    }

    /// Whether it can be taken back.
    pub fn can_undo(self) -> bool {
        let done = self.done.read();
        done.as_ref().is_some_and(|done| done.before.is_some())
    }

    /// Changes the list, without a word.
    pub fn change(self, change: impl FnOnce(&mut List)) {
        self.read_again();
        if self.trouble.get_untracked() == Some(Trouble::NotOurs) {
            return;
        }
        self.list.update(change);
        self.write();
    }

    /// Changes the list, says so and offers to take it back.
    pub fn act<T>(self, act: impl FnOnce(&mut List) -> T, what: impl FnOnce(T) -> String) {
        let before = self.list.get_untracked();
        let mut outcome = None;
        self.change(|list| outcome = Some(act(list)));
        if let Some(outcome) = outcome {
            let before = Some(before);
            let what = what(outcome);
            self.done.set(Some(Done { what, before }));
        }
    }

    /// Takes the last act back.
    pub fn undo(self) {
        if let Some(before) = self.done.get_untracked().and_then(|done| done.before) {
            self.change(|list| *list = before);
        }
        self.done.set(None);
    }

    fn read_again(self) {
        let Some(storage) = storage() else {
            self.trouble.set(Some(Trouble::NotKept));
            return;
        };
        let kept = storage.get_item(stored::KEY).ok().flatten();
        match stored::read(kept.as_deref()) {
            Ok(list) => {
                if *self.list.read_untracked() != list {
                    self.list.set(list);
                }
                self.trouble.set(None);
            }
            Err(stored::NotOurs) => self.trouble.set(Some(Trouble::NotOurs)),
        }
    }

    fn write(self) {
        let done = storage().and_then(|storage| {
            match stored::write(&self.list.read_untracked()) {
                Some(text) => storage.set_item(stored::KEY, &text),
                None => storage.remove_item(stored::KEY),
            }
            .ok()
        });
        self.trouble.set(done.is_none().then_some(Trouble::NotKept));
    }
}

/// Where the browser keeps things for us, if it does.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
