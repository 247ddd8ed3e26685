//! Saved places: a page of its own module for the list on the device, and a plain one for a link with ids.

use crate::{
    assets::Assets,
    components::{
        buttons::CallButton,
        directory, here,
        save::{MyList, SaveButton},
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::{td_string, whereabouts},
};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Lang, Listing, ListingId,
    listing::{PhoneKind, Status},
};
use waymark_saved_list::MAX_PLACES;

/// `/list`, and `/list?id=…&id=…`
#[component]
pub fn ListPage() -> impl IntoView {
    let ids = ids(&here().query);
    if ids.is_empty() {
        view! { <Own /> }.into_any()
    } else {
        view! { <Linked ids=ids /> }.into_any()
    }
}

/// The ids that a query names, each once.
fn ids(query: &str) -> Vec<ListingId> {
    let named = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "id");
    let mut ids: Vec<ListingId> = Vec::new();
    for id in named.filter_map(|(_, id)| id.parse().ok()) {
        if ids.len() < MAX_PLACES && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Where the module shows the list that is on the device, or in the fragment of the address.
#[component]
fn Own() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let texts = match here.lang {
        Lang::En => include_str!("../../texts/list/en.json"),
        Lang::Es => include_str!("../../texts/list/es.json"),
    };
    let module = use_context::<Assets>().unwrap_or_default().list;
    let (script, style) = module.unzip();
    view! {
        <Document title=td_string!(l, list.title) description=td_string!(l, list.description) frame=Frame::OwnModule>
            {style.map(|style| view! { <link rel="stylesheet" href=style /> })}
            <div class="wrap prose">
                <div id="list" class="wide" data-texts=texts>
                    <h1>{td_string!(l, list.title)}</h1>
                    <p class="lead">{td_string!(l, list.lead)}</p>
                    <div class="late">
                        <p class="notice">{td_string!(l, list.no_script)}</p>
                        <p><a href=here.to("/search")>{td_string!(l, site.find)}</a></p>
                    </div>
                </div>
            </div>
            {script.map(|script| view! { <script type="module" src=script></script> })}
        </Document>
    }
}

/// The places that a link names, in its order.
#[component]
fn Linked(ids: Vec<ListingId>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let directory = directory();
    let places = ids.iter().map(|id| {
        if let Some(listing) = directory.listing(id) {
            return view! { <Item listing=listing.clone() /> }.into_any();
        }
        let id = id.to_string();
        view! { <li><h2 class="soft">{td_string!(l, list.unknown, id = id)}</h2></li> }.into_any()
    });
    let places = places.collect_view();
    view! {
        <Document title=td_string!(l, list.linked) description=td_string!(l, list.description)>
            <div class="wrap prose">
                <h1>{td_string!(l, list.linked)}</h1>
                <p class="lead">{td_string!(l, list.linked_lead)}</p>
                <PrintButton label=td_string!(l, guides.print).to_owned() />
                <ol class="saved-places wide">{places}</ol>
            </div>
            <MyList />
        </Document>
    }
}

#[component]
fn Item(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let name = listing.name.get(lang).to_owned();
    let name_lang = listing.name.lang_attribute(lang);
    let status = match listing.status {
        Status::Active => None,
        Status::TemporarilyClosed => Some(td_string!(l, listing.pause)),
        Status::Closed => Some(td_string!(l, list.closed)),
    };
    let is_open = listing.status != Status::Closed;
    let phones = listing
        .phones
        .iter()
        .filter(|phone| phone.kind != PhoneKind::Tty);
    let phones = phones
        .take(if is_open { usize::MAX } else { 0 })
        .cloned()
        .enumerate();
    let phones = phones
        .map(|(at, phone)| view! { <CallButton phone=phone is_main=at == 0 /> })
        .collect_view();
    let place = match &listing.address {
        Some(address) if !listing.confidential => address.in_one_line(),
        _ => whereabouts::place(&listing, lang),
    };
    view! {
        <li>
            <h2><a href=here.to(&listing.path()) lang=name_lang>{name.clone()}</a></h2>
            {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
            {status.map(|text| view! { <p class="need">{text}</p> })}
            <p>{place}</p>
            <p class="buttons">
                {phones}
                <SaveButton id=listing.id.clone() name=name />
            </p>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_places_once_and_no_nonsense() {
        let ids = ids("id=a-1&id=b&x=c&id=a-1&id=NO&id=../etc&id=");
        let ids: Vec<&str> = ids.iter().map(ListingId::as_str).collect();
        assert_eq!(ids, ["a-1", "b"]);
    }

    #[test]
    fn a_link_names_no_more_than_a_list_holds() {
        let pairs: Vec<String> = (0..300).map(|at| format!("id=a{at}")).collect();
        assert_eq!(ids(&pairs.join("&")).len(), MAX_PLACES);
    }
}
