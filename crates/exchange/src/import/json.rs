//! A JSON file as a stream of objects: read one at a time, whatever they are wrapped in (a list, the pages of an API,
//! one object per line).
//!
//! The formats in JSON are written loosely, so a [`Record`] is a plain map, and [`text`] takes numbers for texts.

use super::{clean::clean_line, error::ImportError, file::TextFile};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::{
    fmt,
    io::{BufReader, Read},
    path::Path,
};

/// One object as its format writes it.
pub(super) type Record = Map<String, Value>;

/// A field as one line of clean text; `None` if it is missing or blank.
pub(super) fn text(record: &Record, field: &str) -> Option<String> {
    let text = match record.get(field)? {
        Value::String(text) => clean_line(text),
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

/// Why an object does not belong to the format that is being read.
#[derive(Debug, thiserror::Error)]
pub(super) enum WrongObject {
    #[error("an object is not a meeting")]
    NotAMeeting,
    #[error("an object is neither a service nor a page of services")]
    NotAService,
    #[error("the services of an organization are not objects")]
    ServicesOfOrganization,
}

pub(super) type TakeObject<'t> = &'t mut dyn FnMut(Record) -> Result<(), WrongObject>;

/// Calls `take` with every object of a file. `wanted` names the format for the error.
pub(super) fn for_each_object(
    path: &Path,
    wanted: &'static str,
    take: TakeObject<'_>,
) -> Result<(), ImportError> {
    let text = TextFile::open(path)?;
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(&text));
    let mut read = || {
        while !is_at_end(&mut reader)? {
            ObjectsInside {
                take: &mut *take,
                text: &text,
            }
            .deserialize(&mut reader)?;
        }
        Ok(())
    };
    read().map_err(|cause| ImportError::Json { wanted, cause })
}

/// A syntax error means that another value follows, so this is not the end of the file.
fn is_at_end<R: Read>(
    reader: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
) -> serde_json::Result<bool> {
    match reader.end() {
        Ok(()) => Ok(true),
        Err(error) if error.is_syntax() => Ok(false),
        Err(error) => Err(error),
    }
}

/// Reads one value: an object, or the objects inside a list or a page.
struct ObjectsInside<'t> {
    take: TakeObject<'t>,
    text: &'t TextFile,
}

impl ObjectsInside<'_> {
    fn inner(&mut self) -> ObjectsInside<'_> {
        ObjectsInside {
            take: self.take,
            text: self.text,
        }
    }
}

impl<'de> DeserializeSeed<'de> for ObjectsInside<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ObjectsInside<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a list or page of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.inner())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        let mut object = Record::new();
        let mut is_page = false;
        while let Some(field) = fields.next_key::<String>()? {
            if field == "contents" {
                is_page = true;
                fields.next_value_seed(self.inner())?;
            } else {
                object.insert(field, fields.next_value()?);
            }
        }
        if !is_page {
            (self.take)(object).map_err(A::Error::custom)?;
        }
        self.text.begin_piece();
        Ok(())
    }
}
