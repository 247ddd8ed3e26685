//! Our vocabulary as a taxonomy, and a listing's terms in it.

use super::{Record, id, parts::insert};
use serde_json::{Value, json};
use waymark_directory::{Facet, Lang, Listing, TermId, Vocabulary, vocabulary::Term};

/// The name of the taxonomy.
pub const TAXONOMY: &str = "Waymark";

/// The one taxonomy there is.
pub fn taxonomies() -> Vec<Record> {
    let taxonomy = json!({
        "id": taxonomy_id(),
        "name": TAXONOMY,
        "description": "Needs, services, groups, payment, languages, ages and ways of access.",
    });
    taxonomy.as_object().cloned().into_iter().collect()
}

/// Every term of it, parents before their children.
pub fn terms() -> Vec<Record> {
    let terms = Vocabulary::get().terms();
    terms.map(|(_, term)| record(term)).collect()
}

fn taxonomy_id() -> String {
    id("taxonomy", TAXONOMY)
}

/// "need:detox"
fn code(term: &Term) -> String {
    format!("{}:{}", term.facet.key(), term.key)
}

fn term_id(term: &Term) -> String {
    id("taxonomy_term", &code(term))
}

/// What of a term stands within an attribute; the specification asks for a description, and the name is the shortest.
fn brief(term: &Term) -> Record {
    let name = term.name.get(Lang::En);
    let mut record = Record::from_iter([("id".to_owned(), term_id(term).into())]);
    insert(&mut record, "code", Some(code(term)));
    insert(&mut record, "name", Some(name));
    insert(&mut record, "description", Some(name));
    record
}

fn record(term: &Term) -> Record {
    let mut record = brief(term);
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

fn of(listing: &Listing, facet: Facet) -> impl Iterator<Item = &'static Term> {
    let vocabulary = Vocabulary::get();
    let terms = listing.terms.intersection(vocabulary.mask(facet));
    let terms: Vec<TermId> = terms.iter().collect();
    terms.into_iter().map(|id| vocabulary.term(id))
}

/// All terms; those of the groups it serves and no others have the value "only".
pub(super) fn attributes(listing: &Listing) -> Vec<Value> {
    let vocabulary = Vocabulary::get();
    let attribute = |term_id: TermId| {
        let term = vocabulary.term(term_id);
        let of = format!("{}/{}", listing.id, code(term));
        let mut record = Record::from_iter([("id".to_owned(), id("attribute", &of).into())]);
        if listing.serves_only.contains(term_id) {
            insert(&mut record, "value", Some("only"));
        }
        record.insert("taxonomy_term".to_owned(), brief(term).into());
        Value::Object(record)
    };
    listing.terms.iter().map(attribute).collect()
}

/// The languages staff speak, for programs that do not know our terms.
pub(super) fn languages(listing: &Listing) -> Vec<Value> {
    let language = |term: &Term| {
        let of = format!("{}/{}", listing.id, term.key);
        let mut record = Record::from_iter([("id".to_owned(), id("language", &of).into())]);
        insert(&mut record, "name", Some(term.name.get(Lang::En)));
        insert(&mut record, "code", Some(&*term.key));
        Value::Object(record)
    };
    of(listing, Facet::Language).map(language).collect()
}

/// How it can be paid, in words.
pub(super) fn payment(listing: &Listing) -> String {
    let names = of(listing, Facet::Payment).map(|term| term.name.get(Lang::En));
    names.collect::<Vec<_>>().join("; ")
}

/// Step-free access.
pub(super) fn accessibility(listing: &Listing) -> Vec<Value> {
    let aid = |term: &Term| {
        let of = format!("{}/{}", listing.id, term.key);
        let mut record = Record::from_iter([("id".to_owned(), id("accessibility", &of).into())]);
        insert(&mut record, "description", Some(term.name.get(Lang::En)));
        Value::Object(record)
    };
    of(listing, Facet::Access)
        .filter(|term| &*term.key == "wheelchair")
        .map(aid)
        .collect()
}
