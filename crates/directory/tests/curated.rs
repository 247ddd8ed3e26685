//! Every fault in a hand-written entry is reported with its position.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::Path;
use waymark_directory::{
    curated::{read_entries, read_entry_files},
    fault::Fault,
    fault::SourceFile,
};

const GOOD: &str = r#"
[[listing]]
id = "juniper-line"
name.en = "Juniper Line"
name.es = "Línea Juniper"
description.en = "Someone to talk to."
description.es = "Alguien con quien hablar."
needs = ["warmline"]
languages = ["en", "es"]
website = "https://juniper.example/"
review_by = 2027-06-01

[[listing.phones]]
number = "303-555-0100"

[listing.service_area]
national = true

[listing.source]
name = "Official site of Juniper"
url = "https://juniper.example/"
date = 2026-11-23
"#;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn faults(text: &str) -> Vec<Fault> {
    read_entries(&[file("a.toml", text)])
        .err()
        .map(|faults| faults.0)
        .unwrap_or_default()
}

/// Changes the good entry and returns its only fault.
fn fault(from: &str, to: &str) -> Fault {
    assert!(GOOD.contains(from), "{from}");
    let faults = faults(&GOOD.replacen(from, to, 1));
    assert_eq!(
        faults.len(),
        1,
        "{:?}",
        faults.iter().map(Fault::line).collect::<Vec<_>>()
    );
    faults.into_iter().next().unwrap()
}

#[test]
fn a_good_entry_is_read() {
    let listings = read_entries(&[file("a.toml", GOOD)]).unwrap();
    assert_eq!(listings[0].name.es.as_deref(), Some("Línea Juniper"));
    assert_eq!(listings[0].phones[0].number.dial(), "+13035550100");
}

