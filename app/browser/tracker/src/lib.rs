//! Goals and plans in the browser. The page brings the texts and a sheet of paper; this opens a vault beside it, shows
//! it, and stores what changes. Nothing of it is sent anywhere.
//!
//! [`start`] runs on the page, [`answer`] in a worker, where keys are made from passphrases.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

mod browser;
mod session;
mod store;
mod texts;
mod views;
mod worker;

use leptos::prelude::*;
use texts::Texts;
use wasm_bindgen::prelude::wasm_bindgen;
use waymark_kit::start::start_page_module;

/// Shows the tracker in the page's `#tracker`; `worker` is the address of the worker's script.
#[wasm_bindgen]
pub fn start(worker: String) {
    start_page_module("tracker", Texts::parse, move |data| {
        let opens_plans = data.get("view").as_deref() == Some("plans");
        view! { <views::Tracker worker=worker opens_plans=opens_plans /> }
    });
}

/// What the worker does with a message; see [`worker`].
#[wasm_bindgen]
pub fn answer(message: js_sys::Array) -> js_sys::Array {
    worker::answer(&message)
}
