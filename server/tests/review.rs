//! `waymark review`, with a pipe that types what a reviewer would.

mod typing;

use jiff::civil::date;
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;
use waymark_directory::{
    Lang, Listing,
    corrections::{Correction, CorrectionKind, queue_correction},
    data::LockedDataFolder,
    load::{CatalogueFiles, load_catalogue},
};

fn place(id: &str, more: &Value) -> Listing {
    let mut listing = json!({
        "id": id,
        "name": {"en": format!("Invented {id}")},
        "phones": [{"number": "303-555-0101"}, {"number": "303-555-0102", "purpose": "intake"}],
        "website": "https://old.example/",
        "address": {"street": "1 Invented Street", "city": "Denver", "state": "CO", "postal_code": "80204"},
        "sources": [{"name": "Invented Directory", "date": "2023-11-01", "list": "made-up"}],
    });
    for (key, value) in more.as_object().expect("more fields") {
        listing[key] = value.clone();
    }
    serde_json::from_value(listing).expect("a well-formed listing")
}

/// A data folder with three places, and corrections of them.
fn data_folder(corrections: &[(&str, CorrectionKind, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let hidden = json!({"confidential": true, "phones": [{"number": "303-555-0103"}]});
    let places = [
        place("larkspur", &json!({})),
        place("juniper", &json!({"phones": [{"number": "303-555-0104"}]})),
        place("hidden", &hidden),
    ];
    let data = LockedDataFolder::lock(folder.path()).expect("the folder is writable");
    data.write_list("made-up", &places)
        .expect("the folder is writable");
    for (id, kind, text) in corrections {
        let about = place(id, &json!({}));
        let day = date(2026, 11, 25);
        let correction = Correction::from_form(&about, Some(*kind), text, Lang::Es, day);
        queue_correction(folder.path(), &correction.expect("without flaws"))
            .expect("the folder is writable");
    }
    folder
}

fn run(data: &Path, options: &[&str], typed: &str) -> Output {
    fs::create_dir_all(data.join("content/listings")).expect("the folder is writable");
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command
        .arg("review")
        .args(options)
        .arg("--data")
        .arg(data)
        .arg("--content")
        .arg(data.join("content"));
    typing::run_typing(&mut command, typed)
}

fn review(data: &Path, typed: &str) -> String {
    let output = run(data, &[], typed);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}\n{complained}");
    printed
}

fn waiting_numbers(data: &Path) -> Vec<u64> {
    let output = run(data, &["--json"], "");
    let rows: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let rows = rows.as_array().expect("it is a list").iter();
    rows.map(|row| row["entry"].as_u64().expect("a number"))
        .collect()
}

fn listing(data: &Path, id: &str) -> Listing {
    let files = CatalogueFiles {
        entries: &[],
        guides: &[],
        data,
    };
    let catalogue = load_catalogue(files).expect("the folder has no faults");
    let mut listings = catalogue.into_listings().into_iter();
    listings
        .find(|listing| listing.id.as_str() == id)
        .expect("it is there")
}

fn lines(data: &Path, file: &str) -> Vec<String> {
    let text = fs::read_to_string(data.join("corrections").join(file)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn an_accepted_number_replaces_the_old_one_after_a_malformed_one_was_refused() {
    let folder = data_folder(&[("larkspur", CorrectionKind::Phone, "Ahora es 303-555-0199")]);
    let printed = review(
        folder.path(),
        "accept\n\n303-555-01999, 303-555-0102\n303-555-0199, 303-555-0102\n\nphone\n\n",
    );
    for shown in [
        "Correction 1, 2026-11-25 (1 to decide)",
        "Invented larkspur",
        "303-555-0101, 303-555-0102 (intake)",
        "A visitor says (phone, in es): Ahora es 303-555-0199",
        "\"303-555-01999\" is not a phone number",
        "1 accepted, 0 rejected, 0 left",
    ] {
        assert!(printed.contains(shown), "{shown}\n{printed}");
    }
    let listing = listing(folder.path(), "larkspur");
    let numbers: Vec<_> = listing
        .phones
        .iter()
        .map(|p| p.number.to_string())
        .collect();
    assert_eq!(numbers, ["303-555-0199", "303-555-0102"]);
    let check = listing.verified.expect("it was checked");
    assert_eq!(check.how.get(Lang::En), "By phone.");
    let overrides = lines(folder.path(), "overrides.toml").join("\n");
    assert!(
        overrides.contains("note = \"correction 1, phone\""),
        "{overrides}"
    );
    assert!(
        !overrides.contains("website") && !overrides.contains("Ahora"),
        "{overrides}"
    );
    assert!(waiting_numbers(folder.path()).is_empty());
}

#[test]
fn a_place_moves_closes_and_gets_another_name_and_website() {
    let folder = data_folder(&[
        ("larkspur", CorrectionKind::Address, "It moved"),
        ("larkspur", CorrectionKind::Closed, ""),
        ("juniper", CorrectionKind::Other, "New name"),
    ]);
    let printed = review(
        folder.path(),
        "a\n\n2 Other Road\n-\n\nXX\n\n8020\n80205\n\nwebsite\nmoved to the lake\n\
         a\n\nclosed\n\nvisit\nseen shut\n\
         a\nname\n!\nJuniper House\nwebsite\nsee our page\nwww.new.example\n\nw\n\n",
    );
    for shown in [
        "two-letter postal code",
        "five digits",
        "address  2 Other Road, Denver, CO 80205",
        "a name needs letters",
        "write the whole address",
        "3 accepted, 0 rejected, 0 left",
    ] {
        assert!(printed.contains(shown), "{shown}\n{printed}");
    }
    let larkspur = listing(folder.path(), "larkspur");
    let address = larkspur.address.as_ref().expect("it has an address");
    assert_eq!(address.in_one_line(), "2 Other Road, Denver, CO 80205");
    assert!(!larkspur.is_listed());
    let juniper = listing(folder.path(), "juniper");
    assert_eq!(juniper.name.get(Lang::En), "Juniper House");
    assert_eq!(juniper.website.as_deref(), Some("https://www.new.example"));
}

#[test]
fn decisions_survive_the_end_of_the_input() {
    let folder = data_folder(&[
        ("larkspur", CorrectionKind::Phone, "one"),
        ("larkspur", CorrectionKind::Phone, "two"),
        ("juniper", CorrectionKind::Phone, "three"),
        ("juniper", CorrectionKind::Phone, "four"),
    ]);
    // The input ends while the fourth is being accepted.
    let printed = review(
        folder.path(),
        "reject\nperhaps\nlater\nr\na\nphones\n303-555-0198\n",
    );
    assert!(
        printed.contains("answer with one of: accept, reject, later, quit"),
        "{printed}"
    );
    assert!(
        printed.contains("0 accepted, 2 rejected, 2 left"),
        "{printed}"
    );
    assert_eq!(waiting_numbers(folder.path()), [2, 4]);
    assert_eq!(lines(folder.path(), "queue.jsonl").len(), 4);
    assert!(lines(folder.path(), "overrides.toml").is_empty());

    review(folder.path(), "quit\n");
    assert_eq!(waiting_numbers(folder.path()), [2, 4]);
    review(folder.path(), "a\ndone\nphone\nthey say it is right\nr\n");
    assert!(waiting_numbers(folder.path()).is_empty());
    let decisions = lines(folder.path(), "decisions.jsonl");
    assert_eq!(decisions.len(), 4);
    assert!(decisions[2].starts_with("{\"entry\":2,\"decision\":\"accepted\",\"on\":\""));
    assert!(listing(folder.path(), "larkspur").verified.is_some());
}

#[test]
fn a_place_can_be_hidden_but_not_revealed() {
    let folder = data_folder(&[
        ("larkspur", CorrectionKind::Other, "It is a safe house"),
        ("hidden", CorrectionKind::Phone, "wrong number"),
    ]);
    let printed = review(
        folder.path(),
        "a\nhide\ny\n\nphone\n\na\naddress\nphones\n303-555-0197\n\nphone\n\n",
    );
    assert!(
        printed.contains("(phones, website, status, name, done)"),
        "{printed}"
    );
    for id in ["larkspur", "hidden"] {
        let listing = listing(folder.path(), id);
        assert_eq!(
            (listing.confidential, listing.address),
            (true, None),
            "{id}"
        );
    }
    let overrides = lines(folder.path(), "overrides.toml").join("\n");
    assert!(!overrides.contains("address ="), "{overrides}");
}

#[test]
fn a_correction_of_a_place_that_is_gone_cannot_be_accepted() {
    let folder = data_folder(&[("nowhere", CorrectionKind::Phone, "303-555-0190")]);
    let printed = review(folder.path(), "accept\nreject\n");
    assert!(
        printed.contains("nowhere is no longer in the directory"),
        "{printed}"
    );
    assert!(
        printed.contains("answer with one of: reject, later, quit"),
        "{printed}"
    );
    assert!(
        printed.contains("0 accepted, 1 rejected, 0 left"),
        "{printed}"
    );
}

#[test]
fn waiting_corrections_are_listed_for_people_and_for_programs() {
    let folder = data_folder(&[("larkspur", CorrectionKind::Hours, "Open on Sunday")]);
    let output = run(folder.path(), &["--list"], "");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        table,
        "    1  2026-11-25  hours     larkspur  Invented larkspur  Open on Sunday\n"
    );
    let output = run(folder.path(), &["--json"], "");
    let rows: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let expected = json!([{"entry": 1, "name": "Invented larkspur", "listing": "larkspur", "kind": "hours",
        "text": "Open on Sunday", "lang": "es", "on": "2026-11-25"}]);
    assert_eq!(rows, expected);
}

#[test]
fn damaged_overrides_are_reported_before_the_first_question() {
    let folder = data_folder(&[("larkspur", CorrectionKind::Hours, "Open on Sunday")]);
    let file = folder.path().join("corrections/overrides.toml");
    fs::write(&file, "[larkspur]\nstatus = \"gone\"\n").expect("the folder is writable");
    let output = run(folder.path(), &[], "reject\n");
    assert_eq!(output.status.code(), Some(1));
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(complained.contains("overrides.toml:2:"), "{complained}");
    assert!(lines(folder.path(), "decisions.jsonl").is_empty());
}
