//! Chips: what narrows a search, each removed by a plain link.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{
    here::Here,
    text::{hours, terms, text},
};
use leptos::prelude::*;
use waymark_directory::Lang;
use waymark_search::SearchQuery;

/// The active filters. Renders nothing if there are none.
#[component]
pub fn ActiveFilters(query: SearchQuery) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let filters = active_filters(&query, here.lang);
    let clear = (filters.len() > 1).then(|| SearchQuery {
        radius: None,
        ..query.without_filters()
    });
    (!filters.is_empty()).then(|| {
        view! {
            <ul class="chips on" aria-label=text!(lang, results.chosen)>
                {filters
                    .into_iter()
                    .map(|(label, without)| view! { <Chip label=label without=search_address(&here, &without) /> })
                    .collect_view()}
                {clear
                    .map(|clear| view! {
                        <li>
                            <a class="clear" href=search_address(&here, &clear)>
                                {text!(lang, results.clear)}
                            </a>
                        </li>
                    })}
            </ul>
        }
    })
}

/// `without` is the address of the same search without this filter.
#[component]
pub fn Chip(label: String, without: String) -> impl IntoView {
    view! {
        <li>
            <a href=without>
                <span class="hidden">{text!(here().lang, results.remove, what = "")}</span>
                {label}
                <Icon name=IconName::Close />
            </a>
        </li>
    }
}

/// Each active filter's label, and the search without it.
fn active_filters(query: &SearchQuery, lang: Lang) -> Vec<(String, SearchQuery)> {
    let filters = query.filters.iter().map(|(filter, value)| {
        (
            terms::filter_label(filter.key(), value, lang).to_owned(),
            query.clone().without_filter(filter, value),
        )
    });
    let radius = query.radius.map(|miles| {
        let label = text!(lang, results.within_chip, miles = miles.get());
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
        (hours::opening_label(opening, lang), without)
    });
    filters.chain(radius).chain(open).collect()
}

/// The address of a search, in the page's language.
pub fn search_address(here: &Here, query: &SearchQuery) -> String {
    let search = here.to("/search");
    let query = query.to_string();
    if query.is_empty() {
        search
    } else {
        format!("{search}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_removes_only_its_own_filter() {
        let query: SearchQuery = "q=x&radius=25&need=detox&pay=medicaid&open=sat&at=18:00&page=3"
            .parse()
            .unwrap();
        let chips = active_filters(&query, Lang::En);
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
