//! The document around every page. We write it ourselves: no inline scripts, no styles but our own.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

use crate::{
    assets::Assets,
    components::{
        footer::Footer,
        header::Header,
        here,
        icon::{IconsUsed, Symbols},
        strip::Strip,
    },
    text::td_string,
};
use leptos::prelude::*;
use waymark_directory::Lang;

/// A whole page. `children` is what stands in `<main>`.
#[component]
pub fn Document(
    /// The page's own title; the site's name is added.
    #[prop(into)]
    title: String,
    /// For search engines and previews.
    #[prop(into, optional)]
    description: String,
    /// More for the head: a data block.
    #[prop(optional_no_strip)]
    data: Option<String>,
    /// Pages that are all about crisis lines need no strip above them.
    #[prop(optional)]
    no_strip: bool,
    /// Pages whose own script does what the islands do elsewhere load no islands.
    #[prop(optional)]
    no_islands: bool,
    children: Children,
) -> impl IntoView {
    if use_context::<IconsUsed>().is_none() {
        provide_context(IconsUsed::default());
    }
    let here = here();
    let l = here.locale();
    let assets = use_context::<Assets>().unwrap_or_default();
    let description = if description.is_empty() {
        td_string!(l, site.tagline).to_owned()
    } else {
        description
    };
    let title = format!("{title} · Waymark");
    let loader = assets.loader.filter(|_| !no_islands);
    let addresses = here.origin.clone().map(|origin| {
        let at = |lang: Lang| format!("{origin}{}", here.in_language(lang));
        let alternates = Lang::ALL
            .map(|lang| view! { <link rel="alternate" hreflang=lang.tag() href=at(lang) /> });
        view! {
            <link rel="canonical" href=at(here.lang) />
            {alternates.into_iter().collect_view()}
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=here.lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <title>{title}</title>
                <meta name="description" content=description />
                <meta name="referrer" content="no-referrer" />
                <meta name="format-detection" content="telephone=no" />
                {addresses}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.css />
                {loader.map(|loader| view! { <script type="module" src=loader></script> })}
                {data.map(|json| view! { <script type="application/ld+json" inner_html=json></script> })}
            </head>
            <body>
                <a class="skip" href="#main">
                    {td_string!(l, site.skip)}
                </a>
                {(!no_strip).then(|| view! { <Strip /> })}
                <Header />
                <main id="main" tabindex="-1">
                    {children()}
                </main>
                <Footer />
                <Symbols />
            </body>
        </html>
    }
    .into_any()
}