#[test]
fn each_fault_is_caught_with_its_cause() {
    for (from, to, cause) in [
        (
            "review_by",
            "reviewby",
            "`reviewby` is not a known key here",
        ),
        (
            "[\"warmline\"]",
            "[\"warmlin\"]",
            "\"warmlin\" is not in the vocabulary of `needs`",
        ),
        (
            "[\"en\", \"es\"]",
            "[\"en\", \"klingon\"]",
            "\"klingon\" is not in the vocabulary of `languages`",
        ),
        (
            "303-555-0100",
            "303-555-01",
            "\"303-555-01\" can't be used as `number`",
        ),
        (
            "website = \"https://juniper.example/\"",
            "website = \"http://juniper.example/\"",
            "`website` is not an https address",
        ),
        (
            "website = \"https://juniper.example/\"",
            "website = \"https://a b\"",
            "`website` is not an https address",
        ),
        ("needs = [\"warmline\"]\n", "", "`needs` is missing"),
        ("[\"warmline\"]", "[]", "`needs` is empty"),
        ("name.es = \"Línea Juniper\"\n", "", "`name.es` is missing"),
        (
            "description.es",
            "description.fr",
            "`description.es` is missing",
        ),
        (
            "id = \"juniper-line\"",
            "id = \"Juniper Line\"",
            "\"Juniper Line\" can't be used as `id`",
        ),
        ("id = \"juniper-line\"\n", "", "`id` is missing"),
        (
            "national = true",
            "national = false",
            "the service area is unclear",
        ),
        (
            "date = 2026-11-23",
            "date = \"yesterday\"",
            "`date` is of type string",
        ),
        (
            "date = 2026-11-23",
            "date = 1066-10-14",
            "`date` is an impossible date",
        ),
        (
            "name.en = \"Juniper Line\"",
            "name.en = \"\"",
            "`name.en` is missing",
        ),
        (
            "name = \"Official site of Juniper\"\n",
            "",
            "`name` is missing",
        ),
    ] {
        let text = GOOD.replacen(from, to, 1);
        let faults = faults(&text);
        assert!(
            faults.iter().any(|fault| fault.cause.starts_with(cause)),
            "{cause}: {:?}",
            faults.iter().map(Fault::line).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_fault_has_its_position_and_a_remedy() {
    let fault = fault("[\"warmline\"]", "[\"warmline\", \"nonsense\"]");
    assert_eq!((fault.line, fault.column), (8, 22));
    assert_eq!(
        fault.line(),
        "a.toml:8:22: \"nonsense\" is not in the vocabulary of `needs` (use a key of content/vocabulary/needs.toml)"
    );
}

#[test]
fn columns_count_characters_not_bytes() {
    let fault = fault(
        "languages = [\"en\", \"es\"]",
        "languages = [\"é\", \"es\"]",
    );
    assert_eq!((fault.line, fault.column), (9, 14));
}

#[test]
fn an_impossible_day_is_caught() {
    let fault = fault("date = 2026-11-23", "date = 2026-02-30");
    assert_eq!(fault.line, 22, "{}", fault.line());
}

#[test]
fn a_missing_source_is_caught() {
    let (text, _) = GOOD.split_once("[listing.source]").unwrap();
    assert_eq!(faults(text)[0].cause, "`source` is missing");
}

#[test]
fn an_id_used_twice_is_caught_across_files() {
    let faults = read_entries(&[file("a.toml", GOOD), file("b.toml", GOOD)])
        .unwrap_err()
        .0;
    assert_eq!(faults.len(), 1);
    assert_eq!(
        faults[0].cause,
        "the id \"juniper-line\" is already used in a.toml"
    );
    assert_eq!((faults[0].file(), faults[0].line), (Path::new("b.toml"), 3));
}

#[test]
fn a_confidential_listing_with_an_address_is_caught() {
    let address = "confidential = true\n\n[listing.address]\nstreet = \"12 Elm Street\"\ncity = \"Denver\"\nstate = \"CO\"\npostal_code = \"80204\"\n\n[[listing.phones]]";
    let caught = fault("[[listing.phones]]", address);
    assert_eq!(caught.cause, "a confidential listing carries an address");
    let coordinates = "confidential = true\ncoordinates = { latitude = 39.7, longitude = -104.9 }\n\n[[listing.phones]]";
    assert_eq!(
        fault("[[listing.phones]]", coordinates).cause,
        "a confidential listing carries an address"
    );
}

#[test]
fn all_faults_of_all_files_are_reported_at_once() {
    let bad = GOOD
        .replace("warmline", "nonsense")
        .replace("303-555-0100", "12")
        .replace("juniper-line", "second");
    let files = [
        file("a.toml", "this is = no toml"),
        file("b.toml", &bad),
        file("c.toml", GOOD),
    ];
    let faults = read_entries(&files).unwrap_err();
    let places: Vec<_> = faults
        .0
        .iter()
        .map(|f| (f.file().display().to_string(), f.line))
        .collect();
    assert_eq!(
        places,
        [
            ("a.toml".to_owned(), 1),
            ("b.toml".to_owned(), 8),
            ("b.toml".to_owned(), 14)
        ]
    );
    assert_eq!(faults.to_string(), "3 faults in the content");
}

#[test]
fn our_own_entries_have_no_faults() {
    let files = read_entry_files(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../content"
    )))
    .unwrap();
    let listings = read_entries(&files).unwrap_or_else(|faults| {
        panic!(
            "{}",
            faults
                .0
                .iter()
                .map(Fault::line)
                .collect::<Vec<_>>()
                .join("\n")
        );
    });
    assert!(listings.len() >= 180, "{}", listings.len());
}

/// A person in any state finds help with treatment, mental health and housing.
#[test]
fn every_state_has_help_for_the_three_main_needs() {
    use waymark_directory::{
        Facet, Vocabulary,
        listing::{ServiceArea, State},
    };
    let files = read_entry_files(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../content"
    )))
    .unwrap();
    let listings = read_entries(&files).unwrap();
    let vocabulary = Vocabulary::get();
    let family = |key: &str| {
        let ids = vocabulary
            .children(key)
            .map(|(id, _)| id)
            .chain(vocabulary.id(Facet::Need, key));
        ids.collect::<waymark_directory::TermSet>()
    };
    // The sources name no agencies of the freely associated states but Palau's, and none for health in
    // American Samoa.
    let apart = ["AS", "FM", "MH", "PW"];
    for state in State::all().filter(|state| !apart.contains(&state.as_str())) {
        for need in ["treatment", "mental-health", "housing"] {
            let serves = |area: &ServiceArea| matches!(area, ServiceArea::States(states) if states.contains(&state));
            let found = listings.iter().any(|l| {
                l.service_area.as_ref().is_some_and(serves) && l.terms.intersects(&family(need))
            });
            assert!(found, "{state}: {need}");
        }
    }
}
