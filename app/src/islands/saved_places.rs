//! Save buttons: each saves a place on this device or removes it again, and a link leads to the list.
//!
//! The buttons are plain HTML with the listing's id in `data-save`, because results come and go without this island.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use waymark_kit::{
    icon::{Icon, IconName},
    saved_list::{on_saved_list_change, read_saved_list, write_saved_list},
    select_elements,
};
use waymark_saved_list::List;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// The part of the results page that is swapped when a filter changes.
const LIVE: &str = ".results-grid";

/// The link to the list, hidden while the list is empty. `saved`, `removed` and `full` are what a press announces.
#[island]
pub fn SavedPlaces(
    href: String,
    label: String,
    saved: String,
    removed: String,
    full: String,
) -> impl IntoView {
    let count = RwSignal::new(0);
    let message = RwSignal::new(String::new());
    Effect::new(move |_| {
        update_buttons(count);
        on_saved_list_change(move || update_buttons(count));
        on_results_swap(move || update_buttons(count));
    });
    let press = window_event_listener(ev::click, move |event| {
        let button = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let button = button.and_then(|at| at.closest("[data-save]").ok().flatten());
        let Some(id) = button.and_then(|button| button.get_attribute("data-save")) else {
            return;
        };
        let text = match toggle_stored(&id) {
            Some(Toggled::Saved) => &saved,
            Some(Toggled::Removed) => &removed,
            None => &full,
        };
        message.set(text.clone());
        update_buttons(count);
    });
    on_cleanup(move || press.remove());
    view! {
        <div class="my-list screen">
            <p role="status" hidden=move || message.read().is_empty()>{message}</p>
            <a class="button main" href=href hidden=move || count.get() == 0>
                <Icon name=IconName::Save />
                {label}
                <b>{count}</b>
            </a>
        </div>
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Toggled {
    Saved,
    Removed,
}

/// Saves a place or removes it. Returns `None` if the list can't be stored, or has no room.
fn toggle_stored(id: &str) -> Option<Toggled> {
    let mut list = read_saved_list().ok()?;
    let toggled = toggle(&mut list, id)?;
    write_saved_list(&list).ok()?;
    Some(toggled)
}

fn toggle(list: &mut List, id: &str) -> Option<Toggled> {
    if list.has(id) {
        list.remove(id);
        Some(Toggled::Removed)
    } else {
        list.add(id).then_some(Toggled::Saved)
    }
}

/// Shows on every button whether its place is saved, and counts the saved places.
fn update_buttons(count: RwSignal<usize>) {
    let Ok(list) = read_saved_list() else {
        return;
    };
    count.set(list.places().len());
    for button in select_elements("[data-save]") {
        let is_on = button.dataset().get("save").is_some_and(|id| list.has(&id));
        button.set_class_name(if is_on {
            "button save screen is-on"
        } else {
            "button save screen"
        });
        button.set_hidden(false);
    }
}

/// Calls `listener` whenever results are swapped, for as long as the page is open.
fn on_results_swap(listener: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| listener());
    let observer = MutationObserver::new(listener.as_ref().unchecked_ref());
    let results = document().query_selector(LIVE).ok().flatten();
    if let (Ok(observer), Some(results)) = (observer, results) {
        let children = MutationObserverInit::new();
        children.set_child_list(true);
        children.set_subtree(true);
        drop(observer.observe_with_options(&results, &children));
    }
    listener.forget();
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_saved_list::MAX_PLACES;

    #[test]
    fn a_press_saves_a_place_and_the_next_removes_it() {
        let mut list = List::default();
        assert_eq!(toggle(&mut list, "a"), Some(Toggled::Saved));
        assert_eq!(toggle(&mut list, "a"), Some(Toggled::Removed));
        assert!(list.is_empty());
    }

    #[test]
    fn a_full_list_takes_no_more_but_lets_go() {
        let mut list = List::default();
        for id in 0..MAX_PLACES {
            list.add(&id.to_string());
        }
        assert_eq!(toggle(&mut list, "one-more"), None);
        assert_eq!(toggle(&mut list, "0"), Some(Toggled::Removed));
    }
}
