//! Everything we write is person-first: the interface, the labels, the entries and the documentation. Synonyms are words
//! that visitors type, so we leave them alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};
use waymark_directory::{curated::read_entry_files, language};

fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder with this extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}

/// Collects every text in a value, with the keys that lead to it, except below the `skipped` keys.
fn texts(value: &Value, path: &str, skipped: &[&str], found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(items) => {
            for (item, at) in items.iter().zip(0..) {
                texts(item, &format!("{path}[{at}]"), skipped, found);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !skipped.contains(&&***key)) {
                texts(value, &format!("{path}.{key}"), skipped, found);
            }
        }
        _ => {}
    }
}

/// One line for each label in the texts, with what to write instead.
fn faults(texts: &[(String, String)]) -> Vec<String> {
    let describe = |(place, text): &(String, String)| -> Vec<String> {
        let faults = language::find_labels(text).into_iter();
        faults
            .map(|fault| {
                let (phrase, suggestion) = (fault.phrase, fault.suggestion);
                format!("{place}: \"{phrase}\" in \"{text}\"; write \"{suggestion}\"")
            })
            .collect()
    };
    texts.iter().flat_map(describe).collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_interface_is_person_first() {
    let interface = ["app/texts/site", "app/texts/list", "app/texts/tracker"];
    for file in interface
        .iter()
        .flat_map(|folder| files(&workspace(folder), "json"))
    {
        let value: Value = serde_json::from_str(&read(&file)).unwrap();
        let mut found = Vec::new();
        let file = file.display().to_string();
        texts(&value, &file, &[], &mut found);
        assert!(found.len() > 50, "{file}: {}", found.len());
        assert_none(&faults(&found));
    }
}

#[test]
fn labels_are_person_first() {
    let mut files = files(&workspace("content/vocabulary"), "toml");
    files.push(workspace("content/meetings/types.toml"));
    let mut found = Vec::new();
    for file in &files {
        let value: Value = toml::from_str(&read(file)).unwrap();
        texts(
            &value,
            &file.display().to_string(),
            &["synonyms"],
            &mut found,
        );
    }
    found.retain(|(path, _)| matches!(path.rsplit('.').next(), Some("en" | "es")));
    assert!(found.len() > 900, "{}", found.len());
    assert_none(&faults(&found));
}

#[test]
fn the_entries_are_person_first() {
    let files = read_entry_files(&workspace("content")).unwrap();
    assert!(files.len() > 30, "{}", files.len());
    let found = language::find_labels_in_entries(&files);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_documentation_is_person_first() {
    let mut files = files(&workspace("docs"), "md");
    files.extend(["README.md", "tests/fuzz/README.md"].map(workspace));
    let mut found = Vec::new();
    for file in &files {
        let paragraphs = read(file);
        let paragraphs = paragraphs.split("\n\n");
        found.extend(paragraphs.map(|text| (file.display().to_string(), text.to_owned())));
    }
    assert!(found.len() > 30, "{}", found.len());
    assert_none(&faults(&found));
}
