//! The bar that stays in sight: where you are, the other language, the way out.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{
    islands::QuickExit,
    page::{LinkPlace, PAGES},
    text::td_string,
};
use leptos::prelude::*;

/// The wordmark's sign: a W that is a path, and the painted mark at its end.
pub const SIGN: &str = include_str!("../../public/favicon.svg");

/// Wordmark, main pages, language switch, quick exit.
#[component]
pub fn Header() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let links = PAGES.iter().filter_map(|page| {
        let link = page
            .link
            .filter(|link| link.place == LinkPlace::HeaderAndFooter)?;
        let current = (here.path == page.path).then_some("page");
        Some(view! { <li><a href=here.to(page.path) aria-current=current>{(link.label)(l)}</a></li> })
    });
    let other = here.lang.other();
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=here.to("/") aria-label=td_string!(l, site.home)>
                    <span aria-hidden="true" inner_html=SIGN></span>
                    "Waymark"
                </a>
                <nav aria-label=td_string!(l, site.main_nav)>
                    <ul>
                        {links.collect_view()}
                    </ul>
                </nav>
                <a
                    class="lang"
                    id="lang"
                    data-live
                    href=here.in_language(other)
                    lang=other.tag()
                    hreflang=other.tag()
                >
                    <Icon name=IconName::Language />
                    {td_string!(l, site.switch)}
                </a>
                <QuickExit label=td_string!(l, site.exit).to_owned() hint=td_string!(l, site.exit_how).to_owned() />
            </div>
        </header>
    }
}
