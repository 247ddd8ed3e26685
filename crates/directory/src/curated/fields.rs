//! Reads one TOML table field by field, and collects all faults instead of stopping at the first.

use crate::{
    Text,
    fault::{Fault, SourceFile},
};
use serde::de::DeserializeOwned;
use std::{fmt::Display, ops::Range, str::FromStr};
use toml::{
    Spanned,
    de::{DeTable, DeValue, ValueDeserializer},
};

/// A table, borrowed from the file (`'t`). Fields are taken out one by one; those left over at the end are unknown.
pub(super) struct Fields<'t, 'f> {
    file: &'t SourceFile,
    table: DeTable<'t>,
    at: Range<usize>,
    faults: &'f mut Vec<Fault>,
    known: Vec<&'static str>,
}

impl<'t, 'f> Fields<'t, 'f> {
    pub(super) fn new(
        file: &'t SourceFile,
        table: DeTable<'t>,
        at: Range<usize>,
        faults: &'f mut Vec<Fault>,
    ) -> Self {
        Self {
            file,
            table,
            at,
            faults,
            known: Vec::new(),
        }
    }

    /// The position of the table, in bytes.
    pub(super) fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The position of a key's value, or of the table if it lacks the key.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table
            .iter()
            .find(|(k, _)| k.get_ref() == key)
            .map_or_else(|| self.at(), |(_, v)| v.span())
    }

    pub(super) fn is_empty_array(&self, key: &str) -> bool {
        self.table.iter().any(|(k, v)| {
            k.get_ref() == key && matches!(v.get_ref(), DeValue::Array(items) if items.is_empty())
        })
    }

    pub(super) fn fault(
        &mut self,
        at: Range<usize>,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.faults.push(Fault::new(self.file, at, cause, remedy));
    }

    pub(super) fn missing(&mut self, key: &str, remedy: &str) {
        self.fault(self.at(), format!("`{key}` is missing"), remedy);
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.table.remove(key)
    }

    /// A value of the wrong type is a fault, and is treated as missing.
    fn typed<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        read: impl FnOnce(DeValue<'t>) -> Option<T>,
    ) -> Option<(T, Range<usize>)> {
        let value = self.take(key)?;
        let (at, found) = (value.span(), value.get_ref().type_str());
        let Some(value) = read(value.into_inner()) else {
            self.fault(
                at,
                format!("`{key}` is of type {found}"),
                format!("write {wanted}"),
            );
            return None;
        };
        Some((value, at))
    }

    pub(super) fn string_at(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
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

    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        self.string_at(key).map(|(text, _)| text)
    }

    /// Parses a text. If that fails, the error message becomes the remedy.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<T> {
        let (text, at) = self.string_at(key)?;
        self.parse(key, &text, at)
    }

    pub(super) fn parse<T: FromStr<Err: Display>>(
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

    pub(super) fn serde<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
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

    pub(super) fn https(&mut self, key: &'static str) -> Option<Box<str>> {
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

    pub(super) fn boolean(&mut self, key: &'static str) -> bool {
        let read = |value| {
            if let DeValue::Boolean(b) = value {
                Some(b)
            } else {
                None
            }
        };
        self.typed(key, "true or false", read)
            .is_some_and(|(b, _)| b)
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<jiff::civil::Date> {
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
        let civil =
            civil.and_then(|((year, month), day)| jiff::civil::Date::new(year, month, day).ok());
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
    pub(super) fn keys(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
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

    /// A list of tables, each with its position.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<(DeTable<'t>, Range<usize>)> {
        let wanted = "a list of tables";
        let mut tables = Vec::new();
        for item in self.array(key, wanted) {
            let at = item.span();
            match item.into_inner() {
                DeValue::Table(table) => tables.push((table, at)),
                _ => self.fault(
                    at,
                    format!("`{key}` contains something that is not a table"),
                    format!("write [[{key}]]"),
                ),
            }
        }
        tables
    }

    fn array(&mut self, key: &'static str, wanted: &str) -> Vec<Spanned<DeValue<'t>>> {
        let read = |value| {
            if let DeValue::Array(items) = value {
                Some(items)
            } else {
                None
            }
        };
        self.typed(key, wanted, read)
            .map(|(items, _)| items.into_iter().collect())
            .unwrap_or_default()
    }

    pub(super) fn each<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(Fields<'t, '_>) -> Option<T>,
    ) -> Vec<T> {
        let tables = self.tables(key);
        tables
            .into_iter()
            .filter_map(|(table, at)| read(Fields::new(self.file, table, at, self.faults)))
            .collect()
    }

    pub(super) fn sub(&mut self, key: &'static str) -> Option<Fields<'t, '_>> {
        let read = |value| {
            if let DeValue::Table(table) = value {
                Some(table)
            } else {
                None
            }
        };
        let (table, at) = self.typed(key, "a table", read)?;
        Some(Fields::new(self.file, table, at, self.faults))
    }

    /// A text in both languages. If one is missing, that is a fault.
    pub(super) fn text(&mut self, key: &'static str) -> Text {
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

    /// Reports the fields that are left over as unknown.
    pub(super) fn finish(mut self) {
        let unknown: Vec<_> = self
            .table
            .iter()
            .map(|(key, _)| (key.get_ref().to_string(), key.span()))
            .collect();
        let known = format!("known keys: {}", self.known.join(", "));
        for (key, at) in unknown {
            self.fault(
                at,
                format!("`{key}` is not a known key here"),
                known.clone(),
            );
        }
    }
}
