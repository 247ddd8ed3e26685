//! What Waymark is, and what it is made of.

use crate::{
    components::{directory, here},
    document::Document,
    pages::sources::DirectorySources,
    text::text,
};
use leptos::prelude::*;

/// `/about`
#[component]
pub fn About() -> impl IntoView {
    let lang = here().lang;
    let listings = directory().listings().to_vec();
    view! {
        <Document title=text!(lang, site.about) description=text!(lang, about.lead)>
            <div class="wrap prose">
                <h1>{text!(lang, about.title)}</h1>
                <p class="lead">{text!(lang, about.lead)}</p>
                <h2 class="blaze">{text!(lang, about.whom)}</h2>
                <p>{text!(lang, about.whom_text)}</p>
                <h2 class="blaze">{text!(lang, about.how)}</h2>
                <ul>
                    <li>{text!(lang, about.how_1)}</li>
                    <li>{text!(lang, about.how_2)}</li>
                    <li>{text!(lang, about.how_3)}</li>
                    <li>{text!(lang, about.how_4)}</li>
                </ul>
                <h2 class="blaze" id="sources">{text!(lang, about.sources)}</h2>
                <DirectorySources listings=listings />
                <h2 class="blaze">{text!(lang, about.not)}</h2>
                <p>{text!(lang, about.not_text)}</p>
                <h2 class="blaze" id="tell">{text!(lang, about.tell)}</h2>
                <p>{text!(lang, about.tell_text)}</p>
            </div>
        </Document>
    }
}
