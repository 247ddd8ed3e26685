//! Saved places: the page that the saved list's module fills, and a plain page for a link with ids.

use crate::{
    components::{
        buttons::{CallButton, dialable_phones},
        directory, here,
        on_device::{SaveButton, SavedListLink, SavedListPlace},
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::{text, whereabouts},
};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Lang, Listing, ListingId, listing::Status};
use waymark_kit::components::Emphasis;
use waymark_saved_list::MAX_PLACES;

/// `/list`, and `/list?id=…&id=…`
#[component]
pub fn ListPage() -> impl IntoView {
    let ids = listing_ids(&here().query);
    if ids.is_empty() {
        view! { <OwnList /> }.into_any()
    } else {
        view! { <LinkedList ids=ids /> }.into_any()
    }
}

/// The ids that a query names, each once.
fn listing_ids(query: &str) -> Vec<ListingId> {
    let named = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "id");
    let mut ids: Vec<ListingId> = Vec::new();
    for id in named.filter_map(|(_, id)| id.parse().ok()) {
        if ids.len() < MAX_PLACES && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The list on the device, or in the fragment of the address: only the module can read either.
#[component]
fn OwnList() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <Document title=text!(lang, list.title) description=text!(lang, list.description) frame=Frame::OwnModule>
            <SavedListPlace>
                <h1>{text!(lang, list.title)}</h1>
                <p class="lead">{text!(lang, list.lead)}</p>
                <div class="late">
                    <p class="notice">{text!(lang, list.no_script)}</p>
                    <p><a href=here.to("/search")>{text!(lang, site.find)}</a></p>
                </div>
            </SavedListPlace>
        </Document>
    }
}

/// The places that a link names, in its order.
#[component]
fn LinkedList(ids: Vec<ListingId>) -> impl IntoView {
    let lang = here().lang;
    view! {
        <Document title=text!(lang, list.linked) description=text!(lang, list.description)>
            <div class="wrap prose">
                <h1>{text!(lang, list.linked)}</h1>
                <p class="lead">{text!(lang, list.linked_lead)}</p>
                <PrintButton label=text!(lang, guides.print).to_owned() />
                <ol class="saved-places wide">
                    {ids.into_iter().map(|id| view! { <LinkedPlace id=id /> }).collect_view()}
                </ol>
            </div>
            <SavedListLink />
        </Document>
    }
}

#[component]
fn LinkedPlace(id: ListingId) -> impl IntoView {
    let lang = here().lang;
    if let Some(listing) = directory().listing(&id) {
        view! { <KnownPlace listing=listing.clone() /> }.into_any()
    } else {
        let id = id.to_string();
        view! { <li><h2 class="soft">{text!(lang, list.unknown, id = id)}</h2></li> }.into_any()
    }
}

/// A closed place offers no number.
#[component]
fn KnownPlace(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let name = listing.name.get(lang).to_owned();
    let is_open = listing.status != Status::Closed;
    view! {
        <li>
            <h2><a href=here.to(&listing.path()) lang=listing.name.lang_attribute(lang)>{name.clone()}</a></h2>
            {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
            {status_text(listing.status, lang).map(|text| view! { <p class="need">{text}</p> })}
            <p>{address_line(&listing, lang)}</p>
            <p class="buttons">
                {dialable_phones(&listing)
                    .filter(|_| is_open)
                    .cloned()
                    .enumerate()
                    .map(|(at, phone)| view! { <CallButton phone=phone emphasis=Emphasis::of_number(at) /> })
                    .collect_view()}
                <SaveButton id=listing.id.clone() name=name />
            </p>
        </li>
    }
}

fn status_text(status: Status, lang: Lang) -> Option<&'static str> {
    match status {
        Status::Active => None,
        Status::TemporarilyClosed => Some(text!(lang, listing.pause)),
        Status::Closed => Some(text!(lang, list.closed)),
    }
}

/// The street address, or only the region of a place that keeps its address private.
fn address_line(listing: &Listing, lang: Lang) -> String {
    match &listing.address {
        Some(address) if !listing.confidential => address.in_one_line(),
        _ => whereabouts::place_line(listing, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_each_place_once_and_malformed_ids_are_skipped() {
        let ids = listing_ids("id=a-1&id=b&x=c&id=a-1&id=NO&id=../etc&id=");
        let ids: Vec<&str> = ids.iter().map(ListingId::as_str).collect();
        assert_eq!(ids, ["a-1", "b"]);
    }

    #[test]
    fn a_link_names_no_more_than_a_list_holds() {
        let pairs: Vec<String> = (0..300).map(|at| format!("id=a{at}")).collect();
        assert_eq!(listing_ids(&pairs.join("&")).len(), MAX_PLACES);
    }
}
