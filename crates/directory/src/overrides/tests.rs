//! Overrides as they are loaded and applied to listings.

mod editing;

use super::*;
use crate::{
    Catalogue, Lang,
    data::LockedDataFolder,
    listing::Precision,
    load::{CatalogueError, CatalogueFiles, load_catalogue},
};
use jiff::civil::date;
use std::{fs, thread};
use tempfile::{TempDir, tempdir};

const OLD_STREET: &str = "1 Invented Street";

fn listing(json: &str) -> Listing {
    let source = r#""sources":[{"name":"Made","date":"2023-11-01","list":"LIST"}]"#;
    let list = if json.contains("\"house") { "su" } else { "mh" };
    let json = format!("{{{json},{}}}", source.replace("LIST", list));
    serde_json::from_str(&json).unwrap()
}

fn house(more: &str) -> Listing {
    listing(&format!(
        r#""id":"house","aliases":["old-house"],"name":{{"en":"Larkspur House"}},"phones":[{{"number":"303-555-0100"}}],
        "website":"https://old.example/","coordinates":{{"latitude":39.7,"longitude":-105.0}},"address":{{"street":
        "{OLD_STREET}","city":"Denver","state":"CO","postal_code":"80204"}}{more}"#
    ))
}

/// A data folder with one list and overrides.
fn folder(overrides: &str, imported: &[Listing]) -> TempDir {
    let data = tempdir().unwrap();
    write_list(data.path(), imported);
    fs::create_dir(corrections::corrections_folder(data.path())).unwrap();
    fs::write(overrides_path(data.path()), overrides).unwrap();
    data
}

fn write_list(data: &Path, listings: &[Listing]) {
    let folder = LockedDataFolder::lock(data).unwrap();
    folder.write_list("made", listings).unwrap();
}

fn try_to_load(data: &Path) -> Result<Catalogue, CatalogueError> {
    load_catalogue(CatalogueFiles {
        entries: &[],
        guides: &[],
        data,
    })
}

fn load(data: &Path) -> Vec<Listing> {
    try_to_load(data).unwrap().into_listings()
}

fn loaded(overrides: &str, imported: &[Listing]) -> Vec<Listing> {
    load(folder(overrides, imported).path())
}

fn faults(overrides: &str) -> Vec<String> {
    let data = folder(overrides, &[]);
    let error = try_to_load(data.path()).unwrap_err();
    let faults = error.faults().unwrap().0.iter();
    faults.map(Fault::line).collect()
}

#[test]
fn an_override_replaces_only_the_fields_it_has() {
    let listings = loaded(
        r#"
        [house]
        phones = [{ number = "303-555-0199", purpose = "intake" }]
        on = 2026-11-25
        how = "phone"
        note = "somebody wrote"
        "#,
        &[house("")],
    );
    let [house_now] = &listings[..] else { panic!() };
    assert_eq!(house_now.phones.len(), 1);
    assert_eq!(house_now.phones[0].number.to_string(), "303-555-0199");
    assert_eq!(house_now.website.as_deref(), Some("https://old.example/"));
    assert!(house_now.address.is_some());
    let precision = house_now.coordinates.unwrap().precision;
    assert_eq!(precision, Precision::Address);
    let check = house_now.verified.as_ref().unwrap();
    assert_eq!(check.on, date(2026, 11, 25));
    assert_eq!(check.how.get(Lang::Es), "Por teléfono.");
}

#[test]
fn a_new_address_gets_new_coordinates() {
    let moved = |street: &str| {
        format!(
            r#"
            [house]
            address = {{ street = "{street}", city = "Denver", state = "CO", postal_code = "80204" }}
            on = 2026-11-25
            "#
        )
    };
    let listings = loaded(&moved("2 Other Road"), &[house("")]);
    let address = listings[0].address.as_ref().unwrap();
    assert_eq!(address.street.as_deref(), Some("2 Other Road"));
    let precision = listings[0].coordinates.unwrap().precision;
    assert_eq!(precision, Precision::PostalCode);
    // Once the list has the new address too, its own coordinates are better.
    let listings = loaded(&moved(OLD_STREET), &[house("")]);
    let precision = listings[0].coordinates.unwrap().precision;
    assert_eq!(precision, Precision::Address);
}

#[test]
fn name_status_and_website_are_replaced() {
    let overrides = r#"
        [house]
        name = "Juniper House"
        website = ""
        status = "active"
        on = 2026-11-25
        "#;
    let gone = r#","status":"closed","closed_on":"2025-01-01""#;
    let listings = loaded(overrides, &[house(gone)]);
    assert_eq!(listings[0].name.get(Lang::En), "Juniper House");
    assert_eq!(listings[0].website, None);
    assert_eq!(listings[0].status, Status::Active);
    assert_eq!(listings[0].closed_on, None);
}

