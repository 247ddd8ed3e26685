//! Rows that others belong to.

use super::super::record::Record;
use csv::StringRecord;
use serde_json::Value;
use std::{collections::HashMap, rc::Rc};

/// A row of a table with the rows that belong to it. A package holds a million of them: they stay as they were
/// written until their service is put together.
pub(super) struct Row {
    /// The names of the table's columns.
    columns: Rc<[String]>,
    cells: StringRecord,
    /// The fields that hold them, and the rows.
    children: Vec<(&'static str, Self)>,
}

impl Row {
    pub(super) fn new(columns: &Rc<[String]>, cells: StringRecord) -> Self {
        Self {
            columns: Rc::clone(columns),
            cells,
            children: Vec::new(),
        }
    }

    /// A cell without the blanks around it; empty ones count as none.
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        let mut filled = self.filled();
        filled
            .find(|(name, _)| *name == column)
            .map(|(_, cell)| cell)
    }

    /// The row, and the rows that belong to it in lists.
    pub(super) fn nested(&self) -> Record {
        let cell = |(column, cell): (&str, &str)| (column.to_owned(), Value::from(cell));
        let mut record: Record = self.filled().map(cell).collect();
        for (field, child) in &self.children {
            let list = record
                .entry(*field)
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(Value::Object(child.nested()));
            }
        }
        record
    }

    fn filled(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.columns.iter().zip(&self.cells);
        let cells = cells.map(|(column, cell)| (column.as_str(), cell.trim()));
        cells.filter(|(_, cell)| !cell.is_empty())
    }
}

/// Rows of a table, found by their ids.
pub(super) struct Links {
    pub(super) rows: Vec<Row>,
    by_id: HashMap<String, usize>,
    repeated: Vec<String>,
}

impl Links {
    pub(super) fn new(rows: Vec<Row>) -> Self {
        let mut by_id = HashMap::new();
        let mut repeated = Vec::new();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            match row.get("id").map(str::to_owned) {
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

    pub(super) fn get(&self, id: &str) -> Option<&Row> {
        self.rows.get(*self.by_id.get(id)?)
    }

    /// Adds a row to the list `field` of the row with that id; false where there is none.
    pub(super) fn push(&mut self, id: &str, field: &'static str, row: Row) -> bool {
        let parent = self.by_id.get(id).and_then(|at| self.rows.get_mut(*at));
        parent
            .map(|parent| parent.children.push((field, row)))
            .is_some()
    }
}
