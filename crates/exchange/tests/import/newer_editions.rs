//! A newer edition of a list.

use super::Sandbox;
use jiff::civil::date;
use std::collections::HashSet;
use waymark_directory::{Catalogue, listing::Status};
use waymark_exchange::import::{PlaceChange, import_samhsa};

const HEADER: &str = "name1,name2,street1,city,state,zip,phone,type_facility";

fn edition(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

#[test]
fn a_newer_edition_reports_what_changed() {
    let sandbox = Sandbox::new();
    let first = edition(&[
        "Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA",
        "Renamed,,2 Invented St,Denver,CO,80204,303-555-0101,SA",
        "Moved,,3 Invented St,Denver,CO,80204,303-555-0102,SA",
        "Gone,,4 Invented St,Denver,CO,80204,303-555-0103,SA",
        "Called,,5 Invented St,Denver,CO,80204,303-555-0104,SA",
    ]);
    let summary = sandbox
        .import(&import_samhsa, "su-2022.csv", &first)
        .unwrap();
    assert!(summary.changes.is_none());
    let before = sandbox.listings();
    let second = edition(&[
        "Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA",
        "New Name,,2 Invented St,Denver,CO,80204,303-555-0101,SA",
        "Moved,,33 Other Road,Aurora,CO,80010,303-555-0102,SA",
        "Called,,5 Invented St,Denver,CO,80204,303-555-0199,SA",
        "Brand New,,6 Invented St,Denver,CO,80204,303-555-0105,SA",
    ]);
    let summary = sandbox
        .import(&import_samhsa, "su-2023.csv", &second)
        .unwrap();
    let changes = summary.changes.clone().unwrap();
    let names = |changes: &[PlaceChange]| -> Vec<String> {
        changes.iter().map(|change| change.name.clone()).collect()
    };
    assert_eq!(names(&changes.new), ["Brand New"], "{summary}");
    assert_eq!(names(&changes.gone), ["Gone"], "{summary}");
    assert_eq!(
        names(&changes.changed),
        ["New Name", "Moved", "Called"],
        "{summary}"
    );
    assert_eq!(changes.same, 1);
    let by_field: Vec<_> = changes.count_by_field().into_iter().collect();
    assert_eq!(by_field, [("address", 1), ("name", 1), ("phones", 1)]);

    let after = sandbox.listings();
    let catalogue = Catalogue::from_imported(after.clone());
    for old in &before {
        let leads_to = |listing: &&waymark_directory::Listing| {
            listing.id == old.id || listing.aliases.contains(&old.id)
        };
        assert!(
            catalogue.listings().iter().any(|l| leads_to(&l)),
            "{:?}",
            old.name
        );
    }
    let gone = after
        .iter()
        .find(|l| l.name.en.as_deref() == Some("Gone"))
        .unwrap();
    assert_eq!(
        (gone.status, gone.closed_on),
        (Status::Closed, Some(date(2023, 1, 1)))
    );
    assert!(!gone.is_listed());
}

#[test]
fn a_name_that_comes_back_beside_its_successor_takes_its_own_id() {
    let sandbox = Sandbox::new();
    let old = "Old Name,,2 Invented St,Denver,CO,80204,303-555-0101,SA";
    let new = "New Name,,2 Invented St,Denver,CO,80204,303-555-0101,SA";
    let other = "Old Name,,2 Invented St,Denver,CO,80204,303-555-0102,SA";
    for (file, rows) in [
        ("su-2021.csv", &[old][..]),
        ("su-2022.csv", &[new]),
        // Another number each, so that both are places of their own.
        (
            "su-2023.csv",
            &[
                "New Name,,2 Invented St,Denver,CO,80204,303-555-0109,SA",
                other,
            ],
        ),
    ] {
        sandbox.import(&import_samhsa, file, edition(rows)).unwrap();
    }
    let listings = sandbox.listings();
    let ids: HashSet<_> = listings.iter().map(|listing| &listing.id).collect();
    assert_eq!((listings.len(), ids.len()), (2, 2), "{listings:?}");
}

#[test]
fn a_place_that_comes_back_keeps_its_id() {
    let sandbox = Sandbox::new();
    let both = edition(&[
        "Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA",
        "Gone,,4 Invented St,Denver,CO,80204,303-555-0103,SA",
    ]);
    let one = edition(&["Larkspur,,1 Invented St,Denver,CO,80204,303-555-0100,SA"]);
    sandbox
        .import(&import_samhsa, "su-2021.csv", &both)
        .unwrap();
    let first = sandbox.text();
    sandbox.import(&import_samhsa, "su-2022.csv", &one).unwrap();
    let again = sandbox
        .import(&import_samhsa, "su-2022.csv", &one)
        .unwrap()
        .changes
        .unwrap();
    assert_eq!(
        (again.gone.len(), again.same),
        (0, 1),
        "a place is gone only once"
    );
    let back = sandbox
        .import(&import_samhsa, "su-2021.csv", &both)
        .unwrap()
        .changes
        .unwrap();
    assert_eq!((back.new.len(), back.changed.len()), (0, 1));
    assert_eq!(sandbox.text(), first);
}
