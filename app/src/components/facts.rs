//! What is known about a place, facet by facet. Nothing is said about what isn't known.

use super::{LocalizedParagraph, here};
use crate::text::{td_string, terms};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Text};

#[component]
pub fn Facts(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let (l, lang) = (here.locale(), here.lang);
    let of_facet = |facet| names(terms::of(listing.terms, facet), lang);
    let needs = names(terms::needs(listing.terms, TermSet::default()), lang);
    let only = names(listing.serves_only.iter(), lang);
    let who = if only.is_empty() {
        of_facet(Facet::Group)
    } else {
        Vec::new()
    };
    view! {
        <TermsSection title=td_string!(l, listing.offers) names=needs />
        <TermsSection title=td_string!(l, listing.only) names=only />
        <TextSection title=td_string!(l, listing.eligibility) text=listing.eligibility.clone() />
        <TermsSection title=td_string!(l, listing.who) names=who />
        <TermsSection title=td_string!(l, listing.ages) names=of_facet(Facet::Age) />
        <TermsSection title=td_string!(l, listing.pay) names=of_facet(Facet::Payment) />
        <TermsSection title=td_string!(l, listing.languages) names=of_facet(Facet::Language) />
        <TermsSection title=td_string!(l, listing.access) names=of_facet(Facet::Access) />
        <TextSection title=td_string!(l, listing.documents) text=listing.documents.clone() />
        <TermsSection title=td_string!(l, listing.services) names=of_facet(Facet::Service) />
    }
}

fn names(ids: impl IntoIterator<Item = TermId>, lang: Lang) -> Vec<&'static str> {
    ids.into_iter().map(|id| terms::name(id, lang)).collect()
}

#[component]
fn TermsSection(title: &'static str, names: Vec<&'static str>) -> impl IntoView {
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
fn TextSection(title: &'static str, text: Text) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="blaze">{title}</h2>
                <LocalizedParagraph text=text />
            </section>
        }
    })
}
