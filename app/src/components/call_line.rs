//! A line that people can call, text or chat with, as large buttons.

use super::{
    LocalizedParagraph,
    buttons::{CallButton, SiteButton, dialable_phones},
    here,
    icon::IconName,
};
use crate::text::text;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Lang, Listing};
use waymark_kit::components::Emphasis;

/// A line with every way to reach it. If we don't know a number, there is a link to the line's own site.
#[component]
pub fn CallLine(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let website = listing
        .website
        .clone()
        .filter(|_| listing.phones.is_empty());
    view! {
        <li class="call-line">
            <h3>
                <a href=here.to(&listing.path()) lang=listing.name.lang_attribute(lang)>
                    {listing.name.get(lang).to_owned()}
                </a>
            </h3>
            <LocalizedParagraph text=listing.description.clone() />
            <div class="buttons">
                {dialable_phones(&listing)
                    .cloned()
                    .enumerate()
                    .map(|(at, phone)| view! { <CallButton phone=phone emphasis=Emphasis::of_number(at) /> })
                    .collect_view()}
                {listing.chat.clone().map(|url| view! { <SiteButton url=url icon=IconName::Chat label=text!(lang, listing.chat) /> })}
                {website.map(|url| view! { <SiteButton url=url icon=IconName::Globe label=text!(lang, listing.website) /> })}
            </div>
            {instructions(&listing, lang).map(|text| view! { <p class="soft">{text}</p> }).collect_view()}
        </li>
    }
}

/// What to press or type, number by number: "988: Press 1".
fn instructions(listing: &Listing, lang: Lang) -> impl Iterator<Item = String> {
    dialable_phones(listing)
        .filter(|phone| !phone.instructions.is_empty())
        .map(move |phone| {
            text!(
                lang,
                hit.note,
                number = phone.number.to_string(),
                text = phone.instructions.get(lang).to_owned()
            )
        })
}

/// Lines in the order to offer them: 988 first, because it is for everyone; lines without a number last.
pub fn in_order(lines: &[Arc<Listing>]) -> Vec<Arc<Listing>> {
    let is_988 = |line: &Listing| {
        line.phones
            .iter()
            .any(|phone| phone.number.digits() == "988")
    };
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| (line.phones.is_empty(), !is_988(line)));
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
    fn the_line_for_everyone_comes_first_and_lines_without_a_number_last() {
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
    fn instructions_name_their_number() {
        let line = line("a", r#"{"number":"988","instructions":{"en":"Press 1"}}"#);
        let instructions: Vec<String> = instructions(&line, Lang::En).collect();
        assert_eq!(instructions, ["988: Press 1"]);
    }
}
