//! What the page shows: the list on this device, or the one in the page's address.

mod handover;
mod own_list;
mod place_facts;
mod shared_list;

use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{Texts, texts},
};
use gloo::events::EventListener;
use leptos::prelude::*;
use own_list::OwnList;
use shared_list::SharedList;
use wasm_bindgen::{JsCast, JsValue};
use waymark_kit::components::{Button, UndoBar};
use waymark_saved_list::{
    List,
    link::{LinkError, read_fragment},
};
use web_sys::HtmlAnchorElement;

/// Which list the page's address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Requested {
    OwnList,
    SharedList(List),
    BadLink(LinkError),
}

#[component]
pub fn Page() -> impl IntoView {
    let t = texts();
    let saved = SavedList::open();
    provide_context(saved);
    provide_context(Places::new(t.lang()));
    let requested = RwSignal::new(requested_list().unwrap_or(Requested::OwnList));
    follow_address(requested);
    keep_list_across_languages();
    let show_own = move || show_own_list(requested);
    let can_undo = Signal::derive(move || saved.message().is_some());
    view! {
        <div class="list-page">
            {move || match requested.get() {
                Requested::OwnList => view! { <OwnList /> }.into_any(),
                Requested::SharedList(list) => view! { <SharedList list=list leave=show_own /> }.into_any(),
                Requested::BadLink(error) => view! { <BadLink error=error leave=show_own /> }.into_any(),
            }}
            <StorageAlert />
            <UndoBar
                message=Signal::derive(move || saved.message())
                can_undo=can_undo
                undo=move |()| saved.undo()
                label=t.undo()
            />
        </div>
    }
}

/// Reads the page's address. Returns `None` for an anchor within the page.
fn requested_list() -> Option<Requested> {
    let hash = window().location().hash().unwrap_or_default();
    let fragment = hash.trim_start_matches('#');
    if fragment.is_empty() {
        return Some(Requested::OwnList);
    }
    Some(match read_fragment(fragment)? {
        Ok(list) => Requested::SharedList(list),
        Err(error) => Requested::BadLink(error),
    })
}

fn follow_address(requested: RwSignal<Requested>) {
    EventListener::new(&window(), "hashchange", move |_| {
        if let Some(list) = requested_list() {
            requested.set(list);
        }
    })
    .forget();
}

/// The link to the page in the other language takes a shared list along.
fn keep_list_across_languages() {
    let Some(link) = document().get_element_by_id("lang") else {
        return;
    };
    let anchor = link.clone().dyn_into::<HtmlAnchorElement>();
    EventListener::new(&link, "click", move |_| {
        if let (Ok(anchor), Ok(hash)) = (&anchor, window().location().hash()) {
            anchor.set_hash(&hash);
        }
    })
    .forget();
}

/// Goes on to the list on this device; the back button leads back.
fn show_own_list(requested: RwSignal<Requested>) {
    let path = window().location().pathname().unwrap_or_default();
    let history = window().history();
    let pushed =
        history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&path)));
    if pushed.is_ok() {
        requested.set(Requested::OwnList);
    }
}

#[component]
fn BadLink(error: LinkError, #[prop(into)] leave: Callback<()>) -> impl IntoView {
    let t = texts();
    let (heading, text) = match error {
        LinkError::Damaged => (t.damaged(), t.damaged_text()),
        LinkError::Newer => (t.newer(), t.newer_text()),
    };
    view! {
        <h1>{heading}</h1>
        <p>{text}</p>
        <p class="buttons">
            <Button label=t.see_mine() press=leave />
            <a class="button" href=search_path(t)>{t.find()}</a>
        </p>
    }
}

/// Says that changes won't be kept, and why.
#[component]
fn StorageAlert() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    move || {
        saved
            .error_text(t)
            .map(|text| view! { <p class="notice urgent" role="alert">{text}</p> })
    }
}

/// Says that the places are loading, or that they can't be loaded, and offers to try again.
#[component]
fn LoadingStatus(list: Signal<List>) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    let try_again = move |()| places.request(&list.read_untracked());
    move || {
        if places.failed() {
            view! {
                <div class="notice urgent stack" role="alert">
                    <p>{t.no_connection()}</p>
                    <Button label=t.try_again() press=try_again />
                </div>
            }
            .into_any()
        } else if places.are_loading(&list.read()) {
            view! { <p class="soft" role="status">{t.loading()}</p> }.into_any()
        } else {
            ().into_any()
        }
    }
}

fn search_path(t: Texts) -> &'static str {
    if t.lang() == "es" {
        "/es/search"
    } else {
        "/search"
    }
}
