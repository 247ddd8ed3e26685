//! What Waymark is, and what it is made of.

use crate::{
    components::{directory, here},
    document::Document,
    pages::sources::DirectorySources,
    text::text,
};
use leptos::prelude::*;

/// The Open Database License asks for a notice with this link.
const OPENSTREETMAP: &str = "https://www.openstreetmap.org/copyright";
const GEONAMES: &str = "https://www.geonames.org/";

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
                <MapSources />
                <h2 class="blaze">{text!(lang, about.not)}</h2>
                <p>{text!(lang, about.not_text)}</p>
                <h2 class="blaze" id="tell">{text!(lang, about.tell)}</h2>
                <p>{text!(lang, about.tell_text)}</p>
            </div>
        </Document>
    }
}

/// The data about places on the map that comes with the program, named as its licenses ask.
#[component]
fn MapSources() -> impl IntoView {
    let lang = here().lang;
    view! {
        <ul class="sources">
            <li>
                <b>{text!(lang, about.time_zones)}</b>
                ": "
                <a href=OPENSTREETMAP rel="noreferrer">{text!(lang, about.openstreetmap)}</a>
            </li>
            <li>
                <b>{text!(lang, about.counties)}</b>
                ": "
                <a href=GEONAMES rel="noreferrer">"GeoNames, CC BY 4.0"</a>
            </li>
        </ul>
    }
}
