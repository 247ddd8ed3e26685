//! What we don't collect, and how to stay safe on a shared device.

use crate::{components::here, document::Document, text::td_string};
use leptos::prelude::*;

/// `/privacy`
#[component]
pub fn Privacy() -> impl IntoView {
    let here = here();
    let l = here.locale();
    view! {
        <Document title=td_string!(l, privacy.title) description=td_string!(l, privacy.description)>
            <div class="wrap prose">
                <h1>{td_string!(l, privacy.title)}</h1>
                <p class="lead">{td_string!(l, privacy.lead)}</p>
                <h2 class="blaze">{td_string!(l, privacy.not)}</h2>
                <ul>
                    <li>{td_string!(l, privacy.not_1)}</li>
                    <li>{td_string!(l, privacy.not_2)}</li>
                    <li>{td_string!(l, privacy.not_3)}</li>
                    <li>{td_string!(l, privacy.not_4)}</li>
                    <li>{td_string!(l, privacy.not_5)}</li>
                </ul>
                <h2 class="blaze">{td_string!(l, privacy.device)}</h2>
                <p>{td_string!(l, privacy.device_text)}</p>
                <h2 class="blaze">{td_string!(l, privacy.list)}</h2>
                <p>{td_string!(l, privacy.list_text)}</p>
                <h2 class="blaze">{td_string!(l, privacy.exit)}</h2>
                <p>{td_string!(l, privacy.exit_text)}</p>
                <h2 class="blaze">{td_string!(l, privacy.shared)}</h2>
                <ul>
                    <li>{td_string!(l, privacy.shared_1)}</li>
                    <li>{td_string!(l, privacy.shared_2)}</li>
                    <li>{td_string!(l, privacy.shared_3)}</li>
                    <li>{td_string!(l, privacy.offline)}</li>
                </ul>
                <h2 class="blaze">{td_string!(l, privacy.leave)}</h2>
                <p>{td_string!(l, privacy.leave_text)}</p>
                <h2 class="blaze">{td_string!(l, privacy.data)}</h2>
                <p>
                    <a href=format!("{}#sources", here.to("/about"))>{td_string!(l, privacy.data_link)}</a>
                </p>
            </div>
        </Document>
    }
}
