//! The list of saved places in the browser. The page brings the texts; this opens the list that is kept on the device,
//! or the one in the page's address, and shares it. The server is asked for places by id, and told nothing else.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

mod kept;
mod places;
mod texts;
mod views;

use leptos::prelude::*;
use texts::Texts;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::HtmlElement;

/// Shows the list in the page's `#list`.
#[wasm_bindgen]
pub fn start() {
    waymark_kit::wake();
    let place = document().get_element_by_id("list");
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let texts = place.dataset().get("texts").unwrap_or_default();
    // With texts of another version the page stays as it came.
    let Some(texts) = Texts::parse(&texts) else {
        leptos::logging::error!("texts of another version");
        return;
    };
    place.set_text_content(None);
    mount_to(place, move || {
        provide_context(texts);
        view! { <views::Page /> }
    })
    .forget();
}
