//! The home page: a search, and what people look for as the arms of a signpost.

use crate::{
    components::{
        directory,
        guides::GuideCards,
        here,
        icon::{Icon, IconName},
        search_bar::SearchBar,
    },
    document::Document,
    text::text,
};
use leptos::prelude::*;
use waymark_directory::{Facet, Vocabulary, vocabulary::Term};

/// Decoration: hills and a path.
const HILLS: &str = include_str!("../../icons/hills.svg");

/// How many guides the page shows.
const GUIDES: usize = 3;

/// `/`
#[component]
pub fn Home() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <Document title=text!(lang, home.title)>
            <div class="hero">
                <div class="hills" aria-hidden="true" inner_html=HILLS></div>
                <div class="wrap">
                    <h1>{text!(lang, home.title)}</h1>
                    <p class="lead">{text!(lang, home.lead)}</p>
                    <form role="search" action=here.to("/search") aria-label=text!(lang, form.label)>
                        <SearchBar />
                    </form>
                </div>
            </div>
            <div class="wrap home">
                <h2 class="blaze">{text!(lang, home.needs)}</h2>
                <Signpost />
                <h2 class="blaze">{text!(lang, home.guides)}</h2>
                <SomeGuides />
                <h2 class="blaze">{text!(lang, home.trust)}</h2>
                <div class="promise">
                    <div>
                        <h3>{text!(lang, home.private)}</h3>
                        <p>
                            {text!(lang, home.private_text)} " "
                            <a href=here.to("/privacy")>{text!(lang, home.private_link)}</a>
                        </p>
                    </div>
                    <div>
                        <h3>{text!(lang, home.dates)}</h3>
                        <p>
                            {text!(lang, home.dates_text)} " "
                            <a href=here.to("/about")>{text!(lang, home.dates_link)}</a>
                        </p>
                    </div>
                    <div>
                        <h3>{text!(lang, home.sheets)}</h3>
                        <p>{text!(lang, home.sheets_text)}</p>
                        <ul>
                            <li><a href=here.to("/goals")>{text!(lang, home.sheets_goals)}</a></li>
                            <li><a href=here.to("/plans")>{text!(lang, home.sheets_plans)}</a></li>
                        </ul>
                    </div>
                </div>
            </div>
        </Document>
    }
}

/// A few guides, and a link to all of them.
#[component]
fn SomeGuides() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let directory = directory();
    let guides = directory.guides().all().iter().take(GUIDES).cloned();
    let guides = guides.collect();
    view! {
        <GuideCards guides=guides />
        <p class="buttons">
            <a class="button" href=here.to("/guides")>{text!(lang, home.guides_all)}</a>
            <a class="button" href=here.to("/peer-support")>{text!(lang, home.peers)}</a>
        </p>
    }
}

/// An arm for each general need, and one for people who don't know what they need.
#[component]
fn Signpost() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let general = Vocabulary::get()
        .facet(Facet::Need)
        .filter(|(_, term)| term.parent.is_none());
    view! {
        <ul class="signpost">
            {general.map(|(_, term)| view! { <Arm term=term /> }).collect_view()}
            <li class="arm sure">
                <a href=here.to("/help-now")>
                    <Icon name=IconName::Lifebuoy />
                    <b>{text!(lang, home.unsure)}</b>
                    <span>{text!(lang, home.unsure_about)}</span>
                </a>
            </li>
        </ul>
    }
}

#[component]
fn Arm(term: &'static Term) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let search = here.to("/search");
    let address = |term: &Term| format!("{search}?need={}", term.key);
    let exact = Vocabulary::get().children(&term.key);
    view! {
        <li class="arm">
            <a href=address(term)>
                <Icon name=icon_of(term) />
                <b>{term.name.get(lang)}</b>
                <span>{term.about.get(lang)}</span>
            </a>
            <details>
                <summary>
                    {text!(lang, home.kinds)}
                    <span class="hidden">": " {term.name.get(lang)}</span>
                    <Icon name=IconName::Turn class="turn" />
                </summary>
                <ul class="chips">
                    {exact
                        .map(|(_, term)| view! { <li><a href=address(term)>{term.name.get(lang)}</a></li> })
                        .collect_view()}
                </ul>
            </details>
        </li>
    }
}

fn icon_of(term: &Term) -> IconName {
    let named = term.icon.as_deref().and_then(|name| name.parse().ok());
    named.unwrap_or(IconName::Directions)
}
