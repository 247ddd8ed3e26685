//! The saved list's page in the browser. The page brings the texts; this module shows the list that is stored on the
//! device, or the one in the page's address, and shares it. The server is asked for places by their ids, and learns
//! nothing else.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

mod places;
mod saved_list;
mod texts;
mod views;

use leptos::prelude::*;
use texts::Texts;
use wasm_bindgen::prelude::wasm_bindgen;
use waymark_kit::start::start_page_module;

/// Shows the list in the page's `#list`.
#[wasm_bindgen]
pub fn start() {
    start_page_module("list", Texts::parse, |_| view! { <views::Page /> });
}
