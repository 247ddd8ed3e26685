//! One place with all that is known about it.

use crate::{
    components::{
        LocalizedParagraph,
        chips::address,
        contact::Contact,
        directory,
        facts::Facts,
        here,
        icon::{Icon, IconName},
        save::{MyList, SaveButton},
    },
    document::Document,
    islands::PrintButton,
    json_ld,
    pages::{not_found::NotFound, sources::Trust},
    text::{dates, summary, td_string, whereabouts},
};
use http::{HeaderValue, StatusCode, header::LOCATION};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use std::sync::Arc;
use waymark_directory::{
    Listing, ListingId, TermSet,
    listing::{Precision, Status},
};
use waymark_search::{Directory, SearchQuery};

/// Places like this one that are offered: enough to have a choice.
const MOST_SIMILAR: usize = 4;

/// `/r/{id}/{slug}`
#[component]
pub fn ListingPage() -> impl IntoView {
    let here = here();
    match find(&directory(), here.parameter("id"), &here.path) {
        Answer::Page(listing) => view! { <Page listing=listing /> }.into_any(),
        Answer::Moved(path) => {
            redirect(&here.to(&path));
            ().into_any()
        }
        Answer::Missing => view! { <NotFound /> }.into_any(),
    }
}

/// What an address leads to.
enum Answer {
    Page(Arc<Listing>),
    Moved(String),
    Missing,
}

/// Older ids and wrong slugs lead on to the one address of a listing.
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

/// Leads on to another address for good.
pub(super) fn redirect(path: &str) {
    if let (Some(response), Ok(location)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(path),
    ) {
        response.set_status(StatusCode::PERMANENT_REDIRECT);
        response.insert_header(LOCATION, location);
    }
}

#[component]
fn Page(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let name = listing.name.get(lang).to_owned();
    let name_lang = listing.name.lang_attribute(lang);
    let offers = summary::offers(&listing, TermSet::default(), lang);
    let place = whereabouts::place(&listing, lang);
    let nearby = listing.address.as_ref().filter(|_| !listing.confidential);
    let nearby = nearby.and_then(|at| at.locality().parse().ok());
    let more = address(
        &here.to("/search"),
        &SearchQuery {
            near: nearby,
            ..SearchQuery::default()
        },
    );
    let gone = listing.status == Status::Closed;
    let description = td_string!(l, listing.summary, name = name.clone());
    let data = json_ld::of(&listing, lang);
    view! {
        <Document title=name.clone() description=description data=data>
            <div class="wrap listing">
                <a class="back-link" href=more>
                    <Icon name=IconName::Arrow />
                    {td_string!(l, listing.more)}
                </a>
                <div class="listing-grid">
                    <div class="listing-head">
                        <h1 lang=name_lang>{name}</h1>
                        {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
                        <p class="lead">{offers}</p>
                        <p class="soft">{place}</p>
                        <LocalizedParagraph text=listing.description.clone() />
                        <Notice listing=listing.clone() />
                    </div>
                    {(!gone)
                        .then(|| {
                            view! {
                                <section class="reach" aria-labelledby="reach">
                                    <h2 id="reach">{td_string!(l, listing.reach)}</h2>
                                    <Contact listing=listing.clone() />
                                    <p class="buttons">
                                        <SaveButton id=listing.id.clone() name=listing.name.get(lang).to_owned() />
                                        <PrintButton label=td_string!(l, listing.print).to_owned() />
                                    </p>
                                </section>
                            }
                        })}
                    <div class="facts">
                        <Facts listing=listing.clone() />
                        <Trust listing=listing.clone() />
                    </div>
                    <Similar listing=listing />
                </div>
            </div>
            <MyList />
        </Document>
    }
}

/// Places near by that do much the same: there may be no room here.
#[component]
fn Similar(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let places = directory().similar(&listing.id, MOST_SIMILAR);
    let line = |(place, miles): &(Arc<Listing>, f64)| {
        let precision = place
            .coordinates
            .map_or(Precision::Address, |point| point.precision);
        let distance = whereabouts::distance(*miles, precision, lang);
        view! {
            <li>
                <a href=here.to(&place.path())>{place.name.get(lang).to_owned()}</a>
                <span class="soft">{distance} " · " {whereabouts::place(place, lang)}</span>
            </li>
        }
    };
    let lines: Vec<_> = places.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="similar" aria-labelledby="similar">
                <h2 id="similar" class="blaze">{td_string!(l, listing.similar)}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

/// Call first; or that there is nobody to call.
#[component]
fn Notice(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let status = listing.status;
    let gone = listing.closed_on.map(|date| {
        let date = dates::full(date, here.lang);
        td_string!(l, listing.gone_text, date = date)
    });
    let (strong, text) = match status {
        Status::Active if listing.is_meeting() => (
            td_string!(l, listing.meeting),
            td_string!(l, listing.meeting_text),
        ),
        Status::Active => (
            td_string!(l, listing.first),
            td_string!(l, listing.first_text),
        ),
        Status::TemporarilyClosed => (
            td_string!(l, listing.pause),
            td_string!(l, listing.pause_text),
        ),
        Status::Closed if gone.is_some() => (td_string!(l, listing.gone), ""),
        Status::Closed => (
            td_string!(l, listing.closed),
            td_string!(l, listing.closed_text),
        ),
    };
    let elsewhere = (status == Status::Closed).then(
        || view! { <p><a href=here.to("/search")>{td_string!(l, listing.closed_link)}</a></p> },
    );
    view! {
        <div class=if status == Status::Active { "notice" } else { "notice urgent" }>
            <p>
                <b>{strong}</b>
                " "
                {text}
                {gone}
            </p>
            {elsewhere}
        </div>
    }
}
