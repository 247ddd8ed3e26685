//! The real lists in `../shared/data`: how many rows they have, that hardly any is rejected, and that nothing private gets
//! through. Each of these tests reports a skip where its list is missing.

use super::{Sandbox, damaged::without_mapping, hsds::without_publisher, skips::report_skip};
use jiff::civil::date;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};
use waymark_directory::{
    Catalogue, Facet, Vocabulary,
    listing::{Hours, Precision},
};
use waymark_exchange::import::{import_meeting_guide, import_samhsa};

/// A real list in `../shared/data`. Without it the test is skipped, and says so.
fn shared_file(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    if path.exists() {
        return Some(path);
    }
    report_skip(&format!("needs {}", path.display()));
    None
}

#[test]
fn both_real_lists_become_one_directory() {
    let (Some(su), Some(mh)) = (
        shared_file("samhsa/su-2023.xlsx"),
        shared_file("samhsa/mh-2023.xlsx"),
    ) else {
        return;
    };
    let sandbox = Sandbox::new();
    let first = sandbox.import_file(&import_samhsa, &su).unwrap();
    assert_eq!((first.read, first.list.as_str()), (12_744, "samhsa-su"));
    assert!(first.rejected.len() < 10, "{first}");
    assert!(first.unknown_codes.is_empty(), "{first}");
    assert_eq!(first.located.file, 0);
    let second = sandbox.import_file(&import_samhsa, &mh).unwrap();
    assert!((2_800..3_100).contains(&second.merged), "{second}");

    let catalogue = Catalogue::from_imported(sandbox.listings());
    let listings = catalogue.listings();
    assert!(
        (17_500..18_700).contains(&listings.len()),
        "{}",
        listings.len()
    );
    let detox = Vocabulary::get().id(Facet::Need, "detox").unwrap();
    assert!(listings.iter().filter(|l| l.terms.contains(detox)).count() > 2_800);
    assert!(
        listings
            .iter()
            .all(|l| !l.sources.is_empty() && l.sources[0].date >= date(2023, 6, 1))
    );
    let text = serde_json::to_string(listings).unwrap();
    assert!(!text.contains("Attn"), "a named person was imported");
}

#[test]
fn a_second_import_gives_the_same_ids() {
    let Some(mh) = shared_file("samhsa/mh-2023.xlsx") else {
        return;
    };
    let sandbox = Sandbox::new();
    let ids = || {
        sandbox
            .listings()
            .into_iter()
            .map(|l| l.id)
            .collect::<Vec<_>>()
    };
    sandbox.import_file(&import_samhsa, &mh).unwrap();
    let before = ids();
    sandbox.import_file(&import_samhsa, &mh).unwrap();
    assert_eq!(ids(), before);
}

#[test]
fn an_older_edition_with_other_headers_is_read_too() {
    let Some(su) = shared_file("samhsa/su-2022.xlsx") else {
        return;
    };
    let sandbox = Sandbox::new();
    let summary = sandbox.import_file(&import_samhsa, &su).unwrap();
    assert_eq!(summary.read, 12_176);
    assert!(summary.unknown_codes.is_empty(), "{summary}");
    assert!(summary.source.ends_with("2022"), "{}", summary.source);
}

#[test]
fn the_findtreatment_export_gets_the_zeros_of_its_zip_codes_back_and_keeps_its_points() {
    let Some(csv) = shared_file("samhsa/locator-mh-2020.csv") else {
        return;
    };
    let sandbox = Sandbox::new();
    let summary = sandbox.import_file(&import_samhsa, &csv).unwrap();
    assert_eq!(
        (summary.read, summary.list.as_str()),
        (11_375, "findtreatment-mh")
    );
    assert!(summary.located.file > 11_000, "{summary}");
    let listings = sandbox.listings();
    let waterbury = listings
        .iter()
        .find(|l| l.address.as_ref().is_some_and(|a| &*a.city == "Waterbury"))
        .unwrap();
    assert!(
        waterbury
            .address
            .as_ref()
            .unwrap()
            .postal_code
            .unwrap()
            .to_string()
            .starts_with("06")
    );
    assert_eq!(waterbury.coordinates.unwrap().precision, Precision::Address);
    assert!(waterbury.website.is_some());
}

#[test]
fn a_real_list_cut_short_is_refused() {
    let Some(su) = shared_file("samhsa/su-2023.xlsx") else {
        return;
    };
    let sandbox = Sandbox::new();
    let bytes = std::fs::read(su).unwrap();
    let error = sandbox
        .import(&import_samhsa, "su-2023.xlsx", &bytes[..bytes.len() / 2])
        .unwrap_err()
        .to_string();
    assert!(error.contains("may be cut short"), "{error}");
}

