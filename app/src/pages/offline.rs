//! What the browser shows without a connection: the pages that it has stored.

use crate::{
    components::{
        directory,
        guides::GuideCards,
        here,
        icon::{Icon, IconName},
    },
    document::Document,
    text::text,
};
use leptos::prelude::*;

/// `/offline`, which the service worker stores.
#[component]
pub fn Offline() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let guides = directory().guides().all().to_vec();
    view! {
        <Document title=text!(lang, offline.title)>
            <div class="wrap prose">
                <h1>{text!(lang, offline.title)}</h1>
                <p class="lead">{text!(lang, offline.lead)}</p>
                <p class="buttons big">
                    <a class="button main" href=here.to("/help-now")><Icon name=IconName::Lifebuoy />{text!(lang, site.now)}</a>
                </p>
                <section class="wide" aria-labelledby="kept">
                    <h2 class="blaze" id="kept">{text!(lang, offline.kept)}</h2>
                    <GuideCards guides=guides />
                </section>
            </div>
        </Document>
    }
}
