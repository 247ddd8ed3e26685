//! Guides where people come across them: as cards under a topic, and above results that they fit.

use super::{directory, here};
use crate::text::text;
use leptos::prelude::*;
use waymark_directory::{Guide, TermSet};

/// More guides than these would push the places down.
const MAX_FITTING: usize = 2;

/// A topic's heading and its guides.
#[component]
pub fn Topic(key: String, name: String, guides: Vec<Guide>) -> impl IntoView {
    let heading = key.clone();
    view! {
        <section class="wide" aria-labelledby=heading>
            <h2 class="blaze" id=key>{name}</h2>
            <GuideCards guides=guides />
        </section>
    }
}

/// The title and the summary of each guide.
#[component]
pub fn GuideCards(guides: Vec<Guide>) -> impl IntoView {
    let here = here();
    let card = |guide: Guide| {
        let text = guide.text(here.lang);
        view! {
            <li>
                <a href=here.to(&guide.path())>{text.title.clone()}</a>
                <p>{text.summary.clone()}</p>
            </li>
        }
    };
    view! { <ul class="guide-cards">{guides.into_iter().map(card).collect_view()}</ul> }
}

/// Links to guides that fit a search; nothing if none fits.
#[component]
pub fn FittingGuides(typed: String, needs: TermSet) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let directory = directory();
    let guides = directory.guides().find_matching(&typed, needs, MAX_FITTING);
    (!guides.is_empty()).then(|| {
        view! {
            <nav class="guides-strip" aria-label=text!(lang, guides.strip)>
                <p class="soft" aria-hidden="true">{text!(lang, guides.strip)}</p>
                <ul>
                    {guides
                        .iter()
                        .map(|guide| view! { <li><a href=here.to(&guide.path())>{guide.text(here.lang).title.clone()}</a></li> })
                        .collect_view()}
                </ul>
            </nav>
        }
    })
}
