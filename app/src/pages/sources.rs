//! Where facts come from: those of one listing, and those of the whole directory.

use crate::{
    components::here,
    text::{formats, text},
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};
use waymark_directory::{
    Lang, Listing,
    listing::{Field, Source, Verified},
};

/// The sources of a listing with their dates, and where to report mistakes.
#[component]
pub fn ListingSources(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let is_old = listing
        .as_of()
        .is_some_and(|date| formats::is_old(date, formats::today()));
    view! {
        <section class="trust">
            <h2>{text!(lang, listing.trust)}</h2>
            <ul>
                {listing
                    .sources
                    .iter()
                    .map(|source| view! {
                        <li><SourceLink source=source.clone() />{fields_given(source, lang)}</li>
                    })
                    .collect_view()}
            </ul>
            <p>{check_line(listing.verified.as_ref(), lang)}</p>
            {is_old.then(|| view! { <p><b>{text!(lang, listing.old)}</b></p> })}
            <p class="screen">
                <a href=here.to(&listing.correction_path()) rel="nofollow">{text!(lang, listing.wrong)}</a>
            </p>
        </section>
    }
}

/// When and how the facts were checked, or that they weren't.
fn check_line(check: Option<&Verified>, lang: Lang) -> String {
    match check {
        Some(check) => {
            let line = text!(
                lang,
                listing.checked,
                date = formats::full_date(check.on, lang)
            );
            format!("{line} {}", check.how.get(lang))
        }
        None => text!(lang, listing.not_checked).to_owned(),
    }
}

/// Which fields come from a source, if others gave the rest: " (phone numbers, hours)".
fn fields_given(source: &Source, lang: Lang) -> Option<String> {
    let name = |field: &Field| match field {
        Field::Names => text!(lang, listing.gave.names),
        Field::Services => text!(lang, listing.gave.services),
        Field::Description => text!(lang, listing.gave.description),
        Field::Eligibility => text!(lang, listing.gave.eligibility),
        Field::Phones => text!(lang, listing.gave.phones),
        Field::Website => text!(lang, listing.gave.website),
        Field::Location => text!(lang, listing.gave.location),
        Field::Hours => text!(lang, listing.gave.hours),
    };
    let names: Vec<&str> = source.gave.iter().map(name).collect();
    (!names.is_empty()).then(|| format!(" ({})", names.join(", ")))
}

#[component]
fn SourceLink(source: Source) -> impl IntoView {
    let here = here();
    let line = text!(
        here.lang,
        listing.source_line,
        source = source.name.to_string(),
        date = formats::full_date(source.date, here.lang)
    );
    match source.url {
        Some(url) => view! { <a href=url.to_string() rel="noreferrer">{line}</a> }.into_any(),
        None => line.into_any(),
    }
}

/// What the directory is made of: imported lists with their dates, and our own entries.
#[component]
pub fn DirectorySources(listings: Vec<Arc<Listing>>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let origins = Origins::count(&listings);
    view! {
        <ul class="sources">
            {origins
                .imported
                .iter()
                .map(|(name, list)| view! { <li><b>{name.clone()}</b> ": " {imported_line(list, lang)}</li> })
                .collect_view()}
            {edited_line(origins.edited, lang).map(|text| view! { <li>{text}</li> })}
        </ul>
    }
}

fn imported_line(list: &ImportedList, lang: Lang) -> String {
    let date = formats::full_date(list.newest, lang);
    match list.listings {
        1 => text!(lang, about.imported_1, date = date),
        n => text!(
            lang,
            about.imported_n,
            n = formats::group_digits(n),
            date = date
        ),
    }
}

fn edited_line(listings: usize, lang: Lang) -> Option<String> {
    match listings {
        0 => None,
        1 => Some(text!(lang, about.edited_1).to_owned()),
        n => Some(text!(lang, about.edited_n, n = formats::group_digits(n))),
    }
}

/// How many listings each imported list gave, and how many we wrote ourselves.
#[derive(Debug, Default, PartialEq, Eq)]
struct Origins {
    imported: BTreeMap<String, ImportedList>,
    edited: usize,
}

#[derive(Debug, PartialEq, Eq)]
struct ImportedList {
    listings: usize,
    newest: Date,
}

impl Origins {
    fn count(listings: &[Arc<Listing>]) -> Self {
        let mut origins = Self::default();
        for listing in listings.iter().filter(|listing| listing.is_listed()) {
            let mut lists: Vec<&Source> = listing
                .sources
                .iter()
                .filter(|source| source.list.is_some())
                .collect();
            lists.dedup_by_key(|source| &source.name);
            if lists.is_empty() {
                origins.edited += 1;
            }
            for source in lists {
                let list =
                    origins
                        .imported
                        .entry(source.name.to_string())
                        .or_insert(ImportedList {
                            listings: 0,
                            newest: source.date,
                        });
                list.listings += 1;
                list.newest = list.newest.max(source.date);
            }
        }
        origins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_both_halves_of_a_list_counts_once() {
        let source = |list: &str| format!(r#"{{"name":"SAMHSA 2023","date":"2023-06-01"{list}}}"#);
        let listing = |id: &str, sources: &[String]| {
            let json = format!(
                r#"{{"id":"{id}","name":{{"en":"X"}},"sources":[{}]}}"#,
                sources.join(",")
            );
            Arc::new(serde_json::from_str::<Listing>(&json).unwrap())
        };
        let both = listing("a", &[source(r#","list":"su""#), source(r#","list":"mh""#)]);
        let origins = Origins::count(&[both, listing("b", &[source("")])]);
        assert_eq!(
            (origins.edited, origins.imported["SAMHSA 2023"].listings),
            (1, 1)
        );
    }
}
