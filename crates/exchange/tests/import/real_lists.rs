//! The real lists in `../shared/data`: how many rows they have, that hardly any is rejected, and that nothing private gets
//! through. Each of these tests reports a skip if its list is missing.

use super::{
    Import, Sandbox, damaged::without_mapping, hsds::without_publisher, skips::report_skip,
};
use jiff::civil::date;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};
use waymark_directory::{
    Catalogue, Facet, ListingId, Vocabulary,
    listing::{Hours, Precision},
};
use waymark_exchange::import::{ImportSummary, import_meeting_guide, import_samhsa};

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

/// Imports a real list of SAMHSA.
fn import_real(sandbox: &Sandbox, file: &str) -> Option<ImportSummary> {
    let path = shared_file(&format!("samhsa/{file}"))?;
    Some(sandbox.import_file(&import_samhsa, &path).unwrap())
}

/// Each list with the number of its rows, the fewest and the most of them that may be rejected, and the most codes that may
/// be unknown. A `-` means that the number was never counted.
const REAL_LISTS: &str = "
samhsa/su-2023.xlsx                               12744  0   9  0
samhsa/su-2022.xlsx                               12176  0   -  0
samhsa/locator-mh-2020.csv                        11375  0   0  -
samhsa/locator-su-2020-coordinates.csv                -  0  40  -
samhsa/otp-2021.csv                                   -  0  10  -
colorado-ladders/ladders.csv                        729  0  39  0
hsds/miami-211-2019-hsds1-datapackage.zip          4089  8   8  -
meeting-guide/aa-kansas-city-2021-05.json           206  0  10  2
meeting-guide/aa-san-jose-2021-10.json              693  0  20  2
meeting-guide/aa-sepia-philadelphia-2024-11.json   2038  0  60  2
";

#[test]
fn real_lists_are_read_whole() {
    for row in REAL_LISTS.trim().lines() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let [file, rows, min_rejected, max_rejected, max_unknown] = cells[..] else {
            panic!("a row has five cells: {row}")
        };
        let import: Import<'_> = match file.split('/').next() {
            Some("samhsa") => &import_samhsa,
            Some("hsds") => &without_publisher,
            Some("meeting-guide") => &import_meeting_guide,
            _ => &without_mapping,
        };
        let Some(path) = shared_file(file) else {
            continue;
        };
        let summary = Sandbox::new().import_file(import, &path).unwrap();
        let number = |cell: &str| (cell != "-").then(|| cell.parse::<usize>().unwrap());
        let (read, rejected) = (summary.read, summary.rejected.len());
        assert!(
            number(rows).is_none_or(|rows| read == rows),
            "{file}: {summary}"
        );
        assert!(
            number(min_rejected).is_none_or(|min| rejected >= min),
            "{file}: {summary}"
        );
        assert!(
            number(max_rejected).is_none_or(|max| rejected <= max),
            "{file}: {summary}"
        );
        let unknown = summary.unknown_codes.len();
        assert!(
            number(max_unknown).is_none_or(|max| unknown <= max),
            "{file}: {summary}"
        );
    }
}

#[test]
fn both_real_lists_become_one_directory() {
    let sandbox = Sandbox::new();
    let Some(first) = import_real(&sandbox, "su-2023.xlsx") else {
        return;
    };
    let Some(second) = import_real(&sandbox, "mh-2023.xlsx") else {
        return;
    };
    assert_eq!(first.list, "samhsa-su");
    assert_eq!(first.located.file, 0);
    assert!((2_801..3_100).contains(&second.merged), "{second}");
    assert!((1..400).contains(&second.doubtful), "{second}");

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
    let sandbox = Sandbox::new();
    if import_real(&sandbox, "mh-2023.xlsx").is_none() {
        return;
    }
    let before = ids(&sandbox);
    import_real(&sandbox, "mh-2023.xlsx").unwrap();
    assert_eq!(ids(&sandbox), before);
}

fn ids(sandbox: &Sandbox) -> Vec<ListingId> {
    let listings = sandbox.listings().into_iter();
    listings.map(|listing| listing.id).collect()
}

#[test]
fn the_findtreatment_export_gets_the_zeros_of_its_zip_codes_back_and_keeps_its_points() {
    let sandbox = Sandbox::new();
    let Some(summary) = import_real(&sandbox, "locator-mh-2020.csv") else {
        return;
    };
    assert_eq!(summary.list, "findtreatment-mh");
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
fn the_real_editions_of_two_years_name_their_year_and_keep_their_links() {
    let sandbox = Sandbox::new();
    let Some(summary) = import_real(&sandbox, "su-2022.xlsx") else {
        return;
    };
    assert!(summary.source.ends_with("2022"), "{}", summary.source);
    let old = ids(&sandbox);
    if import_real(&sandbox, "su-2023.xlsx").is_none() {
        return;
    }
    let listings = sandbox.listings();
    let known: HashSet<_> = listings
        .iter()
        .flat_map(|l| l.aliases.iter().chain([&l.id]))
        .collect();
    assert!(
        old.iter().all(|id| known.contains(id)),
        "a shared link was lost"
    );
    let own: HashSet<_> = listings.iter().map(|listing| &listing.id).collect();
    assert_eq!(own.len(), listings.len(), "an id is used twice");
}

#[test]
fn colorados_directory_keeps_its_secrets_and_has_hours() {
    let Some(path) = shared_file("colorado-ladders/ladders.csv") else {
        return;
    };
    let sandbox = Sandbox::new();
    sandbox.import_file(&without_mapping, &path).unwrap();
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
fn real_feeds_give_away_nothing_private() {
    for file in [
        "aa-kansas-city-2021-05.json",
        "aa-san-jose-2021-10.json",
        "aa-sepia-philadelphia-2024-11.json",
    ] {
        let Some(path) = shared_file(&format!("meeting-guide/{file}")) else {
            continue;
        };
        let sandbox = Sandbox::new();
        sandbox.import_file(&import_meeting_guide, &path).unwrap();
        let text = sandbox.text();
        for private in ["pwd=", "venmo", "gmail", "Password"] {
            assert!(!text.contains(private), "{file}: {private}");
        }
    }
}

#[test]
fn the_real_package_leaves_out_persons_and_garbled_text() {
    let Some(path) = shared_file("hsds/miami-211-2019-hsds1-datapackage.zip") else {
        return;
    };
    let sandbox = Sandbox::new();
    sandbox.import_file(&without_publisher, &path).unwrap();
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
