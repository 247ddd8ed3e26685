//! Finds labels in the hand-written entries, with their positions in the files.

use super::find_labels;
use crate::{Lang, fault::SourceFile};
use serde::Serialize;
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Names are not checked: what a place is called is up to its owner.
const NAME: &str = "name";

/// A label in an entry or a guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "matter", rename = "wording")]
pub struct LabelInFile {
    /// The id of the listing, or the slug of the guide.
    pub id: String,
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// Such as `description.en` or `phones.instructions.es`.
    pub field: String,
    pub phrase: String,
    pub suggestion: &'static str,
}

impl LabelInFile {
    /// `file:line:column: id, field: "label" (write "suggestion")` on one line, in the form that editors recognize.
    pub fn line(&self) -> String {
        let Self {
            id,
            file,
            line,
            column,
            field,
            phrase,
            suggestion,
        } = self;
        format!("{file}:{line}:{column}: {id}, {field}: \"{phrase}\" (write \"{suggestion}\")")
    }
}

/// Checks all English and Spanish texts of all entries, except names, in the order of the files. Skips files that are not
/// TOML; [`crate::curated::read_entries`] reports those.
pub fn find_labels_in_entries(files: &[SourceFile]) -> Vec<LabelInFile> {
    let mut found = Vec::new();
    for file in files {
        let Ok(document) = DeTable::parse(&file.text) else {
            continue;
        };
        let listings = document.get_ref().get("listing");
        let listings = listings.and_then(|listings| listings.get_ref().as_array());
        for listing in listings.into_iter().flatten() {
            let id = listing.get_ref().get("id");
            let id = id.and_then(|id| id.get_ref().as_str()).unwrap_or_default();
            EntryTexts {
                file,
                id,
                found: &mut found,
            }
            .look(&mut Vec::new(), listing);
        }
    }
    found
}

/// An entry whose texts are being checked.
struct EntryTexts<'e> {
    file: &'e SourceFile,
    id: &'e str,
    found: &'e mut Vec<LabelInFile>,
}

impl EntryTexts<'_> {
    /// Checks a value and everything below it. `path` has the keys that lead to it.
    fn look<'v>(&mut self, path: &mut Vec<&'v str>, value: &'v Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Table(table) => {
                for (key, value) in table.iter().filter(|(key, _)| key.get_ref() != NAME) {
                    path.push(key.get_ref());
                    self.look(path, value);
                    path.pop();
                }
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.look(path, item)),
            DeValue::String(text) if is_language(path.last()) => {
                self.read(&path.join("."), text, value.span());
            }
            _ => {}
        }
    }

    fn read(&mut self, field: &str, text: &str, span: Range<usize>) {
        let mut from = span.start;
        for finding in find_labels(text) {
            // If the file contains escapes, the phrase may not be found in it. Then point to the beginning of the text.
            let written = self.file.text[from..span.end].find(finding.phrase);
            let start = written.map_or(span.start, |at| from + at);
            from = start + written.map_or(0, |_| finding.phrase.len());
            let (line, column) = self.file.line_and_column(start);
            self.found.push(LabelInFile {
                id: self.id.to_owned(),
                file: self.file.name.clone(),
                line,
                column,
                field: field.to_owned(),
                phrase: finding.phrase.to_owned(),
                suggestion: finding.suggestion,
            });
        }
    }
}

fn is_language(key: Option<&&str>) -> bool {
    key.is_some_and(|key| Lang::ALL.iter().any(|lang| lang.tag() == *key))
}
