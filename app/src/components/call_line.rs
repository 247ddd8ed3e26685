//! A line one can call, text or chat with, as large buttons.

use super::{here, icon::Icon};
use crate::text::td_string;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_content::{
    Listing, Text,
    listing::{Phone, PhoneKind},
};

/// A line, with every way to reach it.
#[component]
pub fn CallLine(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let name = listing.name.get(lang).to_owned();
    let name_lang = (listing.name.lang(lang) != lang).then(|| listing.name.lang(lang).tag());
    let about = (!listing.description.is_empty()).then(|| view! { <Words text=listing.description.clone() /> });
    let ways = listing.phones.iter().filter(|phone| phone.kind != PhoneKind::Tty).cloned().enumerate();
    let ways = ways.map(|(at, phone)| view! { <Way phone=phone first=at == 0 /> });
    let chat = listing.chat.as_ref().map(|chat| {
        view! {
            <a class="button" href=chat.to_string() rel="noreferrer">
                <Icon name="chat" />
                {td_string!(l, listing.chat)}
            </a>
        }
    });
    view! {
        <li class="call-line">
            <h3>
                <a href=here.to(&listing.path()) lang=name_lang>
                    {name}
                </a>
            </h3>
            {about}
            <div class="buttons">{ways.collect_view()} {chat}</div>
            {notes(&listing).into_iter().map(|text| view! { <Words text=text /> }).collect_view()}
        </li>
    }
}

/// A paragraph of content, marked where it is in the other language.
#[component]
pub fn Words(text: Text) -> impl IntoView {
    let lang = here().lang;
    let tag = (text.lang(lang) != lang).then(|| text.lang(lang).tag());
    view! { <p lang=tag>{text.get(lang).to_owned()}</p> }
}

#[component]
fn Way(phone: Phone, first: bool) -> impl IntoView {
    let l = here().locale();
    let number = phone.number.to_string();
    let (scheme, icon, label) = match phone.kind {
        PhoneKind::Text => ("sms", "text", td_string!(l, hit.text, number = number)),
        PhoneKind::Voice | PhoneKind::Tty => ("tel", "phone", td_string!(l, hit.call, number = number)),
    };
    view! {
        <a class=if first { "button main" } else { "button" } href=format!("{scheme}:{}", phone.number.dial())>
            <Icon name=icon />
            {label}
        </a>
    }
}

/// What to press or to type, each said once.
fn notes(listing: &Listing) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    for phone in listing.phones.iter().filter(|phone| phone.kind != PhoneKind::Tty) {
        if !phone.instructions.is_empty() && !notes.contains(&phone.instructions) {
            notes.push(phone.instructions.clone());
        }
    }
    notes
}
