//! A button that prints; hidden where no script can.

use super::hydrated;
use leptos::prelude::*;

/// Opens the browser's print dialogue.
#[island]
pub fn PrintButton(label: String) -> impl IntoView {
    let ready = hydrated();
    let print = move |_| {
        // A browser without a print dialogue does nothing, which is all that can be done.
        drop(window().print());
    };
    view! {
        <button type="button" class="button screen print" hidden=move || !ready.get() on:click=print>
            <svg class="icon" aria-hidden="true">
                <use href="#i-print"></use>
            </svg>
            {label}
        </button>
    }
}
