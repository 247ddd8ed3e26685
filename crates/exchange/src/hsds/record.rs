//! A record: one object of the specification as JSON, filled field by field. Blank fields are left out.

use serde_json::{Map, Value};
use uuid::Uuid;
use waymark_directory::{Lang, Listing, Text};

pub type Record = Map<String, Value>;

/// The id of an object, made from its type and its name here, so that every export gives it the same id (UUID version 5,
/// RFC 9562).
pub(super) fn object_id(object: &str, name: &str) -> String {
    let name = format!("https://openreferral.org/waymark/{object}/{name}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// The id of the service that stands for a listing.
pub fn service_id(listing: &Listing) -> String {
    object_id("service", listing.id.as_str())
}

/// Begins a record for the part of a listing with this number.
pub(super) fn part_record(object: &str, listing: &Listing, number: usize) -> Record {
    let id = object_id(object, &format!("{}/{number}", listing.id));
    Record::from_iter([("id".to_owned(), id.into())])
}

/// On one line, because importers read texts as one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn insert(record: &mut Record, field: &str, text: Option<impl AsRef<str>>) {
    let text = text.map(|text| one_line(text.as_ref())).unwrap_or_default();
    if !text.is_empty() {
        record.insert(field.to_owned(), text.into());
    }
}

/// Inserts a text in English (or in Spanish if that is all there is), and a second field with the Spanish text.
pub(super) fn insert_text(record: &mut Record, field: &str, text: &Text) {
    insert(record, field, Some(text.get(Lang::En)));
    let spanish = text.exactly(Lang::Es);
    insert(record, &format!("{field}_es"), spanish);
}

pub(super) fn insert_list(record: &mut Record, field: &str, items: Vec<Value>) {
    if !items.is_empty() {
        record.insert(field.to_owned(), items.into());
    }
}

/// A record without its lists, as the specification shows it in a list of records.
pub fn without_lists(record: Record) -> Record {
    let fields = record.into_iter().filter_map(|(field, value)| match value {
        Value::Array(_) => None,
        Value::Object(inner) => Some((field, without_lists(inner).into())),
        value => Some((field, value)),
    });
    fields.collect()
}
