//! The document around every page, from `<!DOCTYPE html>` on. It has no inline scripts, and no styles but our own.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

use crate::{
    assets::Assets,
    components::{
        crisis::CrisisStrip,
        footer::Footer,
        header::Header,
        here,
        icon::{IconsUsed, SymbolSet, Symbols},
    },
    text::text,
};
use leptos::prelude::*;
use waymark_directory::Lang;

/// What stands around a page's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    #[default]
    Standard,
    /// Without the strip of crisis lines, for the page that is all about them.
    CrisisPage,
    /// Without islands, for pages with a module of their own that does what islands do elsewhere.
    OwnModule,
}

/// A whole page; its children stand in `<main>`.
#[component]
pub fn Document(
    /// The page's own title; the site's name is added.
    #[prop(into)]
    title: String,
    /// For search engines and previews; the site's tagline if empty.
    #[prop(into, optional)]
    description: String,
    /// Structured data (JSON-LD) for the head.
    #[prop(optional_no_strip)]
    data: Option<String>,
    #[prop(optional)] frame: Frame,
    children: Children,
) -> impl IntoView {
    if use_context::<IconsUsed>().is_none() {
        provide_context(IconsUsed::default());
    }
    let here = here();
    let lang = here.lang;
    let assets = use_context::<Assets>().unwrap_or_default();
    let description = if description.is_empty() {
        text!(lang, site.tagline).to_owned()
    } else {
        description
    };
    let symbols = match frame {
        Frame::OwnModule => SymbolSet::WithModule,
        Frame::Standard | Frame::CrisisPage => SymbolSet::Drawn,
    };
    let loader = assets.loader.filter(|_| frame != Frame::OwnModule);
    view! {
        <!DOCTYPE html>
        <html lang=here.lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <title>{format!("{title} · Waymark")}</title>
                <meta name="description" content=description />
                <meta name="referrer" content="no-referrer" />
                <meta name="format-detection" content="telephone=no" />
                {here.origin.clone().map(|origin| view! { <LanguageLinks origin=origin /> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.css />
                {loader.map(|loader| view! { <script type="module" src=loader></script> })}
                {data.map(|json| view! { <script type="application/ld+json" inner_html=json></script> })}
            </head>
            <body>
                <a class="skip" href="#main">
                    {text!(lang, site.skip)}
                </a>
                {(frame != Frame::CrisisPage).then(|| view! { <CrisisStrip /> })}
                <Header />
                <main id="main" tabindex="-1">
                    {children()}
                </main>
                <Footer />
                <Symbols set=symbols />
            </body>
        </html>
    }
    .into_any()
}

/// Links to the page's canonical address, and to the page in each language.
#[component]
fn LanguageLinks(origin: String) -> impl IntoView {
    let here = here();
    let address = |lang: Lang| format!("{origin}{}", here.in_language(lang));
    view! {
        <link rel="canonical" href=address(here.lang) />
        {Lang::ALL
            .map(|lang| view! { <link rel="alternate" hreflang=lang.tag() href=address(lang) /> })
            .into_iter()
            .collect_view()}
    }
}
