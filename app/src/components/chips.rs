//! What narrows a search, each removable by a plain link.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::text::{self, locale, td_string, terms};
use leptos::prelude::*;
use waymark_directory::Lang;
use waymark_search::SearchQuery;

/// The active filters; nothing without any.
#[component]
pub fn Chips(query: SearchQuery) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let search = here.to("/search");
    let chips = active(&query, here.lang);
    let clear = (chips.len() > 1).then(|| {
        let href = address(
            &search,
            &SearchQuery {
                radius: None,
                ..query.clone().without_filters()
            },
        );
        view! {
            <li>
                <a class="clear" href=href>
                    {td_string!(l, results.clear)}
                </a>
            </li>
        }
    });
    let shown = !chips.is_empty();
    let chips = chips
        .into_iter()
        .map(|(label, without)| view! { <Chip label without=address(&search, &without) /> })
        .collect_view();
    shown.then(|| {
        view! {
            <ul class="chips on" aria-label=td_string!(l, results.chosen)>
                {chips}
                {clear}
            </ul>
        }
    })
}

/// Something that a link takes away.
#[component]
pub fn Chip(label: String, without: String) -> impl IntoView {
    view! {
        <li>
            <a href=without>
                <span class="hidden">{td_string!(here().locale(), results.remove, what = "")}</span>
                {label}
                <Icon name=IconName::Close />
            </a>
        </li>
    }
}

/// Each active filter's label, and the search without it.
fn active(query: &SearchQuery, lang: Lang) -> Vec<(String, SearchQuery)> {
    let filters = query.filters().map(|(key, value)| {
        (
            terms::label(key, value, lang).to_owned(),
            query.clone().without(key, value),
        )
    });
    let radius = query.radius.map(|miles| {
        let label = td_string!(locale(lang), results.within_chip, miles = miles.get());
        (
            label,
            SearchQuery {
                radius: None,
                page: 0,
                ..query.clone()
            },
        )
    });
    let open = query.open.map(|opening| {
        let without = SearchQuery {
            open: None,
            page: 0,
            ..query.clone()
        };
        (text::hours::opening(opening, lang), without)
    });
    filters.chain(radius).chain(open).collect()
}

/// The address of a search.
pub fn address(search: &str, query: &SearchQuery) -> String {
    let query = query.to_string();
    if query.is_empty() {
        search.to_owned()
    } else {
        format!("{search}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_takes_away_only_itself() {
        let query: SearchQuery = "q=x&radius=25&need=detox&pay=medicaid&open=sat&at=18:00&page=3"
            .parse()
            .unwrap();
        let chips = active(&query, Lang::En);
        let left: Vec<String> = chips
            .iter()
            .map(|(_, without)| without.to_string())
            .collect();
        assert_eq!(
            left,
            [
                "q=x&radius=25&pay=medicaid&open=sat&at=18%3A00",
                "q=x&radius=25&need=detox&open=sat&at=18%3A00",
                "q=x&need=detox&pay=medicaid&open=sat&at=18%3A00",
                "q=x&radius=25&need=detox&pay=medicaid"
            ]
        );
        assert_eq!(chips[2].0, "Within 25 miles");
        assert_eq!(chips[3].0, "Open Saturday at 6:00 PM");
    }
}
