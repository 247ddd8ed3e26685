//! What is known about a place, facet by facet. What isn't known is not mentioned.

use super::{LocalizedParagraph, here};
use crate::text::{terms, text};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Text};

#[component]
pub fn Facts(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let of_facet = |facet| names(terms::terms_of_facet(listing.terms, facet), lang);
    let needs = names(
        terms::needs_to_show(listing.terms, TermSet::default()),
        lang,
    );
    let only = names(listing.serves_only.iter(), lang);
    let who = if only.is_empty() {
        of_facet(Facet::Group)
    } else {
        Vec::new()
    };
    view! {
        <TermsSection title=text!(lang, listing.offers) names=needs />
        <TermsSection title=text!(lang, listing.only) names=only />
        <TextSection title=text!(lang, listing.eligibility) text=listing.eligibility.clone() />
        <TermsSection title=text!(lang, listing.who) names=who />
        <TermsSection title=text!(lang, listing.ages) names=of_facet(Facet::Age) />
        <TermsSection title=text!(lang, listing.pay) names=of_facet(Facet::Payment) />
        <TermsSection title=text!(lang, listing.languages) names=of_facet(Facet::Language) />
        <TermsSection title=text!(lang, listing.access) names=of_facet(Facet::Access) />
        <TextSection title=text!(lang, listing.documents) text=listing.documents.clone() />
        <TermsSection title=text!(lang, listing.services) names=of_facet(Facet::Service) />
    }
}

fn names(ids: impl IntoIterator<Item = TermId>, lang: Lang) -> Vec<&'static str> {
    ids.into_iter()
        .map(|id| terms::term_name(id, lang))
        .collect()
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