#[test]
fn earlier_ids_work_but_a_current_id_takes_precedence() {
    let status = |id: &str| format!("[{id}]\nstatus = \"closed\"\non = 2026-11-25\n");
    let listings = loaded(&status("old-house"), &[house("")]);
    assert_eq!(listings[0].status, Status::Closed);
    let other = listing(r#""id":"old-house","name":{"en":"Another place"}"#);
    let listings = loaded(&status("old-house"), &[house(""), other]);
    let status: Vec<_> = listings.iter().map(|listing| listing.status).collect();
    assert_eq!(status, [Status::Active, Status::Closed]);
}

#[test]
fn the_newer_of_two_overrides_of_a_listing_counts() {
    let listings = loaded(
        r#"
        [house]
        status = "closed"
        on = 2026-11-25

        [old-house]
        status = "temporarily-closed"
        on = 2026-03-01
        "#,
        &[house("")],
    );
    assert_eq!(listings[0].status, Status::Closed);
    assert_eq!(
        listings[0].verified.as_ref().unwrap().on,
        date(2026, 11, 25)
    );
}

#[test]
fn an_older_check_does_not_hide_a_newer_one() {
    let listings = loaded(
        "[house]\nhow = \"phone\"\non = 2026-01-01\n",
        &[house(r#","verified":{"on":"2026-05-05"}"#)],
    );
    let on = listings[0].verified.as_ref().map(|check| check.on);
    assert_eq!(on, Some(date(2026, 5, 5)));
}

#[test]
fn a_newer_edition_of_a_list_does_not_undo_an_override() {
    let overrides = "[house]\nphones = [{ number = \"303-555-0199\" }]\non = 2026-11-25\n";
    let data = folder(overrides, &[house("")]);
    let mut newer = house("");
    newer.website = Some("https://new.example/".into());
    write_list(data.path(), &[newer]);
    let listings = load(data.path());
    assert_eq!(listings[0].phones[0].number.to_string(), "303-555-0199");
    assert_eq!(listings[0].website.as_deref(), Some("https://new.example/"));
}

#[test]
fn a_hidden_place_stays_hidden() {
    let overrides = r#"
        [house]
        address = { street = "9 Told Street", city = "Cody", state = "WY", postal_code = "82414" }
        on = 2026-11-25
        "#;
    let mut nowhere = house(r#","confidential":true"#);
    nowhere.address = None;
    for hidden in [house(r#","confidential":true"#), nowhere] {
        let hidden = Catalogue::from_imported(vec![hidden]).into_listings();
        let after = loaded(overrides, &hidden);
        assert!(after[0].confidential);
        assert_eq!((&after[0].address, after[0].coordinates), (&None, None));
        assert_eq!(after[0].service_area, hidden[0].service_area);
    }
}

#[test]
fn a_hidden_place_with_a_new_number_or_name_stays_hidden_in_other_lists() {
    let twin = || {
        listing(
            r#""id":"twin","name":{"en":"The Larkspur House"},"phones":[{"number":"303-555-0100"}],
            "address":{"street":"2 Other Door","city":"Denver","state":"CO","postal_code":"80204"}"#,
        )
    };
    for overrides in [
        "[house]\nphones = [{ number = \"303-555-0199\" }]\non = 2026-11-25\n",
        "[twin]\nphones = [{ number = \"303-555-0199\" }]\non = 2026-11-25\n",
        "[house]\nname = \"Quite Another\"\non = 2026-11-25\n",
    ] {
        let listings = loaded(overrides, &[house(r#","confidential":true"#), twin()]);
        for listing in listings {
            assert!(listing.confidential, "{overrides}");
            assert_eq!(listing.address, None, "{overrides}");
        }
    }
}

#[test]
fn a_place_can_be_hidden_in_every_list() {
    let twin = listing(
        r#""id":"twin","name":{"en":"The Larkspur House"},"phones":[{"number":"303-555-0100"}],
        "address":{"street":"2 Other Door","city":"Denver","state":"CO","postal_code":"80204"}"#,
    );
    let overrides = "[house]\nconfidential = true\non = 2026-11-25\n";
    for listing in loaded(overrides, &[house(""), twin]) {
        assert_eq!((listing.confidential, listing.address), (true, None));
    }
}

#[test]
fn all_faults_of_a_file_are_reported_with_their_lines() {
    let found = faults(
        "[house]\nphones = [{ number = \"12\" }]\non = 2026-11-25\n\n[twin]\nconfidential = false\non = 2026-11-25\n",
    );
    let [number, hidden] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(number.contains("overrides.toml:2:"), "{number}");
    assert!(number.contains("ten digits"), "{number}");
    assert!(hidden.contains("overrides.toml:6:"), "{hidden}");
    assert!(hidden.contains("not show one"), "{hidden}");
    for (text, line, cause) in [
        ("[house\n", 1, ""),
        ("[house]\nstatus = \"closed\"\n", 1, "missing field `on`"),
        ("[house]\non = \"yesterday\"\n", 2, "date"),
        ("[house]\non = 2026-11-25\nphone = \"x\"\n", 3, "phone"),
        (
            "[house]\non = 2026-11-25\nwebsite = \"javascript://x.y/\"\n",
            3,
            "whole address",
        ),
        ("[\"No Id\"]\non = 2026-11-25\n", 1, "No Id"),
    ] {
        let found = faults(text);
        let place = format!("overrides.toml:{line}:");
        assert!(found[0].contains(&place), "{text}: {found:?}");
        assert!(found[0].contains(cause), "{text}: {found:?}");
    }
}
