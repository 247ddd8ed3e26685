//! A place of a list: its name, how to reach it, and the note beside it.

use crate::{
    places::{Known, Places},
    texts::{Texts, fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::{PhoneAction, PhoneButton};
use waymark_saved_list::place::{Phone, PhoneKind, Place, Status};

/// Name and numbers of a place.
#[component]
pub fn Facts(id: String) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    move || match places.get(&id) {
        Known::NotYet => view! { <h2>{id.clone()}</h2> }.into_any(),
        Known::Nothing => {
            let text = fill(t.unknown(), "{id}", &id);
            view! { <h2 class="soft">{text}</h2> }.into_any()
        }
        Known::Place(place) => known(*place, t),
    }
}

fn known(place: Place, t: Texts) -> AnyView {
    let status = match place.status {
        Status::Active => None,
        Status::TemporarilyClosed => Some(t.paused()),
        Status::Closed => Some(t.closed()),
    };
    let numbers = place
        .phones
        .iter()
        .filter(|phone| place.is_open() && phone.kind != PhoneKind::Tty)
        .enumerate();
    let numbers: Vec<_> = numbers
        .map(|(at, phone)| number(phone, at == 0, t))
        .collect();
    let site = place
        .website
        .clone()
        .filter(|_| place.is_open() && numbers.is_empty());
    let address = place.address.as_ref().filter(|_| place.is_open());
    view! {
        <h2><a href=place.url.clone()>{place.name.clone()}</a></h2>
        {place.organization.map(|by| view! { <p class="soft">{by}</p> })}
        {status.map(|text| view! { <p class="need">{text}</p> })}
        {address.map(|address| view! { <p>{address.in_one_line()}</p> })}
        <p class="buttons">
            {numbers}
            {site.map(|site| view! { <a class="button" href=site rel="noreferrer">{t.site()}</a> })}
        </p>
    }
    .into_any()
}

fn number(phone: &Phone, is_main: bool, t: Texts) -> impl IntoView + use<> {
    let (action, label) = match phone.kind {
        PhoneKind::Text => (PhoneAction::Text, t.text()),
        PhoneKind::Voice | PhoneKind::Tty => (PhoneAction::Call, t.call()),
    };
    let label = fill(label, "{n}", &phone.number);
    view! { <PhoneButton action=action dial=phone.dial.clone() label=label is_main=is_main /> }
}
