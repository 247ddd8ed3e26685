//! Links to the other pages of the results.

use super::{
    chips::address,
    here,
    icon::{Icon, IconName},
};
use crate::text::td_string;
use leptos::prelude::*;
use waymark_search::SearchQuery;

/// Previous, numbers, next; nothing for one page.
#[component]
pub fn Paging(query: SearchQuery, pages: u32) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let at = query.page;
    let to = move |page: u32| address(&here.to("/search"), &query.clone().at_page(page));
    (pages > 1).then(|| {
        let previous = (at > 0).then(|| {
            view! {
                <a href=to(at - 1) rel="prev">
                    <Icon name=IconName::Arrow class="back" />
                    {td_string!(l, results.previous)}
                </a>
            }
        });
        let next = (at + 1 < pages).then(|| {
            view! {
                <a href=to(at + 1) rel="next">
                    {td_string!(l, results.next)}
                    <Icon name=IconName::Arrow />
                </a>
            }
        });
        let numbers = window(at, pages).into_iter().map(|page| match page {
            None => view! { <span aria-hidden="true">"…"</span> }.into_any(),
            Some(page) => {
                let label = td_string!(l, results.page, n = page + 1);
                let current = (page == at).then_some("page");
                view! { <a href=to(page) aria-label=label aria-current=current>{page + 1}</a> }
                    .into_any()
            }
        });
        view! {
            <nav class="pages" aria-label=td_string!(l, results.pages)>
                {previous}
                {numbers.collect_view()}
                {next}
            </nav>
        }
    })
}

/// The pages to link to: first, last, and those beside the current one; none for a gap.
fn window(at: u32, pages: u32) -> Vec<Option<u32>> {
    let mut window = Vec::new();
    for page in 0..pages {
        let near = page == 0 || page + 1 == pages || page.abs_diff(at) <= 1;
        // A gap of one page is no shorter than its number.
        let fills = (page == 1 && at == 3) || (page + 2 == pages && at + 4 == pages);
        if near || fills {
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

    fn written(at: u32, pages: u32) -> String {
        let pages = window(at, pages)
            .into_iter()
            .map(|page| page.map_or("…".to_owned(), |p| (p + 1).to_string()));
        pages.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn first_last_and_neighbours_are_linked() {
        assert_eq!(written(0, 3), "1 2 3");
        assert_eq!(written(0, 9), "1 2 … 9");
        assert_eq!(written(4, 9), "1 … 4 5 6 … 9");
        assert_eq!(written(3, 9), "1 2 3 4 5 … 9");
        assert_eq!(written(8, 9), "1 … 8 9");
        assert_eq!(written(5, 9), "1 … 5 6 7 8 9");
    }

    #[test]
    fn a_page_past_the_end_still_leads_back() {
        assert_eq!(written(40, 3), "1 … 3");
    }
}
