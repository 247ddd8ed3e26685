//! The foot of every page: all pages again, and what Waymark is not.

use super::here;
use crate::{page::PAGES, text::td_string};
use leptos::prelude::*;

/// Links and the disclaimer.
#[component]
pub fn Footer() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let links = PAGES.iter().filter_map(|page| {
        let name = (page.link?.label)(l);
        Some(view! { <li><a href=here.to(page.path)>{name}</a></li> })
    });
    view! {
        <footer class="foot">
            <div class="wrap">
                <nav aria-label=td_string!(l, site.more_nav)>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <p>{td_string!(l, site.foot)}</p>
                <p class="small">{td_string!(l, site.source_988)}</p>
            </div>
        </footer>
    }
}
