//! One place in two lists, and what is not sure to be one.

use super::{Desk, shared};
use std::fs;
use waymark_directory::{Catalogue, Lang, listing::Field};
use waymark_exchange::import::samhsa;

const COLUMNS: &str = "name1,name2,street1,city,state,zip,phone,type_facility,website";

fn import(desk: &Desk, kind: &str, rows: &[&str]) -> usize {
    let text = format!("{COLUMNS}\n{}\n", rows.join("\n"));
    let file = if kind == "SA" {
        "su-2023.csv"
    } else {
        "mh-2023.csv"
    };
    let summary = desk.import(&samhsa::import, file, &text).unwrap();
    summary.doubtful
}

fn loaded(desk: &Desk) -> Vec<waymark_directory::Listing> {
    Catalogue::load(&[], &desk.data()).unwrap().into_listings()
}

const SU: &str = "Larkspur Detox,,1 Invented Street,Denver,CO,80204,303-555-0100,SA,";
/// One address and one telephone, but another name.
const DOUBTFUL: &str =
    "Columbine Mental Health,,1 Invented St,Denver,CO,80204,303-555-0100,MH,https://example.org/";

#[test]
fn what_is_doubtful_stays_apart_until_somebody_decides() {
    let desk = Desk::new();
    assert_eq!(import(&desk, "SA", &[SU]), 0);
    assert_eq!(import(&desk, "MH", &[DOUBTFUL]), 1);
    assert_eq!(loaded(&desk).len(), 2);
    let path = desk.data().join("duplicates.csv");
    let pairs = fs::read_to_string(&path).unwrap();
    assert!(
        pairs.contains(",other-name,") && pairs.contains("Columbine Mental Health"),
        "{pairs}"
    );

    let decide = |decision: &str| {
        let (header, row) = pairs.split_once('\n').unwrap();
        fs::write(&path, format!("{header}\n{decision}{row}")).unwrap();
    };
    decide("same");
    let one = loaded(&desk);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].name.get(Lang::En), "Columbine Mental Health");
    assert!(one[0].alternate_names.contains(&"Larkspur Detox".into()));
    // A later import keeps to it, and asks no more.
    assert_eq!(import(&desk, "MH", &[DOUBTFUL]), 0);
    assert_eq!(loaded(&desk).len(), 1);

    decide("different");
    assert_eq!(import(&desk, "MH", &[DOUBTFUL]), 0);
    assert_eq!(loaded(&desk).len(), 2);

    for written in ["SAME", " same ", "Same"] {
        decide(written);
        assert_eq!(loaded(&desk).len(), 1, "{written}");
    }
    let semicolons = "decision;id_a;id_b\n";
    let ids = desk
        .listings()
        .into_iter()
        .map(|listing| listing.id.to_string());
    let ids: Vec<_> = ids.collect();
    fs::write(&path, format!("{semicolons}same;{}\n", ids.join(";"))).unwrap();
    assert_eq!(loaded(&desk).len(), 1);

    decide("perhaps");
    let error = Catalogue::load(&[], &desk.data()).unwrap_err().to_string();
    assert!(
        error.contains("duplicates.csv:2") && error.contains("same, different or empty"),
        "{error}"
    );
    let before = desk.text();
    let text = format!("{COLUMNS}\n{SU}\n");
    desk.import(&samhsa::import, "su-2023.csv", &text)
        .unwrap_err();
    assert_eq!(desk.text(), before);
}

#[test]
fn every_merged_fact_says_which_list_it_is_from() {
    let desk = Desk::new();
    import(&desk, "SA", &[SU]);
    let mh =
        "Larkspur Detox Center,,1 Invented St,Denver,CO,80204,303-555-0100,MH,https://example.org/";
    assert_eq!(import(&desk, "MH", &[mh]), 0);
    let listings = loaded(&desk);
    assert_eq!(listings.len(), 1);
    let [mental, substance] = &*listings[0].sources else {
        panic!("{:?}", listings[0].sources);
    };
    assert!(mental.gave.is_empty());
    assert_eq!(substance.gave, [Field::Names, Field::Services]);
    assert_eq!(listings[0].website.as_deref(), Some("https://example.org/"));
}

#[test]
fn addresses_of_hidden_places_are_not_among_the_pairs() {
    let desk = Desk::new();
    import(&desk, "SA", &[SU]);
    import(&desk, "MH", &[DOUBTFUL]);
    let pairs = || fs::read_to_string(desk.data().join("duplicates.csv")).unwrap();
    assert!(pairs().contains("Invented"));
    let hidden = desk.listings()[0].id.clone();
    fs::create_dir_all(desk.data().join("corrections")).unwrap();
    let overrides = format!("[{hidden}]\nconfidential = true\non = 2026-11-25\n");
    fs::write(desk.data().join("corrections/overrides.toml"), overrides).unwrap();
    import(&desk, "MH", &[DOUBTFUL]);
    assert!(!pairs().contains("Invented"), "{}", pairs());
}

#[test]
fn a_much_newer_list_says_how_a_place_is_called() {
    let desk = Desk::new();
    let old =
        format!("{COLUMNS}\nLarkspur House,,1 Invented St,Denver,CO,80204,303-555-0100,MH,\n");
    desk.import(&samhsa::import, "mh-2019.csv", &old).unwrap();
    import(&desk, "SA", &[SU]);
    let listings = loaded(&desk);
    assert_eq!(listings.len(), 1);
    assert_eq!(listings[0].name.get(Lang::En), "Larkspur Detox");
    assert_eq!(&*listings[0].alternate_names, ["Larkspur House".into()]);
}

#[test]
fn a_file_of_pairs_is_made_only_for_pairs() {
    let desk = Desk::new();
    import(&desk, "SA", &[SU]);
    assert!(!desk.data().join("duplicates.csv").exists());
}

#[test]
fn places_of_both_real_lists_are_found() {
    let (Some(su), Some(mh)) = (shared("samhsa/su-2023.xlsx"), shared("samhsa/mh-2023.xlsx"))
    else {
        return;
    };
    let desk = Desk::new();
    desk.import_file(&samhsa::import, &su).unwrap();
    let summary = desk.import_file(&samhsa::import, &mh).unwrap();
    assert!(summary.merged > 2_800, "{}", summary.merged);
    assert!((1..400).contains(&summary.doubtful), "{}", summary.doubtful);
}
