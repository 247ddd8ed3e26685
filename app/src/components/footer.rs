//! The footer of every page: links to all pages, and what Waymark is not.

use super::here;
use crate::{page::PAGES, text::text};
use leptos::prelude::*;

#[component]
pub fn Footer() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let links = PAGES.iter().filter_map(|page| {
        let name = (page.link?.label)(lang);
        Some(view! { <li><a href=here.to(page.path)>{name}</a></li> })
    });
    view! {
        <footer class="foot">
            <div class="wrap">
                <nav aria-label=text!(lang, site.more_nav)>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <p>{text!(lang, site.foot)}</p>
                <p class="small">{text!(lang, site.source_988)}</p>
            </div>
        </footer>
    }
}
