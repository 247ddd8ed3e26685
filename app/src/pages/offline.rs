//! What the browser shows without a connection: the pages that it has stored.

use crate::{
    components::{
        directory,
        guides::GuideCards,
        here,
        icon::{Icon, IconName},
    },
    document::Document,
    text::td_string,
};
use leptos::prelude::*;

/// `/offline`, which the service worker stores.
#[component]
pub fn Offline() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let guides = directory().guides().all().to_vec();
    view! {
        <Document title=td_string!(l, offline.title)>
            <div class="wrap prose">
                <h1>{td_string!(l, offline.title)}</h1>
                <p class="lead">{td_string!(l, offline.lead)}</p>
                <p class="buttons big">
                    <a class="button main" href=here.to("/help-now")><Icon name=IconName::Lifebuoy />{td_string!(l, site.now)}</a>
                </p>
                <section class="wide" aria-labelledby="kept">
                    <h2 class="blaze" id="kept">{td_string!(l, offline.kept)}</h2>
                    <GuideCards guides=guides />
                </section>
            </div>
        </Document>
    }
}
