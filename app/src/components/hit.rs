//! One result: what it offers, for whom, how to reach it, and how fresh the facts are.

use super::{
    buttons::CallButton,
    here,
    icon::{Icon, IconName},
    on_device::SaveButton,
};
use crate::text::{hours, summary, terms, text, whereabouts};
use jiff::civil::Date;
use leptos::prelude::*;
use waymark_directory::{
    Facet, Lang, Listing, TermId, TermSet, Vocabulary,
    listing::{Hours, OpeningHours, Phone, PhoneKind, Precision, Status},
};
use waymark_kit::components::Emphasis;
use waymark_search::{Hit, Opening, Openness};

/// How many times of a meeting a result names.
const MAX_TIMES: usize = 3;

/// One item of the list of results. `asked` is the needs that were searched for, `today` decides which facts are old, and
/// `opening` is when the place should be open.
#[component]
pub fn HitItem(hit: Hit, asked: TermSet, today: Date, opening: Option<Opening>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let listing = &*hit.listing;
    let name = listing.name.get(lang).to_owned();
    let path = here.to(&listing.path());
    let asked = asked.union(hit.matches.iter().copied().collect());
    let (fresh, is_old) = summary::freshness_line(listing, today, lang);
    view! {
        <li class="hit">
            <WhereLine hit=hit.clone() />
            <h2>
                <a href=path.clone() lang=listing.name.lang_attribute(lang)>
                    {name.clone()}
                </a>
            </h2>
            {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
            {(listing.status == Status::TemporarilyClosed)
                .then(|| view! { <p class="need">{text!(lang, hit.pause)}</p> })}
            <p class="need">{summary::offers_line(listing, asked, lang)}</p>
            {meeting_times(listing, lang)
                .map(|times| view! { <p class="match"><Icon name=IconName::Clock />{times}</p> })}
            {matches_line(&hit, lang)
                .map(|line| view! { <p class="match"><Icon name=IconName::Check />{line}</p> })}
            {unsaid_line(&hit, lang).map(|line| view! { <p class="soft">{line}</p> })}
            {opening.map(|opening| view! { <p class="soft">{opening_line(opening, hit.openness, lang)}</p> })}
            {summary::audience_line(listing, asked, lang).map(|line| view! { <p>{line}</p> })}
            {summary::payment_line(listing, asked, lang).map(|line| view! { <p>{line}</p> })}
            {summary::languages_line(listing, asked, lang).map(|line| view! { <p>{line}</p> })}
            <p class="buttons">
                {first_phone(listing).map(|phone| view! { <CallButton phone=phone.clone() emphasis=Emphasis::Main /> })}
                <a class="button" href=path>
                    {text!(lang, results.details)}
                    <span class="hidden">": " {name.clone()}</span>
                </a>
                <SaveButton id=listing.id.clone() name=name />
            </p>
            <p class="fresh">{fresh} {is_old.then(|| view! { " · " <b>{text!(lang, hit.old)}</b> })}</p>
        </li>
    }
}

/// How far it is, and where. The street is only printed.
#[component]
fn WhereLine(hit: Hit) -> impl IntoView {
    let lang = here().lang;
    let listing = &*hit.listing;
    let precision = listing
        .coordinates
        .map_or(Precision::Address, |point| point.precision);
    let distance = hit
        .distance_miles
        .map(|miles| whereabouts::distance_text(miles, precision, lang));
    let street = listing
        .address
        .as_ref()
        .and_then(|address| address.street.clone());
    let place = whereabouts::place_line(listing, lang);
    let gap = (distance.is_some() && !place.is_empty()).then_some(" · ");
    view! {
        <p class="where">
            {distance.map(|distance| view! { <b>{distance}</b> })}
            {gap}
            {street.map(|street| view! { <span class="paper">{street.to_string()} ", "</span> })}
            {place}
        </p>
    }
}

/// Names what the listing matches, unless the line of needs already starts with it.
fn matches_line(hit: &Hit, lang: Lang) -> Option<String> {
    let is_need = |id: &TermId| Vocabulary::get().term(*id).facet == Facet::Need;
    let tells_more = hit.matches.len() > 1 || hit.matches.iter().any(|id| !is_need(id));
    tells_more.then(|| {
        let what = terms::join_names(&hit.matches, lang);
        text!(lang, hit.matches, what = what)
    })
}

/// Names what was searched for but the listing says nothing about.
fn unsaid_line(hit: &Hit, lang: Lang) -> Option<String> {
    (!hit.unknown_conditions.is_empty()).then(|| {
        let what = terms::join_names(&hit.unknown_conditions, lang);
        text!(lang, hit.unsaid, what = what)
    })
}

fn opening_line(opening: Opening, openness: Openness, lang: Lang) -> &'static str {
    match (openness, opening) {
        (Openness::Unknown | Openness::NotAsked, _) => text!(lang, hit.hours_unknown),
        (_, Opening::Now) => text!(lang, hit.open_now),
        (_, Opening::On(..)) => text!(lang, hit.open),
    }
}

/// When a meeting starts: "Monday, Friday 6:30 PM", shortened after a few times.
fn meeting_times(listing: &Listing, lang: Lang) -> Option<String> {
    let Some(Hours::Weekly { opening, .. }) =
        listing.hours.as_ref().filter(|_| listing.is_meeting())
    else {
        return None;
    };
    let (shown, left) = opening.split_at(opening.len().min(MAX_TIMES));
    let starts: Vec<OpeningHours> = shown
        .iter()
        .map(|span| OpeningHours {
            closes: None,
            ..span.clone()
        })
        .collect();
    let rows = hours::hours_rows(&starts, lang).into_iter();
    let mut times: Vec<String> = rows.map(|(days, time)| format!("{days} {time}")).collect();
    if !left.is_empty() {
        times.push("…".to_owned());
    }
    Some(times.join(", "))
}

/// The number to show in a list: the first to call, else the first to text.
fn first_phone(listing: &Listing) -> Option<&Phone> {
    let of_kind = |kind| listing.phones.iter().find(move |phone| phone.kind == kind);
    of_kind(PhoneKind::Voice).or_else(|| of_kind(PhoneKind::Text))
}
