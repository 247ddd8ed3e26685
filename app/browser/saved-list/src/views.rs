//! What the page shows: the list of this device, or the one in the page's address.

mod entry;
mod handover;
mod mine;
mod shared;

use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{Texts, texts},
};
use gloo::events::EventListener;
use leptos::prelude::*;
use mine::Mine;
use shared::Shared;
use wasm_bindgen::{JsCast, JsValue};
use waymark_kit::components::{Button, UndoBar};
use waymark_saved_list::{
    List,
    link::{self, LinkError},
};
use web_sys::HtmlAnchorElement;

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Mine,
    Shared(List),
    Refused(LinkError),
}

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    let t = texts();
    let places = Places::new(t.lang());
    provide_context(places);
    let saved = SavedList::open();
    provide_context(saved);
    let asked = RwSignal::new(asked().unwrap_or(Asked::Mine));
    EventListener::new(&window(), "hashchange", move |_| {
        // An anchor within the page is none of ours.
        if let Some(other) = self::asked() {
            asked.set(other);
        }
    })
    .forget();
    keep_in_other_language();
    let message = Signal::derive(move || saved.message());
    let can_undo = Signal::derive(move || saved.message().is_some());
    view! {
        <div class="list-page">
            {move || match asked.get() {
                Asked::Mine => view! { <Mine /> }.into_any(),
                Asked::Shared(list) => view! { <Shared list=list leave=move || to_mine(asked) /> }.into_any(),
                Asked::Refused(error) => view! { <Refused error=error leave=move || to_mine(asked) /> }.into_any(),
            }}
            <StorageAlert />
            <UndoBar message=message can_undo=can_undo undo=move |()| saved.undo() label=t.undo() />
        </div>
    }
}

fn asked() -> Option<Asked> {
    let hash = window().location().hash().unwrap_or_default();
    let fragment = hash.trim_start_matches('#');
    if fragment.is_empty() {
        return Some(Asked::Mine);
    }
    Some(match link::read(fragment)? {
        Ok(list) => Asked::Shared(list),
        Err(error) => Asked::Refused(error),
    })
}

/// The page's link to itself in the other language takes a shared list along.
fn keep_in_other_language() {
    let Some(link) = document().get_element_by_id("lang") else {
        return;
    };
    let pressed = link.clone().dyn_into::<HtmlAnchorElement>();
    EventListener::new(&link, "click", move |_| {
        if let (Ok(link), Ok(hash)) = (&pressed, window().location().hash()) {
            link.set_hash(&hash);
        }
    })
    .forget();
}

/// Goes on to the list of this device; the back button leads back.
fn to_mine(asked: RwSignal<Asked>) {
    let path = window().location().pathname().unwrap_or_default();
    let history = window().history();
    let pushed =
        history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&path)));
    if pushed.is_ok() {
        asked.set(Asked::Mine);
    }
}

#[component]
fn Refused(error: LinkError, #[prop(into)] leave: Callback<()>) -> impl IntoView {
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
            <a class="button" href=search(t)>{t.find()}</a>
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

/// That the server could not be asked, with another try; or that it is being asked.
#[component]
fn Loading(list: Signal<List>) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    let again = move |()| places.ask(&list.read_untracked());
    move || {
        if places.failed() {
            view! {
                <div class="notice urgent stack" role="alert">
                    <p>{t.no_connection()}</p>
                    <Button label=t.try_again() press=again />
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

fn search(t: Texts) -> &'static str {
    if t.lang() == "es" {
        "/es/search"
    } else {
        "/search"
    }
}
