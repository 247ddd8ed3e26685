//! Peer support: for people who look for it, people who give it, and people who want to.

use crate::{
    components::{
        directory,
        guides::GuideCards,
        here,
        icon::{Icon, IconName},
        search_bar::SearchBar,
    },
    document::Document,
    text::text,
};
use leptos::prelude::*;
use waymark_directory::Facet;
use waymark_search::SearchQuery;

/// The topic of the guides about it.
const TOPIC: &str = "peer-support";
/// The need that its search is narrowed to.
const NEED: &str = "peer-support";

/// `/peer-support`
#[component]
pub fn PeerSupport() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let guides = directory().guides().in_topic(TOPIC).cloned().collect();
    let query = SearchQuery::default().with_filter(Facet::Need, NEED);
    let search = here.to("/search");
    let needs = [
        ("recovery-community-center", text!(lang, peers.centers)),
        ("recovery-coach", text!(lang, peers.coaches)),
        ("warmline", text!(lang, peers.warmlines)),
        ("mutual-aid", text!(lang, peers.groups)),
        ("family-support", text!(lang, peers.families)),
    ];
    view! {
        <Document title=text!(lang, peers.title) description=text!(lang, peers.lead)>
            <div class="wrap prose">
                <h1>{text!(lang, peers.title)}</h1>
                <p class="lead">{text!(lang, peers.lead)}</p>
                <h2 class="blaze">{text!(lang, peers.find)}</h2>
                <form class="wide" role="search" action=here.to("/search") aria-label=text!(lang, form.label)>
                    <input type="hidden" name="need" value=NEED />
                    <SearchBar query=query />
                </form>
                <ul class="chips wide">
                    {needs
                        .into_iter()
                        .map(|(need, name)| view! { <li><a href=format!("{search}?need={need}")>{name}</a></li> })
                        .collect_view()}
                </ul>
                <p>
                    <a class="button" href=here.to("/help-now")><Icon name=IconName::Lifebuoy />{text!(lang, peers.now)}</a>
                </p>
                <section class="wide" aria-labelledby="read">
                    <h2 class="blaze" id="read">{text!(lang, peers.read)}</h2>
                    <GuideCards guides=guides />
                </section>
            </div>
        </Document>
    }
}
