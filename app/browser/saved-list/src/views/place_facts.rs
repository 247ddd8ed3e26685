//! What a list shows about a place: its name, its address, and how to reach it.

use crate::{
    places::{Answer, Places},
    texts::{Texts, fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::{Emphasis, PhoneAction, PhoneButton};
use waymark_saved_list::place::{Phone, PhoneKind, Place, Status};

#[component]
pub fn PlaceFacts(id: String) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    move || match places.get(&id) {
        Answer::NotYet => view! { <h2>{id.clone()}</h2> }.into_any(),
        Answer::UnknownId => {
            let text = fill(t.unknown(), "{id}", &id);
            view! { <h2 class="soft">{text}</h2> }.into_any()
        }
        Answer::Place(place) => view! { <KnownPlace place=*place /> }.into_any(),
    }
}

/// A closed place shows no way to reach it.
#[component]
fn KnownPlace(place: Place) -> impl IntoView {
    let t = texts();
    let phones = dialable_phones(&place);
    let website = place
        .website
        .clone()
        .filter(|_| place.is_open() && phones.is_empty());
    let address = place.address.as_ref().filter(|_| place.is_open());
    view! {
        <h2><a href=place.url.clone()>{place.name.clone()}</a></h2>
        {place.organization.clone().map(|by| view! { <p class="soft">{by}</p> })}
        {status_text(place.status, t).map(|text| view! { <p class="need">{text}</p> })}
        {address.map(|address| view! { <p>{address.in_one_line()}</p> })}
        <p class="buttons">
            {phones
                .into_iter()
                .enumerate()
                .map(|(at, phone)| view! { <Number phone=phone emphasis=Emphasis::of_number(at) /> })
                .collect_view()}
            {website.map(|site| view! { <a class="button" href=site rel="noreferrer">{t.site()}</a> })}
        </p>
    }
}

fn status_text(status: Status, t: Texts) -> Option<&'static str> {
    match status {
        Status::Active => None,
        Status::TemporarilyClosed => Some(t.paused()),
        Status::Closed => Some(t.closed()),
    }
}

/// The numbers of an open place that a person without a teletypewriter can use.
fn dialable_phones(place: &Place) -> Vec<Phone> {
    let phones = place.phones.iter();
    phones
        .filter(|phone| place.is_open() && phone.kind != PhoneKind::Tty)
        .cloned()
        .collect()
}

#[component]
fn Number(phone: Phone, emphasis: Emphasis) -> impl IntoView {
    let t = texts();
    let (action, label) = match phone.kind {
        PhoneKind::Text => (PhoneAction::Text, t.text()),
        PhoneKind::Voice | PhoneKind::Tty => (PhoneAction::Call, t.call()),
    };
    let label = fill(label, "{n}", &phone.number);
    view! { <PhoneButton action=action dial=phone.dial label=label emphasis=emphasis /> }
}
