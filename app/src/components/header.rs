//! The header, which stays in sight: main pages, the other language, quick exit.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{
    islands::QuickExit,
    page::{LinkPlace, PAGES},
    text::text,
};
use leptos::prelude::*;

/// The logo: a W that is a path, with a painted mark at its end.
const LOGO: &str = include_str!("../../public/favicon.svg");

#[component]
pub fn Header() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let links = PAGES.iter().filter_map(|page| {
        let link = page
            .link
            .filter(|link| link.place == LinkPlace::HeaderAndFooter)?;
        let current = (here.path == page.path).then_some("page");
        Some(view! { <li><a href=here.to(page.path) aria-current=current>{(link.label)(lang)}</a></li> })
    });
    let other = here.lang.other();
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=here.to("/") aria-label=text!(lang, site.home)>
                    <span aria-hidden="true" inner_html=LOGO></span>
                    "Waymark"
                </a>
                <nav aria-label=text!(lang, site.main_nav)>
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
                    {text!(lang, site.switch)}
                </a>
                <QuickExit label=text!(lang, site.exit).to_owned() hint=text!(lang, site.exit_how).to_owned() />
            </div>
        </header>
    }
}
