//! Paging: links to the other pages of the results.

use super::{
    chips::search_address,
    here,
    icon::{Icon, IconName},
};
use crate::text::text;
use leptos::prelude::*;
use waymark_search::SearchQuery;

/// Links to the previous page, the numbered pages and the next one. Renders nothing if there is only one page.
#[component]
pub fn Paging(query: SearchQuery, pages: u32) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let current = query.page;
    let address = |page: u32| search_address(&here, &query.clone().at_page(page));
    (pages > 1).then(|| {
        view! {
            <nav class="pages" aria-label=text!(lang, results.pages)>
                {(current > 0)
                    .then(|| view! {
                        <a href=address(current - 1) rel="prev">
                            <Icon name=IconName::Arrow class="back" />
                            {text!(lang, results.previous)}
                        </a>
                    })}
                {page_window(current, pages)
                    .into_iter()
                    .map(|page| match page {
                        None => view! { <span aria-hidden="true">"…"</span> }.into_any(),
                        Some(page) => {
                            let label = text!(lang, results.page, n = page + 1);
                            let is_current = (page == current).then_some("page");
                            view! { <a href=address(page) aria-label=label aria-current=is_current>{page + 1}</a> }
                                .into_any()
                        }
                    })
                    .collect_view()}
                {(current + 1 < pages)
                    .then(|| view! {
                        <a href=address(current + 1) rel="next">
                            {text!(lang, results.next)}
                            <Icon name=IconName::Arrow />
                        </a>
                    })}
            </nav>
        }
    })
}

/// The pages to link to: the first, the last, and those beside the current one; `None` for a gap.
fn page_window(current: u32, pages: u32) -> Vec<Option<u32>> {
    let mut window = Vec::new();
    for page in 0..pages {
        let is_near = page == 0 || page + 1 == pages || page.abs_diff(current) <= 1;
        // A gap for one page would be no shorter than its number.
        let fills_gap = (page == 1 && current == 3) || (page + 2 == pages && current + 4 == pages);
        if is_near || fills_gap {
            window.push(Some(page));
        } else if window.last() != Some(&None) {
            window.push(None);
        }
    }
    window
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(at: u32, pages: u32) -> String {
        let pages = page_window(at, pages)
            .into_iter()
            .map(|page| page.map_or("…".to_owned(), |p| (p + 1).to_string()));
        pages.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_first_the_last_and_neighboring_pages_are_linked() {
        assert_eq!(links(0, 3), "1 2 3");
        assert_eq!(links(0, 9), "1 2 … 9");
        assert_eq!(links(4, 9), "1 … 4 5 6 … 9");
        assert_eq!(links(3, 9), "1 2 3 4 5 … 9");
        assert_eq!(links(8, 9), "1 … 8 9");
        assert_eq!(links(5, 9), "1 … 5 6 7 8 9");
    }

    #[test]
    fn a_page_past_the_end_links_back() {
        assert_eq!(links(40, 3), "1 … 3");
    }
}
