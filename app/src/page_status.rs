//! The status of a page, which the page sets while it renders.

use leptos::prelude::use_context;
use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
};

/// What a page amounts to, for the status of its HTTP response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PageStatus {
    #[default]
    Found,
    NotFound,
    /// The page is at this path for good. Its HTML is empty.
    Moved(String),
    /// The page says that something went wrong on our side.
    Failed,
}

/// Where a page leaves its status.
#[derive(Clone, Default)]
pub struct StatusSlot(Arc<Mutex<PageStatus>>);

impl StatusSlot {
    pub fn take(&self) -> PageStatus {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Sets the status of the page being rendered.
pub fn set_page_status(status: PageStatus) {
    if let Some(StatusSlot(slot)) = use_context() {
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = status;
    }
}
