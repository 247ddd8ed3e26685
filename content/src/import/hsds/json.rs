//! Services in JSON, read one at a time whatever they are wrapped in: a list, the pages of an API, an organization with
//! its services, services at locations, one service a line.

use super::super::record::Record;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::{
    fmt,
    io::{BufRead, BufReader, Read},
};

/// What a service has at least one of.
const PARTS: [&str; 6] = [
    "organization",
    "organization_id",
    "phones",
    "schedules",
    "service_at_locations",
    "status",
];

/// Calls `take` with every service of a text; or says what is wrong with it.
pub(super) fn each_service(text: impl Read, take: &mut dyn FnMut(&Record)) -> Result<(), String> {
    let mut text = BufReader::new(text);
    let told = |error: &dyn fmt::Display| error.to_string();
    // A byte-order mark says nothing in UTF-8.
    if text
        .fill_buf()
        .map_err(|e| told(&e))?
        .starts_with(b"\xEF\xBB\xBF")
    {
        text.consume(3);
    }
    let mut reader = serde_json::Deserializer::from_reader(text);
    while !is_at_end(&mut reader).map_err(|e| told(&e))? {
        Wrapping(take)
            .deserialize(&mut reader)
            .map_err(|e| told(&e))?;
    }
    Ok(())
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

/// A list, a page, or something that is or holds a service.
struct Wrapping<'t>(&'t mut dyn FnMut(&Record));

impl<'de> DeserializeSeed<'de> for Wrapping<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Wrapping<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a service, or a list or page of services")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Wrapping(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut object = Record::new();
        let mut is_page = false;
        while let Some(field) = fields.next_key::<String>()? {
            if field == "contents" {
                is_page = true;
                fields.next_value_seed(Wrapping(self.0))?;
            } else {
                object.insert(field, fields.next_value()?);
            }
        }
        if is_page {
            return Ok(());
        }
        unwrap(object, self.0).map_err(A::Error::custom)
    }
}

fn unwrap(mut object: Record, take: &mut dyn FnMut(&Record)) -> Result<(), &'static str> {
    if let Some(Value::Array(services)) = object.remove("services") {
        for value in services {
            let Value::Object(mut service) = value else {
                return Err("an organization has services that are none");
            };
            service.insert("organization".to_owned(), Value::Object(object.clone()));
            take(&service);
        }
        return Ok(());
    }
    if let Some(Value::Object(mut service)) = object.remove("service") {
        let at = Value::Array(vec![Value::Object(object)]);
        service.insert("service_at_locations".to_owned(), at);
        take(&service);
        return Ok(());
    }
    // Other formats have lists of things with names too.
    let is_service =
        object.contains_key("name") && PARTS.iter().any(|part| object.contains_key(*part));
    if !is_service {
        return Err("an object is neither a service nor a page of services");
    }
    take(&object);
    Ok(())
}
