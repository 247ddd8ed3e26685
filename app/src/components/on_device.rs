//! Parts of a page that work on the visitor's device alone: save buttons, the link to the saved list, and the elements
//! that the saved list and the tracker fill. Nothing in them reaches the server.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{assets::Assets, islands::SavedPlaces, text::text};
use leptos::prelude::*;
use waymark_directory::{Lang, ListingId};

/// Saves a place or removes it. Hidden without JavaScript; [`SavedListLink`] makes it work.
#[component]
pub fn SaveButton(id: ListingId, name: String) -> impl IntoView {
    let lang = here().lang;
    view! {
        <button type="button" class="button save screen" data-save=id.to_string() hidden>
            <Icon name=IconName::Save />
            <span class="off">{text!(lang, list.save)}</span>
            <span class="on">{text!(lang, list.saved)}</span>
            <span class="hidden">": " {name}</span>
        </button>
    }
}

/// Makes the page's save buttons work, and links to the list once a place is on it.
#[component]
pub fn SavedListLink() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <SavedPlaces
            href=here.to("/list")
            label=text!(lang, list.title).to_owned()
            saved=text!(lang, list.told_saved).to_owned()
            removed=text!(lang, list.told_removed).to_owned()
            full=text!(lang, list.told_full).to_owned()
        />
    }
}

/// The element that the saved list's module fills. Without JavaScript it shows `children`.
#[component]
pub fn SavedListPlace(children: Children) -> impl IntoView {
    let texts = match here().lang {
        Lang::En => include_str!("../../texts/list/en.json"),
        Lang::Es => include_str!("../../texts/list/es.json"),
    };
    let (script, style) = use_context::<Assets>().unwrap_or_default().list.unzip();
    view! {
        {style.map(|style| view! { <link rel="stylesheet" href=style /> })}
        <div class="wrap prose">
            <div id="list" class="wide" data-texts=texts>{children()}</div>
        </div>
        {script.map(|script| view! { <script type="module" src=script></script> })}
    }
}

/// The element that the tracker fills. `view` is what it shows first: "goals" or "plans". Without JavaScript
/// there is only the sheet to print.
#[component]
pub fn TrackerPlace(view: &'static str) -> impl IntoView {
    let texts = match here().lang {
        Lang::En => include_str!("../../texts/tracker/en.json"),
        Lang::Es => include_str!("../../texts/tracker/es.json"),
    };
    let module = use_context::<Assets>().unwrap_or_default().tracker;
    module.map(|(script, style)| {
        view! {
            <link rel="stylesheet" href=style />
            <div id="tracker" class="wide" data-view=view data-texts=texts></div>
            <script type="module" src=script></script>
        }
    })
}