#[test]
fn places_in_both_real_lists_are_found() {
    let (Some(su), Some(mh)) = (
        shared_file("samhsa/su-2023.xlsx"),
        shared_file("samhsa/mh-2023.xlsx"),
    ) else {
        return;
    };
    let sandbox = Sandbox::new();
    sandbox.import_file(&import_samhsa, &su).unwrap();
    let summary = sandbox.import_file(&import_samhsa, &mh).unwrap();
    assert!(summary.merged > 2_800, "{}", summary.merged);
    assert!((1..400).contains(&summary.doubtful), "{}", summary.doubtful);
}

#[test]
fn the_real_editions_of_two_years_keep_their_links() {
    let (Some(old), Some(new)) = (
        shared_file("samhsa/su-2022.xlsx"),
        shared_file("samhsa/su-2023.xlsx"),
    ) else {
        return;
    };
    let sandbox = Sandbox::new();
    sandbox.import_file(&import_samhsa, &old).unwrap();
    let ids: Vec<_> = sandbox
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    sandbox.import_file(&import_samhsa, &new).unwrap();
    let listings = sandbox.listings();
    let known: HashSet<_> = listings
        .iter()
        .flat_map(|l| l.aliases.iter().chain([&l.id]))
        .collect();
    assert!(
        ids.iter().all(|id| known.contains(id)),
        "a shared_file link was lost"
    );
    let own: HashSet<_> = listings.iter().map(|listing| &listing.id).collect();
    assert_eq!(own.len(), listings.len(), "an id is used twice");
}

#[test]
fn colorados_directory_is_read_whole_and_keeps_its_secrets() {
    let Some(path) = shared_file("colorado-ladders/ladders.csv") else {
        return;
    };
    let sandbox = Sandbox::new();
    let summary = sandbox.import_file(&without_mapping, &path).unwrap();
    assert_eq!(summary.read, 729);
    assert!(summary.rejected.len() < 40, "{summary}");
    assert!(summary.unknown_codes.is_empty(), "{summary}");
    let listings = Catalogue::from_imported(sandbox.listings()).into_listings();
    let hidden: Vec<_> = listings
        .iter()
        .filter(|listing| listing.confidential)
        .collect();
    assert!((10..=13).contains(&hidden.len()));
    assert!(
        hidden
            .iter()
            .all(|listing| listing.address.is_none() && listing.coordinates.is_none())
    );
    assert!(
        listings
            .iter()
            .filter(|listing| listing.hours.is_some())
            .count()
            > 600
    );
    assert!(
        listings
            .iter()
            .any(|listing| listing.hours == Some(Hours::Always))
    );
}

#[test]
fn every_real_file_of_samhsa_imports() {
    for (file, most_rejected) in [
        ("samhsa/locator-mh-2020.csv", 0),
        ("samhsa/locator-su-2020-coordinates.csv", 40),
        ("samhsa/otp-2021.csv", 10),
    ] {
        let Some(path) = shared_file(file) else {
            continue;
        };
        let sandbox = Sandbox::new();
        let summary = sandbox.import_file(&import_samhsa, &path).unwrap();
        let rejected = summary.rejected.len();
        assert!(
            rejected <= most_rejected,
            "{file}: {rejected} {:?}",
            summary.rejected.first()
        );
    }
}

#[test]
fn real_feeds_are_read_whole() {
    for (file, rows, rejected) in [
        ("aa-kansas-city-2021-05.json", 206, 10),
        ("aa-san-jose-2021-10.json", 693, 20),
        ("aa-sepia-philadelphia-2024-11.json", 2_038, 60),
    ] {
        let Some(path) = shared_file(&format!("meeting-guide/{file}")) else {
            continue;
        };
        let sandbox = Sandbox::new();
        let summary = sandbox.import_file(&import_meeting_guide, &path).unwrap();
        assert_eq!(summary.read, rows);
        assert!(summary.rejected.len() <= rejected, "{summary}");
        assert!(summary.unknown_codes.len() <= 2, "{summary}");
        let text = sandbox.text();
        for private in ["pwd=", "venmo", "gmail", "Password"] {
            assert!(!text.contains(private), "{file}: {private}");
        }
    }
}

#[test]
fn the_real_package_imports() {
    let Some(path) = shared_file("hsds/miami-211-2019-hsds1-datapackage.zip") else {
        return;
    };
    let sandbox = Sandbox::new();
    let summary = sandbox.import_file(&without_publisher, &path).unwrap();
    assert_eq!((summary.read, summary.rejected.len()), (4_089, 8));
    let text = sandbox.text();
    for kept_out in ["###", "GÇ", "\\\\n", "@uss.salvationarmy.org\"", "RX-8450"] {
        assert!(!text.contains(kept_out), "{kept_out}");
    }
}

#[test]
fn the_examples_of_the_specification_import() {
    let Some(folder) = shared_file("hsds/spec-3.0/examples") else {
        return;
    };
    for file in [
        "service_full.json",
        "service_list.json",
        "organization_full.json",
        "service_at_location_full.json",
        "csv",
    ] {
        let sandbox = Sandbox::new();
        let summary = sandbox
            .import_file(&without_publisher, &folder.join(file))
            .expect(file);
        assert_eq!(summary.written, 1, "{file}");
    }
}
