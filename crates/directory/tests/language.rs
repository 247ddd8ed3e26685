//! Labels in hand-written entries are reported with their positions.

use waymark_directory::{
    fault::SourceFile,
    language::{LabelInFile, find_labels_in_entries},
};

const ENTRY: &str = r#"
[[listing]]
id = "juniper-line"
name.en = "Juniper Line for Addicts"
name.es = "Línea Juniper para adictos"
description.en = "Someone to talk to."
description.es = "Alguien con quien hablar."
eligibility.en = "Anyone."
needs = ["warmline"]

[[listing.phones]]
number = "303-555-0100"
instructions.es = "Las 24 horas"

[listing.source]
name = "Official site for addicts"
"#;

fn found(from: &str, to: &str) -> Vec<LabelInFile> {
    assert!(ENTRY.contains(from), "{from}");
    let text = ENTRY.replacen(from, to, 1);
    let name = "a.toml".to_owned();
    find_labels_in_entries(&[SourceFile {
        name,
        text: text.into(),
    }])
}

#[test]
fn names_are_not_checked() {
    assert_eq!(found("Anyone.", "Anyone."), []);
}

#[test]
fn a_label_is_reported_with_its_position_and_a_suggestion() {
    let wording = found(
        "Someone to talk to.",
        "Año 1: for addicts and “alcoholics”.",
    );
    let reported: Vec<_> = wording
        .iter()
        .map(|w| (w.line, w.column, w.phrase.as_str(), w.suggestion))
        .collect();
    assert_eq!(
        reported,
        [
            (6, 30, "addicts", "person with a substance use disorder"),
            (6, 43, "alcoholics", "person with alcohol use disorder"),
        ]
    );
    assert_eq!(
        wording[0].line(),
        "a.toml:6:30: juniper-line, description.en: \"addicts\" (write \"person with a substance use disorder\")"
    );
}

#[test]
fn the_same_words_twice_are_two_findings() {
    let wording = found("Anyone.", "Addicts, and addicts of addicts.");
    let columns: Vec<_> = wording.iter().map(|w| w.column).collect();
    assert_eq!(columns, [19, 32, 43]);
}

#[test]
fn deeply_nested_texts_are_checked() {
    let phones = found("Las 24 horas", "Pregunte por el grupo de adictos");
    assert_eq!(phones[0].field, "phones.instructions.es");
    assert_eq!((phones[0].line, &*phones[0].phrase), (13, "adictos"));
    let eligibility = found("Anyone.", "Inmates only.");
    assert_eq!(eligibility[0].field, "eligibility.en");
}

#[test]
fn a_label_written_with_escapes_is_reported_at_the_beginning_of_its_text() {
    let wording = found("Anyone.", r"Not for substance\nabuse.");
    assert_eq!(wording.len(), 1);
    assert_eq!((wording[0].line, wording[0].column), (8, 18));
}

#[test]
fn files_that_are_not_toml_are_skipped() {
    assert_eq!(found("[[listing]]", "[[listing"), []);
}

#[test]
fn findings_are_written_as_flat_objects() {
    let wording = found("Anyone.", "Felons.");
    assert_eq!(
        serde_json::to_value(&wording[0]).unwrap(),
        serde_json::json!({
            "matter": "wording", "id": "juniper-line", "file": "a.toml", "line": 8, "column": 19,
            "field": "eligibility.en", "phrase": "Felons", "suggestion": "person with a felony conviction",
        })
    );
}
