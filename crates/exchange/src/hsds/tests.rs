//! An HSDS export imports unchanged, and gives away nothing confidential.

use super::{package::package_description, *};
use crate::{
    export::tests::listing,
    import::{ImportOptions, import_hsds},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path};
use waymark_directory::{Catalogue, Listing, Text, listing::Status};

const EVERY_FIELD: &str = include_str!("../../../../tests/fixtures/every-field.json");

/// Listings that between them use every field.
fn listings() -> Vec<Listing> {
    let full: Listing = serde_json::from_str(EVERY_FIELD).unwrap();
    let mut always = listing();
    always.hours = Some(waymark_directory::listing::Hours::Always);
    always.coordinates = None;
    let mut closed = listing();
    closed.id = "closed".parse().unwrap();
    closed.status = Status::Closed;
    closed.closed_on = Some(jiff::civil::date(2024, 1, 1));
    let mut hidden = listing();
    hidden.id = "hidden".parse().unwrap();
    hidden.confidential = true;
    let mut line = listing();
    line.id = "line".parse().unwrap();
    line.hours = always.hours.clone();
    line.address = None;
    line.coordinates = None;
    line.service_area = Some(waymark_directory::listing::ServiceArea::National);
    vec![full, always, closed, hidden, line]
}

type Write<'w> = &'w dyn Fn(&Path);

fn imported(file: &Path) -> Vec<Listing> {
    let folder = tempfile::tempdir().unwrap();
    let options = ImportOptions {
        data: folder.path(),
        list: Some("back"),
        as_of: None,
        dry_run: false,
    };
    import_hsds(file, None, options, &|_, _| {}).unwrap();
    waymark_directory::data::read_lists(folder.path()).unwrap()
}

fn as_json(listings: &[Listing]) -> String {
    let mut out = Vec::new();
    write_hsds_json(listings, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_form_imports_back_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let (listings, before) = (listings(), as_json(&listings()));
    let forms: [(&str, Write<'_>); 4] = [
        ("a.json", &|path| {
            write_hsds_json(&listings, fs::File::create(path).unwrap()).unwrap();
        }),
        ("a.ndjson", &|path| {
            write_hsds_ndjson(&listings, fs::File::create(path).unwrap()).unwrap();
        }),
        ("a.zip", &|path| {
            write_hsds_zip(&listings, fs::File::create(path).unwrap()).unwrap();
        }),
        ("a", &|path| write_hsds_folder(&listings, path).unwrap()),
    ];
    for (name, write) in forms {
        let path = folder.path().join(name);
        write(&path);
        let back = imported(&path);
        assert_eq!(as_json(&back), before, "{name}");
        let full = back
            .iter()
            .find(|listing| listing.id.as_str() == "larkspur")
            .unwrap();
        assert_eq!(full.phones, listings[0].phones);
        assert_eq!(full.alternate_names, listings[0].alternate_names);
        assert_eq!(
            (full.terms, full.serves_only),
            (listings[0].terms, listings[0].serves_only)
        );
        assert_eq!(
            (&full.address, full.coordinates),
            (&listings[0].address, listings[0].coordinates)
        );
        assert_eq!(full.verified, listings[0].verified);
    }
}

#[test]
fn a_confidential_place_is_exported_with_name_and_phone_alone() {
    let mut secret = listings().remove(0);
    secret.confidential = true;
    let exported = service_record(&secret);
    let fields: BTreeSet<&str> = exported.keys().map(String::as_str).collect();
    let expected = [
        "confidential",
        "id",
        "name",
        "name_es",
        "organization",
        "phones",
        "status",
        "waymark_id",
    ];
    assert_eq!(fields, BTreeSet::from(expected));
    let text = Value::Object(exported).to_string();
    for hidden in [
        "Network",
        "Invented",
        "Denver",
        "80204",
        "example.org",
        "detox",
        "One",
        "press",
    ] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    assert!(service_at_location_records(&secret).is_empty());
}

#[test]
fn services_of_one_organization_share_it() {
    let [mut a, mut b] = [listing(), listing()];
    a.organization = Some("The Network, Inc.".into());
    b.organization = Some("The  Network, Inc.".into());
    assert_eq!(organization_id(&a), organization_id(&b));
    // Names that differ in case are different organizations, because the table has one row for each spelling.
    b.organization = Some("THE NETWORK INC".into());
    assert_ne!(organization_id(&a), organization_id(&b));
    assert_ne!(service_id(&listings()[0]), service_id(&a));
}

#[test]
fn a_hidden_place_does_not_hide_others_of_its_list_when_it_comes_back() {
    let mut hidden = listing();
    hidden.confidential = true;
    hidden.id = "hidden".parse().unwrap();
    let branch: Listing = Listing {
        id: "branch".parse().unwrap(),
        name: Text::english("=Larkspur, \"House\" Nevada"),
        address: serde_json::from_value(
            json!({"street": "1 Open Road", "city": "Las Vegas", "state": "NV"}),
        )
        .unwrap(),
        ..listing()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let before = Catalogue::from_imported(vec![hidden, branch]).into_listings();
    write_hsds_json(&before, fs::File::create(&path).unwrap()).unwrap();
    let again = Catalogue::from_imported(imported(&path)).into_listings();
    assert_eq!(as_json(&again), as_json(&before));
    assert!(again.iter().any(|listing| listing.address.is_some()));
    // The same address in another list may be the hidden place.
    let mut twin = again
        .iter()
        .find(|listing| listing.address.is_some())
        .unwrap()
        .clone();
    twin.id = "twin".parse().unwrap();
    twin.sources[0].list = Some("other".into());
    let all = imported(&path).into_iter().chain([twin]).collect();
    let catalogue = Catalogue::from_imported(all).into_listings();
    let twin = catalogue
        .iter()
        .find(|listing| listing.id.as_str() == "twin");
    assert!(twin.is_none_or(|twin| twin.confidential));
}

#[test]
fn records_without_lists_have_none() {
    let brief = without_lists(service_at_location_records(&listings()[0]).remove(0));
    let text = Value::Object(brief.clone()).to_string();
    assert!(!text.contains('['), "{text}");
    assert!(brief["service"]["organization"]["name"].is_string());
}

#[test]
fn the_description_names_every_table_and_column() {
    let folder = tempfile::tempdir().unwrap();
    write_hsds_folder(&listings(), folder.path()).unwrap();
    let description = package_description();
    let resources = description["resources"].as_array().unwrap();
    for resource in resources {
        let path = folder.path().join(resource["path"].as_str().unwrap());
        let table = fs::read_to_string(&path).unwrap();
        let header = table.lines().next().unwrap();
        let names: Vec<_> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(header, names.join(","));
        assert!(table.lines().count() > 1, "{path:?} has no rows");
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        resources.len() + 1
    );
}
