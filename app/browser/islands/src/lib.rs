//! The islands of `waymark-app` as one WebAssembly module. `start.js` loads it.

use wasm_bindgen::prelude::wasm_bindgen;
// Without a reference to their crate, the islands would be left out of the module.
use waymark_app as _;

/// Prepares hydration; `start.js` then starts each island of the page.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
