//! A guide as one finds it: its title and what it says.

use super::here;
use leptos::prelude::*;
use waymark_directory::Guide;

/// A topic with its guides.
#[component]
pub fn Topic(key: String, name: String, children: Children) -> impl IntoView {
    let heading = key.clone();
    view! {
        <section class="wide" aria-labelledby=heading>
            <h2 class="blaze" id=key>{name}</h2>
            <ul class="guide-cards">{children()}</ul>
        </section>
    }
}

/// An item that leads to a guide.
#[component]
pub fn GuideCard(guide: Guide) -> impl IntoView {
    let here = here();
    let text = guide.text(here.lang);
    view! {
        <li>
            <a href=here.to(&guide.path())>{text.title.clone()}</a>
            <p>{text.summary.clone()}</p>
        </li>
    }
}
