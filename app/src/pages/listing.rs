//! One place, with everything we know about it.

use crate::{
    components::{
        LocalizedParagraph,
        chips::search_address,
        contact::Contact,
        directory,
        facts::Facts,
        here,
        icon::{Icon, IconName},
        on_device::{SaveButton, SavedListLink},
    },
    document::Document,
    islands::PrintButton,
    json_ld,
    page_status::{PageStatus, set_page_status},
    pages::{not_found::NotFound, sources::ListingSources},
    text::{formats, summary, text, whereabouts},
};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Lang, Listing, ListingId, TermSet,
    listing::{Precision, Status},
};
use waymark_search::{Directory, SearchQuery};

/// How many similar places the page offers: enough to have a choice.
const MAX_SIMILAR: usize = 4;

/// `/r/{id}/{slug}`
#[component]
pub fn ListingPage() -> impl IntoView {
    let here = here();
    match find(&directory(), here.parameter("id"), &here.path) {
        Answer::Page(listing) => view! { <Page listing=listing /> }.into_any(),
        Answer::Moved(path) => {
            set_page_status(PageStatus::Moved(here.to(&path)));
            ().into_any()
        }
        Answer::Missing => view! { <NotFound /> }.into_any(),
    }
}

/// What is at an address.
enum Answer {
    Page(Arc<Listing>),
    Moved(String),
    Missing,
}

/// A listing has one address. Older ids and wrong slugs lead on to it.
fn find(directory: &Directory, id: &str, path: &str) -> Answer {
    let found = id
        .parse::<ListingId>()
        .ok()
        .and_then(|id| directory.listing(&id).cloned());
    match found {
        Some(listing) if listing.path() == path => Answer::Page(listing),
        Some(listing) => Answer::Moved(listing.path()),
        None => Answer::Missing,
    }
}

#[component]
fn Page(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let name = listing.name.get(lang).to_owned();
    let is_closed = listing.status == Status::Closed;
    view! {
        <Document
            title=name.clone()
            description=text!(lang, listing.summary, name = name.clone())
            data=json_ld::describe_listing(&listing, lang)
        >
            <div class="wrap listing">
                <a class="back-link" href=search_address(&here, &search_nearby(&listing))>
                    <Icon name=IconName::Arrow />
                    {text!(lang, listing.more)}
                </a>
                <div class="listing-grid">
                    <div class="listing-head">
                        <h1 lang=listing.name.lang_attribute(lang)>{name}</h1>
                        {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
                        <p class="lead">{summary::offers_line(&listing, TermSet::default(), lang)}</p>
                        <p class="soft">{whereabouts::place_line(&listing, lang)}</p>
                        <LocalizedParagraph text=listing.description.clone() />
                        <StatusNotice listing=listing.clone() />
                    </div>
                    {(!is_closed).then(|| view! { <Reach listing=listing.clone() /> })}
                    <div class="facts">
                        <Facts listing=listing.clone() />
                        <ListingSources listing=listing.clone() />
                    </div>
                    <SimilarPlaces listing=listing />
                </div>
            </div>
            <SavedListLink />
        </Document>
    }
}

/// A search around the place, or everywhere if it keeps its address private.
fn search_nearby(listing: &Listing) -> SearchQuery {
    let address = listing.address.as_ref().filter(|_| !listing.confidential);
    SearchQuery {
        near: address.and_then(|address| address.locality().parse().ok()),
        ..SearchQuery::default()
    }
}

/// How to reach the place, and to keep it at hand.
#[component]
fn Reach(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let name = listing.name.get(here.lang).to_owned();
    view! {
        <section class="reach" aria-labelledby="reach">
            <h2 id="reach">{text!(lang, listing.reach)}</h2>
            <Contact listing=listing.clone() />
            <p class="buttons">
                <SaveButton id=listing.id.clone() name=name />
                <PrintButton label=text!(lang, listing.print).to_owned() />
            </p>
        </section>
    }
}

/// Places nearby that offer much the same, in case this one has no room.
#[component]
fn SimilarPlaces(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let places = directory().find_similar(&listing.id, MAX_SIMILAR);
    let item = |(place, miles): &(Arc<Listing>, f64)| {
        let precision = place
            .coordinates
            .map_or(Precision::Address, |point| point.precision);
        let distance = whereabouts::distance_text(*miles, precision, lang);
        view! {
            <li>
                <a href=here.to(&place.path())>{place.name.get(lang).to_owned()}</a>
                <span class="soft">{distance} " · " {whereabouts::place_line(place, lang)}</span>
            </li>
        }
    };
    (!places.is_empty()).then(|| {
        view! {
            <section class="similar" aria-labelledby="similar">
                <h2 id="similar" class="blaze">{text!(lang, listing.similar)}</h2>
                <ul>{places.iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// Advice to call first, or that the place is closed.
#[component]
fn StatusNotice(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let (strong, text) = status_text(&listing, here.lang);
    let is_active = listing.status == Status::Active;
    view! {
        <div class=if is_active { "notice" } else { "notice urgent" }>
            <p>
                <b>{strong}</b>
                " "
                {text}
            </p>
            {(listing.status == Status::Closed)
                .then(|| view! { <p><a href=here.to("/search")>{text!(lang, listing.closed_link)}</a></p> })}
        </div>
    }
}

/// What matters most about the place's status in a few words, and more.
fn status_text(listing: &Listing, lang: Lang) -> (&'static str, String) {
    let (strong, text) = match (listing.status, listing.closed_on) {
        (Status::Active, _) if listing.is_meeting() => (
            text!(lang, listing.meeting),
            text!(lang, listing.meeting_text),
        ),
        (Status::Active, _) => (text!(lang, listing.first), text!(lang, listing.first_text)),
        (Status::TemporarilyClosed, _) => {
            (text!(lang, listing.pause), text!(lang, listing.pause_text))
        }
        (Status::Closed, Some(date)) => {
            let date = formats::full_date(date, lang);
            return (
                text!(lang, listing.gone),
                text!(lang, listing.gone_text, date = date),
            );
        }
        (Status::Closed, None) => (
            text!(lang, listing.closed),
            text!(lang, listing.closed_text),
        ),
    };
    (strong, text.to_owned())
}
