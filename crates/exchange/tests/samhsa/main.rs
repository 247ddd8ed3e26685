//! The importer on the real lists, where they are there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod workbook;

use jiff::civil::date;
use std::path::{Path, PathBuf};
use waymark_directory::{
    Catalogue, Facet, Vocabulary, data,
    listing::{PhoneNumber, Precision},
};
use waymark_exchange::import::{Options, samhsa::import};

/// The shared data; tests that need it pass without it.
fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/samhsa")
        .join(file);
    path.exists().then_some(path)
}

fn options(data: &Path) -> Options<'_> {
    Options {
        data,
        list: None,
        as_of: None,
        dry_run: false,
    }
}

#[test]
fn both_real_lists_become_one_directory() {
    let (Some(su), Some(mh)) = (shared("su-2023.xlsx"), shared("mh-2023.xlsx")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let first = import(&su, options(folder.path()), &|_, _| {}).unwrap();
    assert_eq!((first.read, first.list.as_str()), (12_744, "samhsa-su"));
    assert!(first.rejected.len() < 10, "{first}");
    assert!(first.unknown_codes.is_empty(), "{first}");
    assert_eq!(first.located.file, 0);
    let second = import(&mh, options(folder.path()), &|_, _| {}).unwrap();
    assert!((2_800..3_100).contains(&second.merged), "{second}");

    let catalogue = Catalogue::new(Vec::new(), data::read(folder.path()).unwrap());
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
    let Some(mh) = shared("mh-2023.xlsx") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let ids = || {
        data::read(folder.path())
            .unwrap()
            .into_iter()
            .map(|l| l.id)
            .collect::<Vec<_>>()
    };
    import(&mh, options(folder.path()), &|_, _| {}).unwrap();
    let before = ids();
    import(&mh, options(folder.path()), &|_, _| {}).unwrap();
    assert_eq!(ids(), before);
}

#[test]
fn the_older_edition_with_other_headers_is_read_too() {
    let Some(su) = shared("su-2022.xlsx") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let summary = import(&su, options(folder.path()), &|_, _| {}).unwrap();
    assert_eq!(summary.read, 12_176);
    assert!(summary.unknown_codes.is_empty(), "{summary}");
    assert!(summary.source.ends_with("2022"), "{}", summary.source);
}

#[test]
fn the_findtreatment_export_gets_its_zeros_back_and_keeps_its_points() {
    let Some(csv) = shared("locator-mh-2020.csv") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let summary = import(&csv, options(folder.path()), &|_, _| {}).unwrap();
    assert_eq!(
        (summary.read, summary.list.as_str()),
        (11_375, "findtreatment-mh")
    );
    assert!(summary.located.file > 11_000, "{summary}");
    let listings = data::read(folder.path()).unwrap();
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

/// Ten columns of a made-up list; every test changes what it is about.
const HEADER: &str = "name1,name2,street1,street2,city,state,zip,phone,intake1,type_facility,latitude,longitude,contact";
const ROW: &str = "Juniper House,Outpatient,12 Elm Street,Attn: Jane Roe,Denver,CO,80204,303-555-0100,303-555HELP,SA,,,Jane Roe";

fn import_text(
    folder: &Path,
    name: &str,
    text: &[u8],
) -> Result<waymark_exchange::import::Summary, String> {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    let data = folder.join("data");
    import(
        &file,
        Options {
            as_of: Some(date(2025, 1, 2)),
            ..options(&data)
        },
        &|_, _| {},
    )
    .map_err(|e| e.to_string())
}

#[test]
fn a_row_becomes_a_listing_without_the_person_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let summary = import_text(
        folder.path(),
        "list.csv",
        format!("{HEADER}\n{ROW}\n").as_bytes(),
    )
    .unwrap();
    assert_eq!(
        (summary.read, summary.written, summary.located.postal_code),
        (1, 1, 1)
    );
    let listings = data::read(&folder.path().join("data")).unwrap();
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
fn repeats_in_a_list_are_one_listing_and_bad_rows_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let again = ROW
        .replace("12 Elm Street", "12 Elm St.")
        .replace(",SA,", ",MH,");
    let bad = ROW.replace(",CO,", ",XX,");
    let summary = import_text(
        folder.path(),
        "list.csv",
        format!("{HEADER}\n{ROW}\n{again}\n{bad}\n").as_bytes(),
    )
    .unwrap();
    assert_eq!((summary.read, summary.written, summary.repeats), (3, 1, 1));
    assert_eq!(summary.rejected[0].row, 4);
    assert!(
        summary.to_string().contains("row 4: \"XX\" is no state"),
        "{summary}"
    );
    let listing = &data::read(&folder.path().join("data")).unwrap()[0];
    let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
    assert!(
        listing.terms.contains(need("treatment")) && listing.terms.contains(need("mental-health"))
    );
}

#[test]
fn bad_files_are_refused_and_the_data_folder_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let good = format!("{HEADER}\n{ROW}\n");
    import_text(folder.path(), "list.csv", good.as_bytes()).unwrap();
    let path = folder.path().join("data/findtreatment-su.ndjson");
    let before = std::fs::read(&path).unwrap();
    let long = good.replace("12 Elm Street", &"x".repeat(40_000));
    let without_phone = good.replace("phone", "telephone");
    let cut = format!("{HEADER}\n{ROW}\nJuniper House,Outpa");
    let bomb = workbook::bomb();
    let wrong_sheet = workbook::workbook("Sheet1");
    let cases: [(&str, &[u8], &str); 9] = [
        ("empty.csv", b"", "the file is empty"),
        ("empty.xlsx", b"", "the file is empty"),
        (
            "cut.xlsx",
            b"PK\x03\x04 and then nothing",
            "no readable spreadsheet",
        ),
        (
            "text.xlsx",
            b"this is no spreadsheet",
            "no readable spreadsheet",
        ),
        (
            "sheet.xlsx",
            &wrong_sheet,
            "no sheet \"Facilities List\"; it has: Sheet1",
        ),
        ("bomb.xlsx", &bomb, "what it unpacks to exceeds"),
        (
            "column.csv",
            without_phone.as_bytes(),
            "the column \"phone\" is missing",
        ),
        (
            "long.csv",
            long.as_bytes(),
            "row 2: the column \"street1\" holds 40000 characters",
        ),
        ("cut.csv", cut.as_bytes(), "the file may be cut short"),
    ];
    for (name, bytes, cause) in cases {
        let error = import_text(folder.path(), name, bytes).unwrap_err();
        assert!(error.contains(cause), "{name}: {error}");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name}");
        assert_eq!(
            std::fs::read_dir(folder.path().join("data"))
                .unwrap()
                .count(),
            1,
            "{name}"
        );
    }
}

