//! Links between the tables of a package: each row with the rows that belong to it.

use super::super::{fault::RowFault, json::Record};
use csv::StringRecord;
use serde_json::Value;
use std::{collections::HashMap, rc::Rc};

/// A row with the rows that belong to it. A package may hold a million of these, so they stay text until their service is
/// put together.
pub(super) struct LinkedRow {
    columns: Rc<[String]>,
    cells: StringRecord,
    /// Each with the name of the list that it goes into.
    children: Vec<(&'static str, Self)>,
}

impl LinkedRow {
    pub(super) fn new(columns: &Rc<[String]>, cells: StringRecord) -> Self {
        Self {
            columns: Rc::clone(columns),
            cells,
            children: Vec::new(),
        }
    }

    /// A trimmed cell; `None` if it is empty.
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        let mut filled = self.filled();
        filled
            .find(|(name, _)| *name == column)
            .map(|(_, cell)| cell)
    }

    /// The row as an object of JSON, with the rows that belong to it in lists.
    pub(super) fn to_record(&self) -> Record {
        let cell = |(column, cell): (&str, &str)| (column.to_owned(), Value::from(cell));
        let mut record: Record = self.filled().map(cell).collect();
        for (field, child) in &self.children {
            let list = record
                .entry(*field)
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(Value::Object(child.to_record()));
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

/// The rows of a table, which can be found by their ids.
pub(super) struct RowIndex {
    pub(super) rows: Vec<LinkedRow>,
    by_id: HashMap<String, usize>,
    repeated: Vec<String>,
}

impl RowIndex {
    pub(super) fn new(rows: Vec<LinkedRow>) -> Self {
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

    /// The fault to report if some rows were left out because their id occurs twice.
    pub(super) fn repeats(&self, table: &'static str) -> Option<RowFault> {
        let first = self.repeated.first()?.clone();
        Some(RowFault::RepeatedIds {
            count: self.repeated.len(),
            table,
            first,
        })
    }

    pub(super) fn get(&self, id: &str) -> Option<&LinkedRow> {
        self.rows.get(*self.by_id.get(id)?)
    }

    /// Adds a row to the list `field` of the row with this id. Returns whether there is such a row.
    pub(super) fn add_child(&mut self, id: &str, field: &'static str, row: LinkedRow) -> bool {
        let parent = self.by_id.get(id).and_then(|at| self.rows.get_mut(*at));
        parent
            .map(|parent| parent.children.push((field, row)))
            .is_some()
    }
}
