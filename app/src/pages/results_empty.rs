//! What a search without results offers: looser searches, and people to call.

use crate::{
    components::{
        call_line::{CallLine, in_order},
        chips::search_address,
        directory, here,
    },
    text::text,
};
use leptos::prelude::*;
use waymark_directory::Lang;
use waymark_search::{Miles, SearchQuery, SearchedPlace};

/// More lines would be another wall of text.
const MAX_LINES: usize = 3;

#[component]
pub fn NoResults(query: SearchQuery, place: Option<SearchedPlace>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let radius = place.and_then(|place| place.radius_miles);
    let searches = looser_searches(&query, radius, lang).into_iter();
    let lines = in_order(directory().crisis_lines()).into_iter();
    view! {
        <div class="notice">
            <h2>{text!(lang, results.empty_title)}</h2>
            <p>{text!(lang, results.empty_text)}</p>
            <ul class="chips">
                {searches
                    .map(|(label, query)| view! { <li><a href=search_address(&here, &query)>{label}</a></li> })
                    .collect_view()}
            </ul>
        </div>
        <h2 class="blaze">{text!(lang, results.empty_lines)}</h2>
        <ul class="lines">
            {lines.take(MAX_LINES).map(|line| view! { <CallLine listing=line /> }).collect_view()}
        </ul>
    }
}

/// The same search without one of its conditions, starting with the one that matters least.
fn looser_searches(
    query: &SearchQuery,
    radius: Option<u16>,
    lang: Lang,
) -> Vec<(String, SearchQuery)> {
    let query = query.clone().at_page(0);
    let mut searches = Vec::new();
    if !query.filters.is_empty() {
        searches.push((
            text!(lang, results.empty_filters).to_owned(),
            query.clone().without_filters(),
        ));
    }
    if let (Some(_), Some(radius)) = (&query.near, radius) {
        let wider = Miles::CHOICES
            .into_iter()
            .chain([Miles::MAX])
            .find(|miles| miles.get() > radius);
        if let Some(wider) = wider {
            let label = text!(lang, results.empty_wider, miles = wider.get());
            searches.push((
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
        searches.push((text!(lang, results.empty_place).to_owned(), everywhere));
        if !query.q.is_empty() {
            let all = SearchQuery {
                q: String::new(),
                ..query.without_filters()
            };
            searches.push((text!(lang, results.empty_words).to_owned(), all));
        }
    }
    searches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_looser_search_gives_up_one_thing() {
        let query: SearchQuery = "q=x&near=80204&radius=25&need=detox&page=2"
            .parse()
            .unwrap();
        let searches: Vec<String> = looser_searches(&query, Some(25), Lang::En)
            .iter()
            .map(|(_, q)| q.to_string())
            .collect();
        let expected = [
            "q=x&near=80204&radius=25",
            "q=x&near=80204&radius=50&need=detox",
            "q=x&need=detox",
            "near=80204&radius=25",
        ];
        assert_eq!(searches, expected);
    }

    #[test]
    fn a_search_of_words_alone_has_no_looser_one() {
        let query: SearchQuery = "q=x".parse().unwrap();
        assert!(looser_searches(&query, None, Lang::Es).is_empty());
    }
}
