//! The bar that stays in sight: where you are, the other language, the way out.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{islands::QuickExit, text::td_string};
use leptos::prelude::*;

/// The wordmark's sign: a W that is a path, and the painted mark at its end.
pub const SIGN: &str = include_str!("../../public/favicon.svg");

/// Wordmark, main pages, language switch, quick exit.
#[component]
pub fn Header() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let current = |path: &str| (here.path == path).then_some("page");
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
                        <li>
                            <a href=here.to("/search") aria-current=current("/search")>
                                {td_string!(l, site.find)}
                            </a>
                        </li>
                        <li>
                            <a href=here.to("/help-now") aria-current=current("/help-now")>
                                {td_string!(l, site.now)}
                            </a>
                        </li>
                        <li>
                            <a href=here.to("/guides") aria-current=current("/guides")>
                                {td_string!(l, guides.title)}
                            </a>
                        </li>
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
