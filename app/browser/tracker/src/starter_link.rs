//! A starter link carries goals that a specialist and a client agreed on, in the fragment of the page's address. Browsers
//! don't send the fragment to any server.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use waymark_vault::starter::{Starter, StarterError};

/// What comes before the goals in the fragment.
const FRAGMENT: &str = "#start=";

/// Takes the goals out of the page's address, if there are any. The address loses them, so that they aren't in the history
/// of a shared device.
pub fn take_from_address() -> Option<Result<Starter, StarterError>> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let starter = Starter::from_fragment(hash.strip_prefix(FRAGMENT)?);
    let bare = format!(
        "{}{}",
        location.pathname().ok()?,
        location.search().unwrap_or_default()
    );
    if let Ok(history) = window().history() {
        // If the browser refuses, the goals are shown all the same.
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&bare)));
    }
    Some(starter)
}

/// The link to this page that carries these goals.
pub fn make_link(starter: &Starter) -> Result<String, StarterError> {
    let fragment = starter.to_fragment()?;
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    Ok(format!("{origin}{path}{FRAGMENT}{fragment}"))
}
