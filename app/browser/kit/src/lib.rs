//! The kit: what Waymark's browser modules share, so that each thing is written once.
//!
//! - Always there: [`quick_exit`], [`print_page`], [`enhance_static_buttons`].
//! - Feature `components`: `icon` and `components`, which pages, islands and page modules draw alike.
//! - Feature `saved-list`: `saved_list`, the saved list's place in `localStorage`.
//! - Feature `page`, for modules that fill a page of their own (tracker, saved list): `start`, `file`.
//! - [`texts!`]: the interface texts that such a page hands to its module.

#[cfg(feature = "components")]
pub mod components;
#[cfg(feature = "page")]
pub mod file;
#[cfg(feature = "components")]
pub mod icon;
pub mod quick_exit;
#[cfg(feature = "saved-list")]
pub mod saved_list;
#[cfg(feature = "page")]
pub mod start;
pub mod texts;

#[cfg(feature = "components")]
#[doc(hidden)]
pub use leptos;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement, window};

/// Makes the server-rendered exit and print buttons work on pages that load no islands, and shows the print buttons,
/// which are hidden until then.
pub fn enhance_static_buttons() {
    quick_exit::watch_keys();
    on_each_click(".exit", |event| {
        event.prevent_default();
        quick_exit::leave_site();
    });
    on_each_click(".print", |_| print_page());
}

/// Opens the print dialog. A browser without one does nothing, and we have nothing better to offer.
pub fn print_page() {
    if let Some(window) = window() {
        drop(window.print());
    }
}

/// The elements of the page that a CSS selector matches.
pub fn select_elements(selector: &str) -> impl Iterator<Item = HtmlElement> {
    let document = window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    found
        .into_iter()
        .flat_map(|found| (0..found.length()).filter_map(move |at| found.get(at)?.dyn_into().ok()))
}

fn on_each_click(selector: &str, listener: fn(Event)) {
    for element in select_elements(selector) {
        let listener = Closure::<dyn FnMut(Event)>::new(listener);
        element.set_onclick(Some(listener.as_ref().unchecked_ref()));
        element.set_hidden(false);
        listener.forget();
    }
}
