//! What a service offers, to whom, in which languages, as our own terms.

use super::{
    super::record::{Record, children, text},
    OWN_ID, Offer, location,
};
use serde_json::Value;
use waymark_directory::{Facet, TermSet, Vocabulary, fold::fold, vocabulary};

/// The facets that headings of other vocabularies can mean.
const NAMED: [Facet; 5] = [
    Facet::Need,
    Facet::Service,
    Facet::Group,
    Facet::Age,
    Facet::Access,
];

/// What the package says in our own terms; else what names and headings mean in them.
pub(super) fn terms(offer: &Offer<'_>) -> (TermSet, TermSet) {
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
            terms = terms.union(vocabulary::meant(&name, &NAMED));
        }
    }
    if is_ours || service.contains_key(OWN_ID) {
        return (terms, only);
    }
    let place = offer.at.and_then(location::location);
    let name = text(service, "name").unwrap_or_default();
    terms = terms.union(vocabulary::meant(&name, &NAMED));
    let records = [Some(service), place, offer.at];
    for record in records.into_iter().flatten() {
        for language in children(record, "languages") {
            for field in ["name", "language"] {
                let name = text(language, field).unwrap_or_default();
                terms = terms.union(vocabulary::named(&name, &[Facet::Language]));
            }
        }
        for aid in children(record, "accessibility") {
            for field in ["description", "accessibility"] {
                let said = fold(&text(aid, field).unwrap_or_default());
                let is_ramp = ["handicap", "wheelchair", "ramp", "elevator"]
                    .iter()
                    .any(|word| said.contains(word));
                let wheelchair = vocabulary.id(Facet::Access, "wheelchair");
                wheelchair
                    .filter(|_| is_ramp)
                    .into_iter()
                    .for_each(|id| terms.insert(id));
            }
        }
    }
    for cost in children(service, "cost_options") {
        for field in ["option", "amount_description", "payment"] {
            let said = text(cost, field).unwrap_or_default();
            terms = terms.union(vocabulary::named(&said, &[Facet::Payment]));
        }
    }
    (terms.union(ages(service)), only)
}

/// The bands of ages that the youngest and oldest admitted fall into (SAMHSA's codes for ages).
fn ages(service: &Record) -> TermSet {
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