#[test]
fn a_real_list_cut_short_is_refused() {
    let Some(su) = shared("su-2023.xlsx") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(su).unwrap();
    let error = import_text(folder.path(), "su-2023.xlsx", &bytes[..bytes.len() / 2]).unwrap_err();
    assert!(error.contains("may be cut short"), "{error}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list-2024.csv");
    std::fs::write(&file, format!("{HEADER}\n{ROW}\n")).unwrap();
    let data = folder.path().join("data");
    let summary = import(
        &file,
        Options {
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
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list-2024.csv");
    std::fs::write(&file, format!("{HEADER}\n{ROW}\n")).unwrap();
    let error = import(
        &file,
        Options {
            list: Some("../escape"),
            ..options(folder.path())
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
fn a_place_that_any_list_calls_confidential_is_told_by_none() {
    let folder = tempfile::tempdir().unwrap();
    import_text(
        folder.path(),
        "list.csv",
        format!("{HEADER}\n{ROW}\n").as_bytes(),
    )
    .unwrap();
    let open = data::read(&folder.path().join("data")).unwrap().remove(0);
    assert!(open.address.is_some());
    let mut secret = open.clone();
    secret.confidential = true;
    secret.sources[0].list = Some("another".into());
    let catalogue = Catalogue::new(Vec::new(), vec![open, secret]);
    let [listing] = catalogue.listings() else {
        panic!("one place is one listing")
    };
    assert!(listing.confidential && listing.address.is_none() && listing.coordinates.is_none());
}

#[test]
fn a_website_without_a_host_is_none() {
    let folder = tempfile::tempdir().unwrap();
    for (site, website) in [
        ("http://", None),
        ("http://juniper.example", Some("http://juniper.example")),
    ] {
        let text = format!("{HEADER},website\n{ROW},{site}\n");
        import_text(folder.path(), "list-2024.csv", text.as_bytes()).unwrap();
        let listings = data::read(&folder.path().join("data")).unwrap();
        assert_eq!(listings[0].website.as_deref(), website, "{site}");
    }
}
