//! The terms of an offer: what it is, for whom, and in which languages, in our own vocabulary.

use super::{
    super::json::{Record, children, text},
    offer::{Offer, is_from_waymark},
};
use serde_json::Value;
use waymark_directory::{Facet, TermSet, Vocabulary, fold::fold, vocabulary};

/// The facets that the headings of other vocabularies can mean.
const NAMED: [Facet; 5] = [
    Facet::Need,
    Facet::Service,
    Facet::Group,
    Facet::Age,
    Facet::Access,
];

/// Reads our own terms if the package has any, or else the terms that its names and headings mean. The second set has
/// groups only if the offer serves nobody else.
pub(super) fn read_terms(offer: &Offer<'_>) -> (TermSet, TermSet) {
    let service = offer.service;
    let vocabulary = Vocabulary::get();
    let mut terms = TermSet::default();
    let mut only = TermSet::default();
    let mut is_ours = false;
    for attribute in children(service, "attributes") {
        let Some(term) = attribute.get("taxonomy_term").and_then(Value::as_object) else {
            continue;
        };
        let code = text(term, "code").unwrap_or_default();
        let own = code.split_once(':').and_then(|(facet, key)| {
            let facet = Facet::ALL.into_iter().find(|known| known.key() == facet)?;
            vocabulary.id(facet, key)
        });
        if let Some(id) = own {
            is_ours = true;
            terms.insert(id);
            if text(attribute, "value").as_deref() == Some("only") {
                only.insert(id);
            }
        } else {
            let name = text(term, "name").unwrap_or_default();
            terms = terms.union(vocabulary::find_terms_of_heading(&name, &NAMED));
        }
    }
    if is_ours || is_from_waymark(service) {
        return (terms, only);
    }
    let place = offer.location();
    let name = text(service, "name").unwrap_or_default();
    terms = terms.union(vocabulary::find_terms_of_heading(&name, &NAMED));
    for record in [Some(service), place, offer.at].into_iter().flatten() {
        terms = terms.union(read_languages(record));
        if is_wheelchair_accessible(record) {
            terms = terms.union(
                vocabulary
                    .id(Facet::Access, "wheelchair")
                    .into_iter()
                    .collect(),
            );
        }
    }
    for cost in children(service, "cost_options") {
        for field in ["option", "amount_description", "payment"] {
            let payment = text(cost, field).unwrap_or_default();
            terms = terms.union(vocabulary::find_named_terms(&payment, &[Facet::Payment]));
        }
    }
    (terms.union(read_ages(service)), only)
}

fn read_languages(record: &Record) -> TermSet {
    let mut terms = TermSet::default();
    for language in children(record, "languages") {
        for field in ["name", "language"] {
            let name = text(language, field).unwrap_or_default();
            terms = terms.union(vocabulary::find_named_terms(&name, &[Facet::Language]));
        }
    }
    terms
}

fn is_wheelchair_accessible(record: &Record) -> bool {
    let signs = ["handicap", "wheelchair", "ramp", "elevator"];
    children(record, "accessibility").any(|aid| {
        ["description", "accessibility"].iter().any(|field| {
            let aid = fold(&text(aid, field).unwrap_or_default());
            signs.iter().any(|sign| aid.contains(sign))
        })
    })
}

/// The age groups between the youngest and the oldest person admitted. The bounds are those of SAMHSA's codes.
fn read_ages(service: &Record) -> TermSet {
    let years = |field| text(service, field)?.parse::<f32>().ok();
    let (youngest, oldest) = (years("minimum_age"), years("maximum_age"));
    if youngest.is_none() && oldest.is_none() {
        return TermSet::default();
    }
    let (youngest, oldest) = (youngest.unwrap_or(0.0), oldest.unwrap_or(f32::MAX));
    let bands = [
        ("children", 0.0, 17.0),
        ("young-adults", 18.0, 25.0),
        ("adults", 26.0, 64.0),
        ("seniors", 65.0, f32::MAX),
    ];
    bands
        .into_iter()
        .filter(|(_, from, to)| youngest <= *to && oldest >= *from)
        .filter_map(|(key, ..)| Vocabulary::get().id(Facet::Age, key))
        .collect()
}
