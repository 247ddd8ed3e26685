//! What is known about a place, family by family; what is not known is not mentioned.

use super::{LocalizedParagraph, here};
use crate::text::{td_string, terms};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Text};

/// All sections that have something to say.
#[component]
pub fn Facts(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let family = |facet| names(terms::of(listing.terms, facet), lang);
    let needs = names(terms::needs(listing.terms, TermSet::default()), lang);
    let only = names(listing.serves_only.iter(), lang);
    let who = if only.is_empty() {
        family(Facet::Group)
    } else {
        Vec::new()
    };
    view! {
        <Section title=td_string!(l, listing.offers) names=needs />
        <Section title=td_string!(l, listing.only) names=only />
        <Prose title=td_string!(l, listing.eligibility) text=listing.eligibility.clone() />
        <Section title=td_string!(l, listing.who) names=who />
        <Section title=td_string!(l, listing.ages) names=family(Facet::Age) />
        <Section title=td_string!(l, listing.pay) names=family(Facet::Payment) />
        <Section title=td_string!(l, listing.languages) names=family(Facet::Language) />
        <Section title=td_string!(l, listing.access) names=family(Facet::Access) />
        <Prose title=td_string!(l, listing.documents) text=listing.documents.clone() />
        <Section title=td_string!(l, listing.services) names=family(Facet::Service) />
    }
}

fn names(ids: impl IntoIterator<Item = TermId>, lang: Lang) -> Vec<&'static str> {
    ids.into_iter().map(|id| terms::name(id, lang)).collect()
}

#[component]
fn Section(title: &'static str, names: Vec<&'static str>) -> impl IntoView {
    (!names.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="blaze">{title}</h2>
                <ul class="plain">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Prose(title: &'static str, text: Text) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="blaze">{title}</h2>
                <LocalizedParagraph text=text />
            </section>
        }
    })
}
