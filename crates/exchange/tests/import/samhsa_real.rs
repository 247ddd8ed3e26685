//! The real lists of SAMHSA.

use super::{Sandbox, shared_file};
use jiff::civil::date;
use waymark_directory::{Catalogue, Facet, Vocabulary, listing::Precision};
use waymark_exchange::import::import_samhsa;

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

    let catalogue = Catalogue::new(Vec::new(), sandbox.listings());
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
