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
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::HtmlElement;

/// Shows the tracker in the page's `#tracker`; `worker` is the address of the worker's script.
#[wasm_bindgen]
pub fn start(worker: String) {
    waymark_kit::wake();
    let place = document().get_element_by_id("tracker");
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let opens_plans = place.dataset().get("view").as_deref() == Some("plans");
    let texts = place.dataset().get("texts").unwrap_or_default();
    // With texts of another version the sheet of paper stays.
    let Some(texts) = Texts::parse(&texts) else {
        leptos::logging::error!("texts of another version");
        return;
    };
    place.set_text_content(None);
    mount_to(place, move || {
        provide_context(texts);
        view! { <views::Tracker worker=worker opens_plans=opens_plans /> }
    })
    .forget();
}

/// What the worker does with a message; see [`worker`].
#[wasm_bindgen]
pub fn answer(message: js_sys::Array) -> js_sys::Array {
    worker::answer(&message)
}
