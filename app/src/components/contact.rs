//! How to reach a place: numbers, website, chat, address, hours.

use super::{call_line::Words, here, icon::Icon};
use crate::text::{hours, td_string, whereabouts};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Listing,
    listing::{Address, Hours, Phone, PhoneKind, PhonePurpose, ServiceArea},
};

/// Every way to get in touch.
#[component]
pub fn Contact(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let numbers = listing.phones.iter().cloned().enumerate();
    let numbers = numbers.map(|(at, phone)| view! { <Number phone=phone first=at == 0 /> });
    let link = |url: &Option<Box<str>>, icon: &'static str, label: &'static str| {
        url.as_ref().map(|url| {
            view! {
                <li>
                    <a class="button" href=url.to_string() rel="noreferrer">
                        <Icon name=icon />
                        {label}
                    </a>
                </li>
            }
        })
    };
    let area = listing.service_area.as_ref().map(|area| match area {
        ServiceArea::National => td_string!(l, listing.serves_all).to_owned(),
        ServiceArea::States(served) => td_string!(
            l,
            listing.serves,
            states = whereabouts::states(served, here.lang)
        ),
    });
    view! {
        <ul class="ways">
            {numbers.collect_view()} {link(&listing.online, "globe", td_string!(l, listing.online))}
            {link(&listing.chat, "chat", td_string!(l, listing.chat))}
            {link(&listing.website, "globe", td_string!(l, listing.website))}
        </ul>
        {listing.confidential.then(|| view! { <p class="row"><Icon name="shield" /><span>{td_string!(l, listing.private)}</span></p> })}
        {listing.address.clone().map(|address| view! { <Place address=address /> })}
        {area.map(|area| view! { <p class="row"><Icon name="globe" /><span>{area}</span></p> })}
        {listing.is_meeting().then(|| view! {
            <p class="screen">
                <a class="button" href=here.to(&format!("/r/{}/calendar.ics", listing.id)) download>
                    <Icon name="clock" />
                    {td_string!(l, listing.calendar)}
                </a>
            </p>
        })}
        {listing.hours.clone().map(|hours| view! { <OpenAt hours=hours meets=listing.is_meeting() /> })}
    }
}

#[component]
fn Number(phone: Phone, first: bool) -> impl IntoView {
    let l = here().locale();
    let scheme = if phone.kind == PhoneKind::Text {
        "sms"
    } else {
        "tel"
    };
    let icon = if phone.kind == PhoneKind::Text {
        "text"
    } else {
        "phone"
    };
    let purpose = match (phone.kind, phone.purpose) {
        (PhoneKind::Tty, _) => td_string!(l, listing.tty),
        (PhoneKind::Text, _) => td_string!(l, listing.by_text),
        (PhoneKind::Voice, PhonePurpose::Main) => td_string!(l, listing.main),
        (PhoneKind::Voice, PhonePurpose::Intake) => td_string!(l, listing.intake),
        (PhoneKind::Voice, PhonePurpose::Crisis) => td_string!(l, listing.crisis),
    };
    view! {
        <li>
            <span>{purpose}</span>
            <a class=if first { "button main" } else { "button" } href=format!("{scheme}:{}", phone.number.dial())>
                <Icon name=icon />
                {phone.number.to_string()}
            </a>
            {(!phone.instructions.is_empty()).then(|| view! { <Words text=phone.instructions.clone() /> })}
        </li>
    }
}

#[component]
fn Place(address: Address) -> impl IntoView {
    let l = here().locale();
    let lines = [address.street.clone(), address.street_2.clone()];
    let lines = lines
        .into_iter()
        .flatten()
        .map(|line| view! { {line.to_string()} <br /> });
    let asked = encoded(&address.in_one_line());
    view! {
        <address class="row">
            <Icon name="pin" />
            <span>
                {lines.collect_view()}
                {address.locality()}
            </span>
        </address>
        {address.street.is_some().then(|| view! {
            <ul class="ways screen">
                <li>
                    <a class="button" href=format!("geo:0,0?q={asked}")>
                        <Icon name="directions" />
                        {td_string!(l, listing.geo)}
                    </a>
                </li>
                <li>
                    <a class="button" href=format!("https://www.google.com/maps/dir/?api=1&destination={asked}") rel="noreferrer">
                        <Icon name="directions" />
                        {td_string!(l, listing.maps)}
                    </a>
                </li>
            </ul>
        })}
    }
}

#[component]
fn OpenAt(hours: Hours, meets: bool) -> impl IntoView {
    let here = here();
    let l = here.locale();
    match hours {
        Hours::Always => view! { <p class="row"><Icon name="clock" /><span>{td_string!(l, listing.always)}</span></p> }.into_any(),
        Hours::Weekly { timezone, opening } => {
            let rows = hours::rows(&opening, here.lang).into_iter();
            let rows = rows.map(|(days, time)| view! { <tr><th scope="row">{days}</th><td>{time}</td></tr> });
            view! {
                <table class="hours">
                    <caption>
                        {if meets { td_string!(l, listing.meets) } else { td_string!(l, listing.hours) }}
                    </caption>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <p class="soft small">{td_string!(l, listing.time_zone, zone = zone_name(&timezone))}</p>
            }
            .into_any()
        }
    }
}

/// `America/New_York` as "New York".
fn zone_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// For a link's query, with `%20` for spaces: map applications read `+` as it stands.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_asked_without_plus_signs() {
        assert_eq!(encoded("1 A&B St + C"), "1%20A%26B%20St%20%2B%20C");
    }
}
