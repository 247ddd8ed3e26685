//! Rows that others belong to.

use super::super::record::Record;
use serde_json::Value;
use std::collections::HashMap;

/// Rows of a table, found by their ids.
pub(super) struct Links {
    pub(super) rows: Vec<Record>,
    by_id: HashMap<String, usize>,
    repeated: Vec<String>,
}

impl Links {
    pub(super) fn new(rows: Vec<Record>) -> Self {
        let mut by_id = HashMap::new();
        let mut repeated = Vec::new();
        let mut kept: Vec<Record> = Vec::with_capacity(rows.len());
        for row in rows {
            let id = row.get("id").and_then(Value::as_str).map(str::to_owned);
            match id {
                Some(id) if by_id.contains_key(&id) => repeated.push(id),
                Some(id) => {
                    by_id.insert(id, kept.len());
                    kept.push(row);
                }
                None => kept.push(row),
            }
        }
        Self {
            rows: kept,
            by_id,
            repeated,
        }
    }

    /// What to say of rows left out because their id stands twice.
    pub(super) fn repeats(&self, object: &str) -> Option<String> {
        let first = self.repeated.first()?;
        let count = self.repeated.len();
        Some(format!(
            "{count} rows of {object} repeat an id, the first \"{first}\""
        ))
    }

    pub(super) fn get(&self, id: &str) -> Option<&Record> {
        self.rows.get(*self.by_id.get(id)?)
    }

    /// Adds a row to the list `field` of the row with that id; false where there is none.
    pub(super) fn push(&mut self, id: &str, field: &str, row: Record) -> bool {
        let Some(parent) = self.by_id.get(id) else {
            return false;
        };
        let list = self.rows[*parent]
            .entry(field.to_owned())
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(Value::Object(row));
        }
        true
    }
}
