//! The foot of every page: all pages again, and what Waymark is not.

use super::here;
use crate::text::td_string;
use leptos::prelude::*;

/// Links and the disclaimer.
#[component]
pub fn Footer() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let pages = [
        ("/search", td_string!(l, site.find)),
        ("/help-now", td_string!(l, site.now)),
        ("/guides", td_string!(l, guides.title)),
        ("/peer-support", td_string!(l, peers.title)),
        ("/list", td_string!(l, list.title)),
        ("/goals", td_string!(l, site.goals)),
        ("/plans", td_string!(l, site.plans)),
        ("/about", td_string!(l, site.about)),
        ("/privacy", td_string!(l, site.privacy)),
    ];
    let links = pages.map(|(path, name)| view! { <li><a href=here.to(path)>{name}</a></li> });
    view! {
        <footer class="foot">
            <div class="wrap">
                <nav aria-label=td_string!(l, site.more_nav)>
                    <ul>{links.into_iter().collect_view()}</ul>
                </nav>
                <p>{td_string!(l, site.foot)}</p>
                <p class="small">{td_string!(l, site.source_988)}</p>
            </div>
        </footer>
    }
}
