//! All guides by topic.

use crate::{
    components::{directory, guides::Topic, here},
    document::Document,
    text::text,
};
use leptos::prelude::*;

/// `/guides`
#[component]
pub fn GuidesPage() -> impl IntoView {
    let lang = here().lang;
    view! {
        <Document title=text!(lang, guides.title) description=text!(lang, guides.lead)>
            <div class="wrap prose">
                <h1>{text!(lang, guides.title)}</h1>
                <p class="lead">{text!(lang, guides.lead)}</p>
                <Topics />
            </div>
        </Document>
    }
}

#[component]
fn Topics() -> impl IntoView {
    let lang = here().lang;
    let directory = directory();
    let guides = directory.guides();
    guides
        .topics()
        .iter()
        .map(|topic| {
            let on_topic = guides.in_topic(&topic.key).cloned().collect();
            view! { <Topic key=topic.key.to_string() name=topic.name.get(lang).to_owned() guides=on_topic /> }
        })
        .collect_view()
}
