//! What we don't collect, and how to stay safe on a shared device.

use crate::{components::here, document::Document, text::text};
use leptos::prelude::*;

/// `/privacy`
#[component]
pub fn Privacy() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <Document title=text!(lang, privacy.title) description=text!(lang, privacy.description)>
            <div class="wrap prose">
                <h1>{text!(lang, privacy.title)}</h1>
                <p class="lead">{text!(lang, privacy.lead)}</p>
                <h2 class="blaze">{text!(lang, privacy.not)}</h2>
                <ul>
                    <li>{text!(lang, privacy.not_1)}</li>
                    <li>{text!(lang, privacy.not_2)}</li>
                    <li>{text!(lang, privacy.not_3)}</li>
                    <li>{text!(lang, privacy.not_4)}</li>
                    <li>{text!(lang, privacy.not_5)}</li>
                </ul>
                <h2 class="blaze">{text!(lang, privacy.device)}</h2>
                <p>{text!(lang, privacy.device_text)}</p>
                <h2 class="blaze">{text!(lang, privacy.list)}</h2>
                <p>{text!(lang, privacy.list_text)}</p>
                <h2 class="blaze">{text!(lang, privacy.exit)}</h2>
                <p>{text!(lang, privacy.exit_text)}</p>
                <h2 class="blaze">{text!(lang, privacy.shared)}</h2>
                <ul>
                    <li>{text!(lang, privacy.shared_1)}</li>
                    <li>{text!(lang, privacy.shared_2)}</li>
                    <li>{text!(lang, privacy.shared_3)}</li>
                    <li>{text!(lang, privacy.offline)}</li>
                </ul>
                <h2 class="blaze">{text!(lang, privacy.leave)}</h2>
                <p>{text!(lang, privacy.leave_text)}</p>
                <h2 class="blaze">{text!(lang, privacy.data)}</h2>
                <p>
                    <a href=format!("{}#sources", here.to("/about"))>{text!(lang, privacy.data_link)}</a>
                </p>
            </div>
        </Document>
    }
}
