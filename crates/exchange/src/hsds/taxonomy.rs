//! Our vocabulary as a taxonomy of the specification, and the terms of a listing in it.

use super::record::{Record, insert, object_id};
use serde_json::{Value, json};
use waymark_directory::{Facet, Lang, Listing, TermId, Vocabulary, vocabulary::Term};

const TAXONOMY: &str = "Waymark";

/// All taxonomies: there is just ours.
pub fn taxonomy_records() -> Vec<Record> {
    let taxonomy = json!({
        "id": taxonomy_id(),
        "name": TAXONOMY,
        "description": "Needs, services, groups, payment, languages, ages and ways of access.",
    });
    taxonomy.as_object().cloned().into_iter().collect()
}

/// Every term of the taxonomy, parents before their children.
pub fn term_records() -> Vec<Record> {
    let terms = Vocabulary::get().terms();
    terms.map(|(_, term)| full_term_record(term)).collect()
}

fn taxonomy_id() -> String {
    object_id("taxonomy", TAXONOMY)
}

/// Such as "need:detox".
fn term_code(term: &Term) -> String {
    format!("{}:{}", term.facet.key(), term.key)
}

fn term_id(term: &Term) -> String {
    object_id("taxonomy_term", &term_code(term))
}

/// A term inside an attribute. The specification requires a description, and the name is the shortest one.
fn brief_term_record(term: &Term) -> Record {
    let name = term.name.get(Lang::En);
    let mut record = Record::from_iter([("id".to_owned(), term_id(term).into())]);
    insert(&mut record, "code", Some(term_code(term)));
    insert(&mut record, "name", Some(name));
    insert(&mut record, "description", Some(name));
    record
}

fn full_term_record(term: &Term) -> Record {
    let mut record = brief_term_record(term);
    insert(&mut record, "description", term.about.exactly(Lang::En));
    let vocabulary = Vocabulary::get();
    let parent = term.parent.as_deref();
    let parent = parent.and_then(|key| vocabulary.id(Facet::Need, key));
    let parent = parent.map(|id| term_id(vocabulary.term(id)));
    insert(&mut record, "parent_id", parent);
    insert(&mut record, "taxonomy", Some(TAXONOMY));
    insert(&mut record, "taxonomy_id", Some(taxonomy_id()));
    record
}

fn terms_of(listing: &Listing, facet: Facet) -> impl Iterator<Item = &'static Term> {
    let vocabulary = Vocabulary::get();
    let terms = listing.terms.intersection(vocabulary.facet_set(facet));
    let terms: Vec<TermId> = terms.iter().collect();
    terms.into_iter().map(|id| vocabulary.term(id))
}

/// All terms of a listing. If it serves nobody but certain groups, those groups have the value "only".
pub(super) fn attribute_records(listing: &Listing) -> Vec<Value> {
    let vocabulary = Vocabulary::get();
    let attribute = |term_id: TermId| {
        let term = vocabulary.term(term_id);
        let name = format!("{}/{}", listing.id, term_code(term));
        let mut record =
            Record::from_iter([("id".to_owned(), object_id("attribute", &name).into())]);
        if listing.serves_only.contains(term_id) {
            insert(&mut record, "value", Some("only"));
        }
        record.insert("taxonomy_term".to_owned(), brief_term_record(term).into());
        Value::Object(record)
    };
    listing.terms.iter().map(attribute).collect()
}

/// The languages that staff speak, for programs that do not know our terms.
pub(super) fn language_records(listing: &Listing) -> Vec<Value> {
    let language = |term: &Term| {
        let name = format!("{}/{}", listing.id, term.key);
        let mut record =
            Record::from_iter([("id".to_owned(), object_id("language", &name).into())]);
        insert(&mut record, "name", Some(term.name.get(Lang::En)));
        insert(&mut record, "code", Some(&*term.key));
        Value::Object(record)
    };
    terms_of(listing, Facet::Language).map(language).collect()
}

/// The ways to pay, in words.
pub(super) fn payment_names(listing: &Listing) -> String {
    let names = terms_of(listing, Facet::Payment).map(|term| term.name.get(Lang::En));
    names.collect::<Vec<_>>().join("; ")
}

/// Step-free access, for programs that do not know our terms.
pub(super) fn accessibility_records(listing: &Listing) -> Vec<Value> {
    let aid = |term: &Term| {
        let name = format!("{}/{}", listing.id, term.key);
        let mut record =
            Record::from_iter([("id".to_owned(), object_id("accessibility", &name).into())]);
        insert(&mut record, "description", Some(term.name.get(Lang::En)));
        Value::Object(record)
    };
    terms_of(listing, Facet::Access)
        .filter(|term| &*term.key == "wheelchair")
        .map(aid)
        .collect()
}
