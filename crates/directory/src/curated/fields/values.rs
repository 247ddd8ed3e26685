//! The values that fields may have: texts, dates, keys, and whatever can be parsed from a text.

use super::Fields;
use crate::Text;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::{fmt::Display, ops::Range, str::FromStr};
use toml::de::{DeValue, ValueDeserializer};

impl Fields<'_, '_> {
    pub(in crate::curated) fn string_at(
        &mut self,
        key: &'static str,
    ) -> Option<(String, Range<usize>)> {
        let (text, at) = self.typed(key, "a text in quotes", |value| match value {
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => None,
        })?;
        if text.is_empty() {
            self.fault(
                at,
                format!("`{key}` is empty"),
                "write something, or leave the line out",
            );
            return None;
        }
        Some((text, at))
    }

    pub(in crate::curated) fn string(&mut self, key: &'static str) -> Option<String> {
        self.string_at(key).map(|(text, _)| text)
    }

    /// Parses a text. If that fails, the error message becomes the remedy.
    pub(in crate::curated) fn parsed<T: FromStr<Err: Display>>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let (text, at) = self.string_at(key)?;
        self.parse(key, &text, at)
    }

    pub(in crate::curated) fn parse<T: FromStr<Err: Display>>(
        &mut self,
        key: &str,
        text: &str,
        at: Range<usize>,
    ) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(
                    at,
                    format!("\"{text}\" can't be used as `{key}`"),
                    error.to_string(),
                );
                None
            }
        }
    }

    pub(in crate::curated) fn serde<T: DeserializeOwned>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let value = self.take(key)?;
        let at = value.span();
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(
                    at,
                    format!("`{key}` cannot be read"),
                    error.message().to_owned(),
                );
                None
            }
        }
    }

    pub(in crate::curated) fn https(&mut self, key: &'static str) -> Option<Box<str>> {
        let (url, at) = self.string_at(key)?;
        let host = url
            .strip_prefix("https://")
            .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let well_formed = host.is_some_and(|host| host.contains('.') && !host.contains('@'))
            && !url.contains(char::is_whitespace);
        if !well_formed {
            let remedy = "write the whole address, such as \"https://988lifeline.org/\"";
            self.fault(
                at,
                format!("`{key}` is not an https address: \"{url}\""),
                remedy,
            );
            return None;
        }
        Some(url.into())
    }

    pub(in crate::curated) fn boolean(&mut self, key: &'static str) -> bool {
        let value = self.typed(key, "true or false", |value| match value {
            DeValue::Boolean(value) => Some(value),
            _ => None,
        });
        value.is_some_and(|(value, _)| value)
    }

    pub(in crate::curated) fn date(&mut self, key: &'static str) -> Option<Date> {
        let (date, at) =
            self.typed(
                key,
                "a date without quotes, such as 2026-11-23",
                |value| match value {
                    DeValue::Datetime(datetime) => datetime.date,
                    _ => None,
                },
            )?;
        let civil = i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok())
            .zip(i8::try_from(date.day).ok());
        let civil = civil.and_then(|((year, month), day)| Date::new(year, month, day).ok());
        if !civil.is_some_and(|date| (1990..2100).contains(&date.year())) {
            self.fault(
                at,
                format!("`{key}` is an impossible date"),
                "write year-month-day, such as 2026-11-23",
            );
            return None;
        }
        civil
    }

    /// A list of keys, each with its position.
    pub(in crate::curated) fn keys(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let wanted = "a list of texts in square brackets";
        let mut keys = Vec::new();
        for item in self.array(key, wanted) {
            let at = item.span();
            match item.into_inner() {
                DeValue::String(text) => keys.push((text.into_owned(), at)),
                _ => self.fault(
                    at,
                    format!("`{key}` contains something that is not a text"),
                    format!("write {wanted}"),
                ),
            }
        }
        keys
    }

    /// A text in both languages. If one is missing, that is a fault.
    pub(in crate::curated) fn text(&mut self, key: &'static str) -> Text {
        let Some(mut fields) = self.sub(key) else {
            return Text::default();
        };
        let at = fields.at();
        let mut read = |lang| {
            let text = fields.string(lang);
            if text.is_none() {
                let remedy =
                    format!("write {key}.{lang} = \"…\"; every text is in English and in Spanish");
                fields.fault(at.clone(), format!("`{key}.{lang}` is missing"), remedy);
            }
            text.map(Into::into)
        };
        let text = Text {
            en: read("en"),
            es: read("es"),
        };
        fields.finish();
        text
    }
}
