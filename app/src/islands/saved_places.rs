//! The places saved on this device: buttons on the page save and unsave, and a link leads to the list.
//!
//! The buttons are plain HTML with the listing's id in `data-save`, for results come and go without this island.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use waymark_saved_list::{List, stored};
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit, Storage};

/// Where results are swapped.
const LIVE: &str = ".results-grid";

/// The link to the list, hidden as long as nothing is on it; `saved`, `removed` and `full` say what a press did.
#[island]
pub fn SavedPlaces(
    href: String,
    label: String,
    saved: String,
    removed: String,
    full: String,
) -> impl IntoView {
    let count = RwSignal::new(0);
    let told = RwSignal::new(String::new());
    Effect::new(move |_| {
        mark(count);
        follow(count);
    });
    let press = window_event_listener(ev::click, move |event| {
        let button = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let button = button.and_then(|at| at.closest("[data-save]").ok().flatten());
        let Some(id) = button.and_then(|button| button.get_attribute("data-save")) else {
            return;
        };
        let told_now = match toggle(&id) {
            Some(Toggled::Saved) => &saved,
            Some(Toggled::Removed) => &removed,
            None => &full,
        };
        told.set(told_now.clone());
        mark(count);
    });
    on_cleanup(move || press.remove());
    view! {
        <div class="my-list screen">
            <p role="status" hidden=move || told.read().is_empty()>{told}</p>
            <a class="button main" href=href hidden=move || count.get() == 0>
                <svg class="icon" aria-hidden="true">
                    <use href="#i-save"></use>
                </svg>
                {label}
                <b>{count}</b>
            </a>
        </div>
    }
}

enum Toggled {
    Saved,
    Removed,
}

/// Saves a place or takes it off; none where the list is full, or cannot be kept.
fn toggle(id: &str) -> Option<Toggled> {
    let mut list = kept()?;
    let toggled = if list.has(id) {
        list.remove(id);
        Toggled::Removed
    } else {
        list.add(id).then_some(Toggled::Saved)?
    };
    let storage = storage()?;
    match stored::write(&list) {
        Some(text) => storage.set_item(stored::KEY, &text),
        None => storage.remove_item(stored::KEY),
    }
    .ok()?;
    Some(toggled)
}

/// Shows on every button whether its place is saved.
fn mark(count: RwSignal<usize>) {
    let Some(list) = kept() else {
        return;
    };
    count.set(list.places().len());
    let Ok(buttons) = document().query_selector_all("[data-save]") else {
        return;
    };
    for at in 0..buttons.length() {
        let button = buttons
            .get(at)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button {
            let is_on = button.dataset().get("save").is_some_and(|id| list.has(&id));
            button.set_class_name(if is_on {
                "button save screen is-on"
            } else {
                "button save screen"
            });
            button.set_hidden(false);
        }
    }
}

/// Marks again when results were swapped, another tab saved something, or the page came back from the history.
fn follow(count: RwSignal<usize>) {
    let again = Closure::<dyn FnMut(Event)>::new(move |_| mark(count));
    let listener = again.as_ref().unchecked_ref();
    for event in ["storage", "pageshow"] {
        // A browser that takes no listener shows what was saved when the page came.
        drop(window().add_event_listener_with_callback(event, listener));
    }
    again.forget();
    let swapped = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| mark(count));
    let observer = MutationObserver::new(swapped.as_ref().unchecked_ref());
    let place = document().query_selector(LIVE).ok().flatten();
    if let (Ok(observer), Some(place)) = (observer, place) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        drop(observer.observe_with_options(&place, &what));
    }
    swapped.forget();
}

/// The list that is kept; none where it cannot be read, and so must not be written.
fn kept() -> Option<List> {
    let kept = storage()?.get_item(stored::KEY).ok()?;
    stored::read(kept.as_deref()).ok()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
