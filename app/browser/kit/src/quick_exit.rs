//! Quick exit: how a person asks for it, and how to leave no way back.
//!
//! The islands use it on most pages, the tracker on its own.

mod presses;

use presses::Presses;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{KeyboardEvent, window};

/// Where it leads: a page that anyone may have open.
pub const AWAY: &str = "https://www.weather.gov/";

/// Leaves once a key is pressed three times, for as long as the page is there.
pub fn watch() {
    let mut presses = Presses::default();
    let listen = Closure::<dyn FnMut(KeyboardEvent)>::new(move |key: KeyboardEvent| {
        if !key.repeat() && presses.press(&key.key(), key.time_stamp()) {
            leave();
        }
    });
    if let Some(window) = window() {
        // A browser that takes no listener still has the link.
        let listener = listen.as_ref().unchecked_ref();
        drop(window.add_event_listener_with_callback("keydown", listener));
        listen.forget();
    }
}

/// Hides the page at once, for the next one may take a second, and replaces it in the history.
pub fn leave() {
    let Some(window) = window() else {
        return;
    };
    if let Some(document) = window.document() {
        if let Some(root) = document.document_element() {
            root.set_attribute("hidden", "").ok();
        }
        document.set_title("\u{2026}");
    }
    if window.location().replace(AWAY).is_err() {
        window.location().set_href(AWAY).ok();
    }
}
