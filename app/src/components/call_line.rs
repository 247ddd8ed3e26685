//! A line one can call, text or chat with, as large buttons.

use super::{directory, here, icon::Icon};
use crate::text::{locale, td_string};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Lang, Listing, Text,
    listing::{Phone, PhoneKind},
};

/// A line, with every way to reach it.
#[component]
pub fn CallLine(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let name = listing.name.get(lang).to_owned();
    let name_lang = listing.name.lang_attribute(lang);
    let about = (!listing.description.is_empty())
        .then(|| view! { <Words text=listing.description.clone() /> });
    let ways = listing
        .phones
        .iter()
        .filter(|phone| phone.kind != PhoneKind::Tty)
        .cloned()
        .enumerate();
    let ways = ways.map(|(at, phone)| view! { <Way phone=phone first=at == 0 /> });
    let link = |url: &Option<Box<str>>, icon: &'static str, label: &'static str| {
        url.as_ref().map(|url| {
            view! {
                <a class="button" href=url.to_string() rel="noreferrer">
                    <Icon name=icon />
                    {label}
                </a>
            }
        })
    };
    let chat = link(&listing.chat, "chat", td_string!(l, listing.chat));
    // A line whose numbers we do not know is reached over its own site.
    let site = listing
        .phones
        .is_empty()
        .then(|| link(&listing.website, "globe", td_string!(l, listing.website)));
    let notes = notes(&listing, lang);
    view! {
        <li class="call-line">
            <h3>
                <a href=here.to(&listing.path()) lang=name_lang>
                    {name}
                </a>
            </h3>
            {about}
            <div class="buttons">{ways.collect_view()} {chat} {site}</div>
            {notes.into_iter().map(|note| view! { <p class="soft">{note}</p> }).collect_view()}
        </li>
    }
}

/// The first number of a line of the content, as a large button; nothing where the content has no such line.
#[component]
pub fn CallButton(id: &'static str) -> impl IntoView {
    let lang = here().lang;
    let directory = directory();
    let line = id
        .parse()
        .ok()
        .and_then(|id| directory.listing(&id).cloned());
    let phone = line.as_ref().and_then(|line| line.phones.first()).cloned();
    let name = line.map(|line| line.name.get(lang).to_owned());
    phone.map(|phone| {
        view! {
            <div class="buttons big"><Way phone=phone first=true /></div>
            <p class="soft">{name}</p>
        }
    })
}

/// A paragraph of content, marked where it is in the other language.
#[component]
pub fn Words(text: Text) -> impl IntoView {
    let lang = here().lang;
    let tag = text.lang_attribute(lang);
    view! { <p lang=tag>{text.get(lang).to_owned()}</p> }
}

/// A number as a button; the first is the one to press.
#[component]
pub fn Way(phone: Phone, first: bool) -> impl IntoView {
    let l = here().locale();
    let number = phone.number.to_string();
    let (scheme, icon, label) = match phone.kind {
        PhoneKind::Text => ("sms", "text", td_string!(l, hit.text, number = number)),
        PhoneKind::Voice | PhoneKind::Tty => {
            ("tel", "phone", td_string!(l, hit.call, number = number))
        }
    };
    view! {
        <a class=if first { "button main" } else { "button" } href=format!("{scheme}:{}", phone.number.dial())>
            <Icon name=icon />
            {label}
        </a>
    }
}

/// What to press or to type, number by number.
fn notes(listing: &Listing, lang: Lang) -> Vec<String> {
    let with_notes = listing
        .phones
        .iter()
        .filter(|phone| phone.kind != PhoneKind::Tty && !phone.instructions.is_empty());
    let note = |phone: &Phone| {
        let text = phone.instructions.get(lang).to_owned();
        td_string!(
            locale(lang),
            hit.note,
            number = phone.number.to_string(),
            text = text
        )
    };
    with_notes.map(note).collect()
}

/// Lines in the order to offer them: 988 first, for it is for everyone; those without a number last.
pub fn in_order(lines: &[Arc<Listing>]) -> Vec<Arc<Listing>> {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| {
        (
            line.phones.is_empty(),
            !line
                .phones
                .iter()
                .any(|phone| phone.number.digits() == "988"),
        )
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, numbers: &str) -> Arc<Listing> {
        let json =
            format!(r#"{{"id":"{id}","name":{{"en":"X"}},"phones":[{numbers}],"sources":[]}}"#);
        Arc::new(serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn everyones_line_comes_first_and_numberless_ones_last() {
        let lines = vec![
            line("a", ""),
            line("b", r#"{"number":"800-799-7233"}"#),
            line("c", r#"{"number":"988"}"#),
        ];
        let ids: Vec<String> = in_order(&lines)
            .iter()
            .map(|line| line.id.to_string())
            .collect();
        assert_eq!(ids, ["c", "b", "a"]);
    }

    #[test]
    fn instructions_stand_with_their_number() {
        let line = line("a", r#"{"number":"988","instructions":{"en":"Press 1"}}"#);
        assert_eq!(notes(&line, Lang::En), ["988: Press 1"]);
    }
}
