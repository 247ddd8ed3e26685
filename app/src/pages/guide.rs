//! One guide: its text, its sources, and other guides on its topic.

use crate::{
    components::{directory, guides::GuideCards, here},
    document::Document,
    islands::PrintButton,
    pages::not_found::NotFound,
    text::{formats, text},
};
use leptos::prelude::*;
use waymark_directory::{
    Guide, Lang,
    guides::{GuideSection, GuideSource},
};

/// A guide with at least this many sections gets a list of them.
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
    let lang = here.lang;
    let text = guide.text(lang).clone();
    view! {
        <Document title=text.title.clone() description=text.summary.clone()>
            <div class="wrap prose guide">
                <p class="crumbs screen">
                    <a href=here.to(parent_path(&guide))>{topic_name(&guide, lang)}</a>
                </p>
                <h1>{text.title.clone()}</h1>
                <p class="lead">{text.summary.clone()}</p>
                <Contents sections=text.sections.clone() />
                <article inner_html=text.html.clone()></article>
                <PrintButton label=text!(lang, guides.print).to_owned() />
                <section class="sources wide" aria-labelledby="sources">
                    <h2 id="sources">{text!(lang, guides.sources)}</h2>
                    <p class="soft">{text!(lang, guides.reviewed, date = formats::full_date(text.reviewed, lang))}</p>
                    <ul>{text.sources.into_iter().map(|source| view! { <SourceItem source=source /> }).collect_view()}</ul>
                    <p class="soft">{text!(lang, guides.not_advice)}</p>
                </section>
                <section class="wide screen" aria-labelledby="beside">
                    <h2 class="blaze" id="beside">{text!(lang, guides.beside)}</h2>
                    <GuideCards guides=others_on_topic(&guide) />
                </section>
            </div>
        </Document>
    }
}

/// The path of the page that lists the guide.
fn parent_path(guide: &Guide) -> &'static str {
    if *guide.topic == *"peer-support" {
        "/peer-support"
    } else {
        "/guides"
    }
}

fn topic_name(guide: &Guide, lang: Lang) -> Option<String> {
    let directory = directory();
    let mut topics = directory.guides().topics().iter();
    let topic = topics.find(|topic| topic.key == guide.topic)?;
    Some(topic.name.get(lang).to_owned())
}

fn others_on_topic(guide: &Guide) -> Vec<Guide> {
    let directory = directory();
    let guides = directory.guides().in_topic(&guide.topic);
    guides
        .filter(|other| other.slug != guide.slug)
        .cloned()
        .collect()
}

#[component]
fn SourceItem(source: GuideSource) -> impl IntoView {
    view! {
        <li>
            <a href=source.url rel="noreferrer">{source.name}</a>
            {source.date.map(|date| format!(", {date}"))}
            <br />
            <span class="soft">{source.facts}</span>
        </li>
    }
}

/// Links to the sections of a long guide.
#[component]
fn Contents(sections: Vec<GuideSection>) -> impl IntoView {
    let lang = here().lang;
    let links = sections.iter().map(|section| {
        view! { <li><a href=format!("#{}", section.id)>{section.title.clone()}</a></li> }
    });
    (sections.len() >= CONTENTS_FROM).then(|| {
        view! {
            <details class="contents screen">
                <summary>{text!(lang, guides.contents)}</summary>
                <ul>{links.collect_view()}</ul>
            </details>
        }
    })
}
