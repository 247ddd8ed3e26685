//! Objects of JSON, read as loosely as they are written.

use super::clean;
use serde_json::{Map, Value};

/// One object as its format writes it.
pub(super) type Record = Map<String, Value>;

/// A field as one line of text; blank ones count as none.
pub(super) fn text(record: &Record, field: &str) -> Option<String> {
    let text = match record.get(field)? {
        Value::String(text) => clean::line(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The objects of a field that holds a list of them.
pub(super) fn children<'r>(record: &'r Record, field: &str) -> impl Iterator<Item = &'r Record> {
    let values = record.get(field).and_then(Value::as_array);
    values.into_iter().flatten().filter_map(Value::as_object)
}
