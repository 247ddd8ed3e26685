//! All guides by topic.

use crate::{
    components::{
        directory,
        guide_card::{GuideCard, Topic},
        here,
    },
    document::Document,
    text::td_string,
};
use leptos::prelude::*;

/// `/guides`
#[component]
pub fn GuidesPage() -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let directory = directory();
    let guides = directory.guides();
    let topics = guides.topics().iter().map(move |topic| {
        let cards = guides.of_topic(&topic.key).cloned();
        let cards = cards.map(|guide| view! { <GuideCard guide=guide /> }).collect_view();
        view! { <Topic key=topic.key.to_string() name=topic.name.get(lang).to_owned()>{cards}</Topic> }
    });
    let topics = topics.collect_view();
    view! {
        <Document title=td_string!(l, guides.title) description=td_string!(l, guides.lead)>
            <div class="wrap prose">
                <h1>{td_string!(l, guides.title)}</h1>
                <p class="lead">{td_string!(l, guides.lead)}</p>
                {topics}
            </div>
        </Document>
    }
}
