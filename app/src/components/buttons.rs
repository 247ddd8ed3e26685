//! Buttons that lead off the page: to a phone, or to a place's own site.

use super::{
    directory, here,
    icon::{Icon, IconName},
};
use crate::text::text;
use leptos::prelude::*;
use waymark_directory::{
    Listing,
    listing::{Phone, PhoneKind},
};
use waymark_kit::components::{Emphasis, PhoneAction, PhoneButton};

/// What a number's button does. A teletypewriter is called, too.
pub fn phone_action(kind: PhoneKind) -> PhoneAction {
    match kind {
        PhoneKind::Text => PhoneAction::Text,
        PhoneKind::Voice | PhoneKind::Tty => PhoneAction::Call,
    }
}

/// The numbers that a person without a teletypewriter can use.
pub fn dialable_phones(listing: &Listing) -> impl Iterator<Item = &Phone> {
    listing
        .phones
        .iter()
        .filter(|phone| phone.kind != PhoneKind::Tty)
}

/// A button that says what it does: "Call 303-555-0100".
#[component]
pub fn CallButton(phone: Phone, emphasis: Emphasis) -> impl IntoView {
    let lang = here().lang;
    let action = phone_action(phone.kind);
    let number = phone.number.to_string();
    let label = match action {
        PhoneAction::Text => text!(lang, hit.text, number = number),
        PhoneAction::Call => text!(lang, hit.call, number = number),
    };
    view! { <PhoneButton action=action dial=phone.number.dial() label=label emphasis=emphasis /> }
}

/// The first number of a curated line as a large button. Renders nothing if the content has no such line.
#[component]
pub fn LineButton(id: &'static str) -> impl IntoView {
    let lang = here().lang;
    let directory = directory();
    let line = id.parse().ok().and_then(|id| directory.listing(&id));
    line.and_then(|line| {
        let phone = line.phones.first()?.clone();
        Some(view! {
            <div class="buttons big"><CallButton phone=phone emphasis=Emphasis::Main /></div>
            <p class="soft">{line.name.get(lang).to_owned()}</p>
        })
    })
}

/// A button to the place's own site, which doesn't learn where the visitor comes from.
#[component]
pub fn SiteButton(url: Box<str>, icon: IconName, label: &'static str) -> impl IntoView {
    view! {
        <a class="button" href=String::from(url) rel="noreferrer">
            <Icon name=icon />
            {label}
        </a>
    }
}
