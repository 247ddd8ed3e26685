//! Reads those fields of an override that need more than their type.

use crate::listing::Website;
use serde::{Deserialize, Deserializer, de::Error};

/// A website, or an empty text if there is none.
pub(super) fn website<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<str>>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() {
        return Ok(Some(text.into()));
    }
    let website: Website = text.parse().map_err(D::Error::custom)?;
    Ok(Some(website.into()))
}

/// An override can hide a place but never reveal it.
pub(super) fn only_true<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    if bool::deserialize(from)? {
        Ok(true)
    } else {
        Err(D::Error::custom(
            "an override can hide a place, but not show one; remove the line",
        ))
    }
}

/// A TOML date, which has no quotes.
pub(super) mod day {
    use jiff::civil::Date;
    use serde::{
        Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _,
    };
    use toml::value::Datetime;

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands every field over by reference"
    )]
    pub(in super::super) fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        let day: Datetime = day.to_string().parse().map_err(S::Error::custom)?;
        day.serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Date, D::Error> {
        let day = Datetime::deserialize(from)?;
        day.to_string()
            .parse()
            .map_err(|_| D::Error::custom("write a date without a time, such as 2026-11-23"))
    }
}
