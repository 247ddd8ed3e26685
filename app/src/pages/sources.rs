//! Where facts come from: of one listing, and of the whole directory.

use crate::{
    components::here,
    text::{Locale, dates, numbers::grouped, td_string},
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};
use waymark_directory::{
    Listing,
    listing::{Field, Source},
};

/// The sources of a listing, with dates, and whom to tell about mistakes.
#[component]
pub fn Trust(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let lines = listing.sources.iter().map(|source| {
        let line = td_string!(
            l,
            listing.source_line,
            source = source.name.to_string(),
            date = dates::full(source.date, lang)
        );
        let gave = gave(source, l);
        view! { <li><SourceLink source=source.clone() line=line />{gave}</li> }
    });
    let checked = match &listing.verified {
        Some(check) => {
            let line = td_string!(l, listing.checked, date = dates::full(check.on, lang));
            format!("{line} {}", check.how.get(lang))
        }
        None => td_string!(l, listing.not_checked).to_owned(),
    };
    let old = listing
        .as_of()
        .is_some_and(|date| dates::is_old(date, dates::today()));
    view! {
        <section class="trust">
            <h2>{td_string!(l, listing.trust)}</h2>
            <ul>{lines.collect_view()}</ul>
            <p>{checked}</p>
            {old.then(|| view! { <p><b>{td_string!(l, listing.old)}</b></p> })}
            <p class="screen">
                <a href=here.to(&listing.correction_path()) rel="nofollow">{td_string!(l, listing.wrong)}</a>
            </p>
        </section>
    }
}

/// What a source added to what others say: " (phone numbers, hours)".
fn gave(source: &Source, l: Locale) -> Option<String> {
    let word = |field: &Field| match field {
        Field::Names => td_string!(l, listing.gave.names),
        Field::Services => td_string!(l, listing.gave.services),
        Field::Description => td_string!(l, listing.gave.description),
        Field::Eligibility => td_string!(l, listing.gave.eligibility),
        Field::Phones => td_string!(l, listing.gave.phones),
        Field::Website => td_string!(l, listing.gave.website),
        Field::Location => td_string!(l, listing.gave.location),
        Field::Hours => td_string!(l, listing.gave.hours),
    };
    let words: Vec<&str> = source.gave.iter().map(word).collect();
    (!words.is_empty()).then(|| format!(" ({})", words.join(", ")))
}

#[component]
fn SourceLink(source: Source, line: String) -> impl IntoView {
    match source.url {
        Some(url) => view! { <a href=url.to_string() rel="noreferrer">{line}</a> }.into_any(),
        None => line.into_any(),
    }
}

/// What the directory is made of: imported lists with their dates, and our own entries.
#[component]
pub fn Sources(listings: Vec<Arc<Listing>>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let made = Made::of(&listings);
    let imported = made.imported.into_iter().map(|(name, list)| {
        let date = dates::full(list.newest, lang);
        let text = match list.listings {
            1 => td_string!(l, about.imported_1, date = date),
            n => td_string!(l, about.imported_n, n = grouped(n), date = date),
        };
        view! { <li><b>{name}</b> ": " {text}</li> }
    });
    let own = match made.own {
        0 => None,
        1 => Some(td_string!(l, about.edited_1).to_owned()),
        n => Some(td_string!(l, about.edited_n, n = grouped(n))),
    };
    view! {
        <ul class="sources">
            {imported.collect_view()}
            {own.map(|text| view! { <li>{text}</li> })}
        </ul>
    }
}

/// Counts by origin.
#[derive(Debug, Default, PartialEq, Eq)]
struct Made {
    imported: BTreeMap<String, List>,
    own: usize,
}

#[derive(Debug, PartialEq, Eq)]
struct List {
    listings: usize,
    newest: Date,
}

impl Made {
    fn of(listings: &[Arc<Listing>]) -> Self {
        let mut made = Self::default();
        for listing in listings.iter().filter(|listing| listing.is_listed()) {
            let mut lists: Vec<&Source> = listing
                .sources
                .iter()
                .filter(|source| source.list.is_some())
                .collect();
            lists.dedup_by_key(|source| &source.name);
            if lists.is_empty() {
                made.own += 1;
            }
            for source in lists {
                let list = made
                    .imported
                    .entry(source.name.to_string())
                    .or_insert(List {
                        listings: 0,
                        newest: source.date,
                    });
                list.listings += 1;
                list.newest = list.newest.max(source.date);
            }
        }
        made
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
        let made = Made::of(&[both, listing("b", &[source("")])]);
        assert_eq!((made.own, made.imported["SAMHSA 2023"].listings), (1, 1));
    }
}
