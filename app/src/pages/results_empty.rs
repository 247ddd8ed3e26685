//! Nothing found: looser searches, and people to call.

use crate::{
    components::{
        call_line::{CallLine, in_order},
        chips::address,
        directory, here,
    },
    text::{Locale, td_string},
};
use leptos::prelude::*;
use waymark_search::{Miles, PlaceMeant, SearchQuery};

/// National lines to name; more would be another wall.
const LINES: usize = 3;

/// What to try next.
#[component]
pub fn Empty(query: SearchQuery, place: Option<PlaceMeant>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let search = here.to("/search");
    let radius = place.as_ref().and_then(|place| place.radius_miles);
    let ways = looser(&query, radius, l);
    let ways = ways
        .into_iter()
        .map(|(label, query)| view! { <li><a href=address(&search, &query)>{label}</a></li> });
    let lines = in_order(directory().crisis_lines()).into_iter().take(LINES);
    view! {
        <div class="notice">
            <h2>{td_string!(l, results.empty_title)}</h2>
            <p>{td_string!(l, results.empty_text)}</p>
            <ul class="chips">{ways.collect_view()}</ul>
        </div>
        <h2 class="blaze">{td_string!(l, results.empty_lines)}</h2>
        <ul class="lines">{lines.map(|line| view! { <CallLine listing=line /> }).collect_view()}</ul>
    }
}

/// The same search with one thing less, the least loss first.
fn looser(query: &SearchQuery, radius: Option<u16>, l: Locale) -> Vec<(String, SearchQuery)> {
    let query = query.clone().at_page(0);
    let mut ways = Vec::new();
    if query.filters().next().is_some() {
        ways.push((
            td_string!(l, results.empty_filters).to_owned(),
            query.clone().without_filters(),
        ));
    }
    if let (Some(_), Some(radius)) = (&query.near, radius) {
        let wider = Miles::CHOICES
            .into_iter()
            .chain([Miles::MAX])
            .find(|miles| miles.get() > radius);
        if let Some(wider) = wider {
            let label = td_string!(l, results.empty_wider, miles = wider.get());
            ways.push((
                label,
                SearchQuery {
                    radius: Some(wider),
                    ..query.clone()
                },
            ));
        }
    }
    if query.near.is_some() {
        let everywhere = SearchQuery {
            near: None,
            radius: None,
            ..query.clone()
        };
        ways.push((td_string!(l, results.empty_place).to_owned(), everywhere));
        if !query.q.is_empty() {
            let all = SearchQuery {
                q: String::new(),
                ..query.without_filters()
            };
            ways.push((td_string!(l, results.empty_words).to_owned(), all));
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_looser_search_gives_up_one_thing() {
        let query: SearchQuery = "q=x&near=80204&radius=25&need=detox&page=2"
            .parse()
            .unwrap();
        let ways: Vec<String> = looser(&query, Some(25), Locale::En)
            .iter()
            .map(|(_, q)| q.to_string())
            .collect();
        let expected = [
            "q=x&near=80204&radius=25",
            "q=x&near=80204&radius=50&need=detox",
            "q=x&need=detox",
            "near=80204&radius=25",
        ];
        assert_eq!(ways, expected);
    }

    #[test]
    fn words_alone_cannot_be_loosened() {
        let query: SearchQuery = "q=x".parse().unwrap();
        assert!(looser(&query, None, Locale::Es).is_empty());
    }
}
