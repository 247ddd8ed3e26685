//! Made-up lists in the format of SAMHSA.

use super::{Sandbox, options};
use waymark_directory::{Catalogue, Facet, Vocabulary, listing::PhoneNumber};
use waymark_exchange::import::{ImportOptions, import_samhsa};

/// Some columns of a made-up list; every test changes what it is about.
const HEADER: &str = "name1,name2,street1,street2,city,state,zip,phone,intake1,type_facility,latitude,longitude,contact";
const ROW: &str = "Juniper House,Outpatient,12 Elm Street,Attn: Jane Roe,Denver,CO,80204,303-555-0100,303-555HELP,SA,,,Jane Roe";

#[test]
fn a_row_becomes_a_listing_without_the_person_in_it() {
    let sandbox = Sandbox::new();
    let summary = sandbox
        .import(
            &import_samhsa,
            "list-2025.csv",
            format!("{HEADER}\n{ROW}\n"),
        )
        .unwrap();
    assert_eq!(
        (summary.read, summary.written, summary.located.postal_code),
        (1, 1, 1)
    );
    let listings = sandbox.listings();
    let listing = &listings[0];
    assert_eq!(listing.name.en.as_deref(), Some("Juniper House Outpatient"));
    let numbers: Vec<_> = listing.phones.iter().map(|p| p.number.clone()).collect();
    assert_eq!(
        numbers,
        ["303-555-0100", "303-555-4357"].map(|n| n.parse::<PhoneNumber>().unwrap())
    );
    assert!(!serde_json::to_string(listing).unwrap().contains("Jane"));
}

#[test]
fn repeats_in_a_list_are_one_listing_and_bad_rows_are_reported() {
    let sandbox = Sandbox::new();
    let again = ROW
        .replace("12 Elm Street", "12 Elm St.")
        .replace(",SA,", ",MH,");
    let bad = ROW.replace(",CO,", ",XX,");
    let summary = sandbox
        .import(
            &import_samhsa,
            "list-2025.csv",
            format!("{HEADER}\n{ROW}\n{again}\n{bad}\n"),
        )
        .unwrap();
    assert_eq!((summary.read, summary.written, summary.repeats), (3, 1, 1));
    assert_eq!(summary.rejected[0].row, 4);
    assert!(
        summary.to_string().contains("row 4: \"XX\" is not a state"),
        "{summary}"
    );
    let listing = &sandbox.listings()[0];
    let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
    assert!(
        listing.terms.contains(need("treatment")) && listing.terms.contains(need("mental-health"))
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::new();
    let file = sandbox.write_file("list-2024.csv", format!("{HEADER}\n{ROW}\n"));
    let data = sandbox.data();
    let summary = import_samhsa(
        &file,
        ImportOptions {
            dry_run: true,
            ..options(&data)
        },
        &|_, _| {},
    )
    .unwrap();
    assert_eq!(summary.written, 1);
    assert!(!data.exists());
}

#[test]
fn a_list_name_cannot_leave_the_folder() {
    let sandbox = Sandbox::new();
    let file = sandbox.write_file("list-2024.csv", format!("{HEADER}\n{ROW}\n"));
    let error = import_samhsa(
        &file,
        ImportOptions {
            list: Some("../escape"),
            ..options(&sandbox.data())
        },
        &|_, _| {},
    )
    .unwrap_err();
    assert!(
        error.to_string().contains("cannot be the name of a list"),
        "{error}"
    );
}

#[test]
fn a_place_that_any_list_calls_confidential_is_hidden() {
    let sandbox = Sandbox::new();
    sandbox
        .import(
            &import_samhsa,
            "list-2025.csv",
            format!("{HEADER}\n{ROW}\n"),
        )
        .unwrap();
    let open = sandbox.listings().remove(0);
    assert!(open.address.is_some());
    let mut secret = open.clone();
    secret.confidential = true;
    secret.sources[0].list = Some("another".into());
    let catalogue = Catalogue::from_imported(vec![open, secret]);
    let [listing] = catalogue.listings() else {
        panic!("one place is one listing")
    };
    assert!(listing.confidential && listing.address.is_none() && listing.coordinates.is_none());
}

#[test]
fn a_website_without_a_host_is_left_out() {
    let sandbox = Sandbox::new();
    for (site, website) in [
        ("http://", None),
        ("http://juniper.example", Some("http://juniper.example")),
    ] {
        let text = format!("{HEADER},website\n{ROW},{site}\n");
        sandbox
            .import(&import_samhsa, "list-2024.csv", text)
            .unwrap();
        let listings = sandbox.listings();
        assert_eq!(listings[0].website.as_deref(), website, "{site}");
    }
}
