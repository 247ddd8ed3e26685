//! The tracker: goals and plans in the browser. The page brings the texts and a paper worksheet; the tracker opens a vault
//! beside it, shows it, and stores what changes. It sends nothing anywhere.
//!
//! [`start`] runs on the page, and [`answer`] in a worker. From the outside in: `views` draws; `opening` gets from storage to
//! an open vault; `session` is the open vault; `store` is storage; `worker` makes keys.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

mod backup;
mod browser;
mod names;
mod narration;
mod opening;
mod session;
mod starter_link;
mod store;
mod texts;
mod views;
mod worker;

use leptos::prelude::*;
use texts::Texts;
use views::{Part, Tracker};
use wasm_bindgen::prelude::wasm_bindgen;
use waymark_kit::start::start_page_module;
use waymark_vault::seal::answer_key_request;

/// Shows the tracker in the page's `#tracker`. `worker` is the address of the worker's script.
#[wasm_bindgen]
pub fn start(worker: String) {
    start_page_module("tracker", Texts::parse, move |data| {
        let first_part = match data.get("view").as_deref() {
            Some("plans") => Part::Plans,
            _ => Part::Today,
        };
        view! { <Tracker worker=worker first_part=first_part /> }
    });
}

/// Runs in the worker: answers a request for keys.
#[wasm_bindgen]
pub fn answer(request: &[u8]) -> Vec<u8> {
    answer_key_request(request).to_vec()
}
