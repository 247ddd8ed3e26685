//! One result: what it offers, for whom, how to reach it, how fresh the facts are.

use super::{
    buttons::CallButton,
    here,
    icon::{Icon, IconName},
    save::SaveButton,
};
use crate::text::{hours, summary, td_string, terms, whereabouts};
use jiff::civil::Date;
use leptos::prelude::*;
use waymark_directory::{
    Facet, Lang, Listing, TermSet, Vocabulary,
    listing::{Hours, OpeningHours, Phone, PhoneKind, Precision, Status},
};
use waymark_search::{Hit, Opening};

/// Times of a meeting that are named.
const MOST_TIMES: usize = 3;

/// A list item of the results. `asked` are the needs asked for, `today` judges freshness, `opening` is the time
/// it should be open at.
#[component]
pub fn HitItem(hit: Hit, asked: TermSet, today: Date, opening: Option<Opening>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let listing = &*hit.listing;
    let precision = listing
        .coordinates
        .map_or(Precision::Address, |point| point.precision);
    let distance = hit
        .distance_miles
        .map(|miles| whereabouts::distance(miles, precision, lang));
    let place = whereabouts::place(listing, lang);
    let street = listing
        .address
        .as_ref()
        .and_then(|address| address.street.clone());
    let street =
        street.map(|street| view! { <span class="paper">{street.to_string()} ", "</span> });
    let gap = (distance.is_some() && !place.is_empty()).then_some(" · ");
    let name = listing.name.get(lang).to_owned();
    let name_lang = listing.name.lang_attribute(lang);
    let (fresh, old) = summary::freshness(listing, today, lang);
    let path = here.to(&listing.path());
    let asked = asked.union(hit.matches.iter().copied().collect());
    let lines = [
        summary::for_whom(listing, asked, lang),
        summary::payment(listing, asked, lang),
        summary::languages(listing, asked, lang),
    ];
    let matches = tells_more(&hit).then(|| {
        let what = terms::all(&hit.matches, lang);
        view! { <p class="match"><Icon name=IconName::Check />{td_string!(l, hit.matches, what = what)}</p> }
    });
    let unsaid = (!hit.unsaid.is_empty()).then(|| {
        let what = terms::all(&hit.unsaid, lang);
        view! { <p class="soft">{td_string!(l, hit.unsaid, what = what)}</p> }
    });
    let meets = meeting_times(listing, lang)
        .map(|times| view! { <p class="match"><Icon name=IconName::Clock />{times}</p> });
    let open = opening.map(|opening| {
        let line = match (hit.open, opening) {
            (None, _) => td_string!(l, hit.hours_unknown),
            (Some(_), Opening::Now) => td_string!(l, hit.open_now),
            (Some(_), Opening::On(..)) => td_string!(l, hit.open),
        };
        view! { <p class="soft">{line}</p> }
    });
    view! {
        <li class="hit">
            <p class="where">{distance.map(|d| view! { <b>{d}</b> })} {gap} {street} {place}</p>
            <h2>
                <a href=path.clone() lang=name_lang>
                    {name.clone()}
                </a>
            </h2>
            {listing.organization.as_ref().map(|by| view! { <p class="soft">{by.to_string()}</p> })}
            {(listing.status == Status::TemporarilyClosed)
                .then(|| view! { <p class="need">{td_string!(l, hit.pause)}</p> })}
            <p class="need">{summary::offers(listing, asked, lang)}</p>
            {meets}
            {matches}
            {unsaid}
            {open}
            {lines.into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="buttons">
                {first_number(listing).map(|phone| view! { <CallButton phone=phone.clone() is_main=true /> })}
                <a class="button" href=path>
                    {td_string!(l, results.details)}
                    <span class="hidden">": " {name.clone()}</span>
                </a>
                <SaveButton id=listing.id.clone() name=name />
            </p>
            <p class="fresh">{fresh} {old.then(|| view! { " · " <b>{td_string!(l, hit.old)}</b> })}</p>
        </li>
    }
}

/// Whether what a listing matches is news: the line of needs already begins with a single one.
fn tells_more(hit: &Hit) -> bool {
    let is_need = |id: &waymark_directory::TermId| Vocabulary::get().term(*id).facet == Facet::Need;
    hit.matches.len() > 1 || hit.matches.iter().any(|id| !is_need(id))
}

/// "Monday, Friday, 6:30 PM", the first of many; none where it is no meeting.
fn meeting_times(listing: &Listing, lang: Lang) -> Option<String> {
    let Some(Hours::Weekly { opening, .. }) =
        listing.hours.as_ref().filter(|_| listing.is_meeting())
    else {
        return None;
    };
    let (shown, left) = opening.split_at(opening.len().min(MOST_TIMES));
    let begins: Vec<OpeningHours> = shown
        .iter()
        .map(|span| OpeningHours {
            closes: None,
            ..span.clone()
        })
        .collect();
    let rows = hours::rows(&begins, lang).into_iter();
    let mut times: Vec<String> = rows.map(|(days, time)| format!("{days} {time}")).collect();
    if !left.is_empty() {
        times.push("…".to_owned());
    }
    Some(times.join(", "))
}

/// The number to show in a list: the first to call, else the first to text.
fn first_number(listing: &Listing) -> Option<&Phone> {
    let of = |kind| listing.phones.iter().find(move |phone| phone.kind == kind);
    of(PhoneKind::Voice).or_else(|| of(PhoneKind::Text))
}
