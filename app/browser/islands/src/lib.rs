//! The browser's entry: the islands of `waymark-app` as one WebAssembly module.

use wasm_bindgen::prelude::wasm_bindgen;
// The islands' exports are dropped from the module unless something refers to their crate.
use waymark_app as _;

/// Makes the islands of the page ready; the loader then starts each.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
