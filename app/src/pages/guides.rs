//! All guides by topic.

use crate::{
    components::{directory, guides::Topic, here},
    document::Document,
    text::td_string,
};
use leptos::prelude::*;

/// `/guides`
#[component]
pub fn GuidesPage() -> impl IntoView {
    let l = here().locale();
    view! {
        <Document title=td_string!(l, guides.title) description=td_string!(l, guides.lead)>
            <div class="wrap prose">
                <h1>{td_string!(l, guides.title)}</h1>
                <p class="lead">{td_string!(l, guides.lead)}</p>
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
            let on_topic = guides.of_topic(&topic.key).cloned().collect();
            view! { <Topic key=topic.key.to_string() name=topic.name.get(lang).to_owned() guides=on_topic /> }
        })
        .collect_view()
}
