//! What Waymark is, and what it is made of.

use crate::{
    components::{directory, here},
    document::Document,
    pages::sources::DirectorySources,
    text::td_string,
};
use leptos::prelude::*;

/// `/about`
#[component]
pub fn About() -> impl IntoView {
    let l = here().locale();
    let listings = directory().listings().to_vec();
    view! {
        <Document title=td_string!(l, site.about) description=td_string!(l, about.lead)>
            <div class="wrap prose">
                <h1>{td_string!(l, about.title)}</h1>
                <p class="lead">{td_string!(l, about.lead)}</p>
                <h2 class="blaze">{td_string!(l, about.whom)}</h2>
                <p>{td_string!(l, about.whom_text)}</p>
                <h2 class="blaze">{td_string!(l, about.how)}</h2>
                <ul>
                    <li>{td_string!(l, about.how_1)}</li>
                    <li>{td_string!(l, about.how_2)}</li>
                    <li>{td_string!(l, about.how_3)}</li>
                    <li>{td_string!(l, about.how_4)}</li>
                </ul>
                <h2 class="blaze" id="sources">{td_string!(l, about.sources)}</h2>
                <DirectorySources listings=listings />
                <h2 class="blaze">{td_string!(l, about.not)}</h2>
                <p>{td_string!(l, about.not_text)}</p>
                <h2 class="blaze" id="tell">{td_string!(l, about.tell)}</h2>
                <p>{td_string!(l, about.tell_text)}</p>
            </div>
        </Document>
    }
}
