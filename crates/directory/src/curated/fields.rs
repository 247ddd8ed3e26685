//! Reads one TOML table field by field, and collects all faults instead of stopping at the first.

mod values;

use crate::fault::{Fault, SourceFile};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
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
        let items = self.typed(key, wanted, |value| match value {
            DeValue::Array(items) => Some(items),
            _ => None,
        });
        items
            .map(|(items, _)| items.into_iter().collect())
            .unwrap_or_default()
    }

    /// Reads each table of a list. Those that cannot be read are left out; their faults are reported.
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
        let (table, at) = self.typed(key, "a table", |value| match value {
            DeValue::Table(table) => Some(table),
            _ => None,
        })?;
        Some(Fields::new(self.file, table, at, self.faults))
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
