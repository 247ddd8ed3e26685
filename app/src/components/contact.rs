//! How to reach a place: numbers, website, chat, address, hours.

use super::{
    LocalizedParagraph,
    buttons::{SiteButton, phone_action},
    here,
    icon::{Icon, IconName},
};
use crate::text::{hours, text, whereabouts};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Lang, Listing,
    listing::{Address, Hours, Phone, PhoneKind, PhonePurpose, ServiceArea},
};
use waymark_kit::components::{Emphasis, PhoneButton};

/// Every way to get in touch.
#[component]
pub fn Contact(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <ul class="ways">
            {listing
                .phones
                .iter()
                .cloned()
                .enumerate()
                .map(|(at, phone)| view! { <PhoneItem phone=phone emphasis=Emphasis::of_number(at) /> })
                .collect_view()}
            <SiteItem url=listing.online.clone() icon=IconName::Globe label=text!(lang, listing.online) />
            <SiteItem url=listing.chat.clone() icon=IconName::Chat label=text!(lang, listing.chat) />
            <SiteItem url=listing.website.clone() icon=IconName::Globe label=text!(lang, listing.website) />
        </ul>
        {listing.confidential.then(|| view! { <p class="row"><Icon name=IconName::Shield /><span>{text!(lang, listing.private)}</span></p> })}
        {listing.address.clone().map(|address| view! { <AddressLines address=address /> })}
        {listing.service_area.as_ref().map(|area| view! {
            <p class="row"><Icon name=IconName::Globe /><span>{area_served(area, here.lang)}</span></p>
        })}
        {listing.is_meeting().then(|| view! {
            <p class="screen">
                <a class="button" href=here.to(&format!("/r/{}/calendar.ics", listing.id)) download>
                    <Icon name=IconName::Clock />
                    {text!(lang, listing.calendar)}
                </a>
            </p>
        })}
        {listing.hours.clone().map(|hours| view! { <OpeningTimes hours=hours caption=times_caption(&listing, lang) /> })}
    }
}

#[component]
fn PhoneItem(phone: Phone, emphasis: Emphasis) -> impl IntoView {
    view! {
        <li>
            <span>{phone_purpose(&phone, here().lang)}</span>
            <PhoneButton
                action=phone_action(phone.kind)
                dial=phone.number.dial()
                label=phone.number.to_string()
                emphasis=emphasis
            />
            <LocalizedParagraph text=phone.instructions />
        </li>
    }
}

fn phone_purpose(phone: &Phone, lang: Lang) -> &'static str {
    match (phone.kind, phone.purpose) {
        (PhoneKind::Tty, _) => text!(lang, listing.tty),
        (PhoneKind::Text, _) => text!(lang, listing.by_text),
        (PhoneKind::Voice, PhonePurpose::Main) => text!(lang, listing.main),
        (PhoneKind::Voice, PhonePurpose::Intake) => text!(lang, listing.intake),
        (PhoneKind::Voice, PhonePurpose::Crisis) => text!(lang, listing.crisis),
    }
}

#[component]
fn SiteItem(url: Option<Box<str>>, icon: IconName, label: &'static str) -> impl IntoView {
    url.map(|url| view! { <li><SiteButton url=url icon=icon label=label /></li> })
}

fn area_served(area: &ServiceArea, lang: Lang) -> String {
    match area {
        ServiceArea::National => text!(lang, listing.serves_all).to_owned(),
        ServiceArea::States(served) => {
            text!(
                lang,
                listing.serves,
                states = whereabouts::list_states(served, lang)
            )
        }
    }
}

/// The address, and directions to it where there is a street.
#[component]
fn AddressLines(address: Address) -> impl IntoView {
    let streets = [&address.street, &address.street_2].into_iter().flatten();
    let directions = address
        .street
        .is_some()
        .then(|| view! { <Directions to=address.in_one_line() /> });
    view! {
        <address class="row">
            <Icon name=IconName::Pin />
            <span>
                {streets.map(|line| view! { {line.to_string()} <br /> }).collect_view()}
                {address.locality()}
            </span>
        </address>
        {directions}
    }
}

#[component]
fn Directions(to: String) -> impl IntoView {
    let lang = here().lang;
    let to = percent_encoded(&to);
    view! {
        <ul class="ways screen">
            <li>
                <a class="button" href=format!("geo:0,0?q={to}")>
                    <Icon name=IconName::Directions />
                    {text!(lang, listing.geo)}
                </a>
            </li>
            <li>
                <a class="button" href=format!("https://www.google.com/maps/dir/?api=1&destination={to}") rel="noreferrer">
                    <Icon name=IconName::Directions />
                    {text!(lang, listing.maps)}
                </a>
            </li>
        </ul>
    }
}

fn times_caption(listing: &Listing, lang: Lang) -> &'static str {
    if listing.is_meeting() {
        text!(lang, listing.meets)
    } else {
        text!(lang, listing.hours)
    }
}

#[component]
fn OpeningTimes(hours: Hours, caption: &'static str) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    match hours {
        Hours::Always => view! { <p class="row"><Icon name=IconName::Clock /><span>{text!(lang, listing.always)}</span></p> }.into_any(),
        Hours::Weekly { timezone, opening } => {
            let rows = hours::hours_rows(&opening, here.lang).into_iter();
            view! {
                <table class="hours">
                    <caption>{caption}</caption>
                    <tbody>
                        {rows.map(|(days, time)| view! { <tr><th scope="row">{days}</th><td>{time}</td></tr> }).collect_view()}
                    </tbody>
                </table>
                <p class="soft small">{text!(lang, listing.time_zone, zone = zone_name(&timezone))}</p>
            }
            .into_any()
        }
    }
}

/// Turns `America/New_York` into "New York".
fn zone_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// For a link's query. Spaces become `%20`, because map apps take a `+` literally.
fn percent_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_in_a_map_link_are_not_plus_signs() {
        assert_eq!(percent_encoded("1 A&B St + C"), "1%20A%26B%20St%20%2B%20C");
    }
}
