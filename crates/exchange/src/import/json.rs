//! Objects of a JSON file, read one at a time whatever they are wrapped in: a list, the pages of an API, one object a
//! line.

use super::{
    ImportError,
    file::{Pieces, Text},
    record::Record,
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{
    fmt,
    io::{BufReader, Read},
    path::Path,
};

/// Takes an object, or says why it is none of its format.
pub(super) type Take<'t> = &'t mut dyn FnMut(Record) -> Result<(), &'static str>;

/// Calls `take` with every object of a file; `wanted` says what it should be.
pub(super) fn each(path: &Path, wanted: &'static str, take: Take<'_>) -> Result<(), ImportError> {
    let (text, pieces) = Text::open(path)?;
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(text));
    let mut read = || {
        while !is_at_end(&mut reader)? {
            Wrapping {
                take: &mut *take,
                pieces: &pieces,
            }
            .deserialize(&mut reader)?;
        }
        Ok(())
    };
    read().map_err(|error: serde_json::Error| ImportError::Json {
        wanted,
        reason: error.to_string(),
    })
}

/// A value is there unless the text ends.
fn is_at_end<R: Read>(
    reader: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
) -> serde_json::Result<bool> {
    match reader.end() {
        Ok(()) => Ok(true),
        Err(error) if error.is_syntax() => Ok(false),
        Err(error) => Err(error),
    }
}

/// A list, a page, or an object.
struct Wrapping<'t> {
    take: Take<'t>,
    pieces: &'t Pieces,
}

impl Wrapping<'_> {
    fn inner(&mut self) -> Wrapping<'_> {
        Wrapping {
            take: self.take,
            pieces: self.pieces,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Wrapping<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Wrapping<'_> {
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
        self.pieces.next();
        Ok(())
    }
}
