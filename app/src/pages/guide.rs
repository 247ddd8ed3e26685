//! One guide: its text, where its facts are from, and what goes with it.

use crate::{
    components::{directory, guide_card::GuideCard, here},
    document::Document,
    islands::PrintButton,
    pages::not_found::NotFound,
    text::{dates, td_string},
};
use leptos::prelude::*;
use waymark_directory::{Guide, guides::Section};

/// Sections from which on a list of them helps.
const CONTENTS_FROM: usize = 4;

/// `/guides/{slug}`
#[component]
pub fn GuidePage() -> impl IntoView {
    match directory().guides().get(here().parameter("slug")) {
        Some(guide) => view! { <Page guide=guide.clone() /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Page(guide: Guide) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let directory = directory();
    let text = guide.text(lang).clone();
    let topic = directory
        .guides()
        .topics()
        .iter()
        .find(|topic| topic.key == guide.topic);
    let topic = topic.map(|topic| topic.name.get(lang).to_owned());
    let above = if *guide.topic == *"peer-support" {
        "/peer-support"
    } else {
        "/guides"
    };
    let beside = directory.guides().of_topic(&guide.topic);
    let beside = beside.filter(|other| other.slug != guide.slug).cloned();
    let beside = beside
        .map(|guide| view! { <GuideCard guide=guide /> })
        .collect_view();
    let sources = text.sources.iter().map(|source| {
        let date = source.date.clone().map(|date| format!(", {date}"));
        view! {
            <li>
                <a href=source.url.clone() rel="noreferrer">{source.name.clone()}</a>
                {date}
                <br />
                <span class="soft">{source.facts.clone()}</span>
            </li>
        }
    });
    let sources = sources.collect_view();
    view! {
        <Document title=text.title.clone() description=text.summary.clone()>
            <div class="wrap prose guide">
                <p class="crumbs screen">
                    <a href=here.to(above)>{topic}</a>
                </p>
                <h1>{text.title.clone()}</h1>
                <p class="lead">{text.summary.clone()}</p>
                <Contents sections=text.sections.clone() />
                <article inner_html=text.html.clone()></article>
                <PrintButton label=td_string!(l, guides.print).to_owned() />
                <section class="sources wide" aria-labelledby="sources">
                    <h2 id="sources">{td_string!(l, guides.sources)}</h2>
                    <p class="soft">{td_string!(l, guides.reviewed, date = dates::full(text.reviewed, lang))}</p>
                    <ul>{sources}</ul>
                    <p class="soft">{td_string!(l, guides.not_advice)}</p>
                </section>
                <section class="wide screen" aria-labelledby="beside">
                    <h2 class="blaze" id="beside">{td_string!(l, guides.beside)}</h2>
                    <ul class="guide-cards">{beside}</ul>
                </section>
            </div>
        </Document>
    }
}

/// The sections, where there are many.
#[component]
fn Contents(sections: Vec<Section>) -> impl IntoView {
    let l = here().locale();
    let links = sections.iter().map(|section| {
        view! { <li><a href=format!("#{}", section.id)>{section.title.clone()}</a></li> }
    });
    let links = links.collect_view();
    (sections.len() >= CONTENTS_FROM).then(|| {
        view! {
            <details class="contents screen">
                <summary>{td_string!(l, guides.contents)}</summary>
                <ul>{links}</ul>
            </details>
        }
    })
}
