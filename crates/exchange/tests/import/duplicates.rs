//! Places that are in two lists, or may be.

use super::Sandbox;
use std::{fs, thread};
use waymark_directory::{
    Catalogue, Lang,
    listing::Field,
    load::{CatalogueError, CatalogueFiles, load_catalogue},
};
use waymark_exchange::import::import_samhsa;

const COLUMNS: &str = "name1,name2,street1,city,state,zip,phone,type_facility,website";

fn import(sandbox: &Sandbox, kind: &str, rows: &[&str]) -> usize {
    let text = format!("{COLUMNS}\n{}\n", rows.join("\n"));
    let file = if kind == "SA" {
        "su-2023.csv"
    } else {
        "mh-2023.csv"
    };
    let summary = sandbox.import(&import_samhsa, file, &text).unwrap();
    summary.doubtful
}

fn load(sandbox: &Sandbox) -> Result<Catalogue, CatalogueError> {
    load_catalogue(CatalogueFiles {
        entries: &[],
        guides: &[],
        data: &sandbox.data(),
    })
}

fn loaded(sandbox: &Sandbox) -> Vec<waymark_directory::Listing> {
    load(sandbox).unwrap().into_listings()
}

const SU: &str = "Larkspur Detox,,1 Invented Street,Denver,CO,80204,303-555-0100,SA,";
/// The same address and phone, but another name.
const DOUBTFUL: &str =
    "Columbine Mental Health,,1 Invented St,Denver,CO,80204,303-555-0100,MH,https://example.org/";

#[test]
fn a_doubtful_pair_stays_apart_until_somebody_decides() {
    let sandbox = Sandbox::new();
    assert_eq!(import(&sandbox, "SA", &[SU]), 0);
    assert_eq!(import(&sandbox, "MH", &[DOUBTFUL]), 1);
    assert_eq!(loaded(&sandbox).len(), 2);
    let path = sandbox.data().join("duplicates.csv");
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
    let one = loaded(&sandbox);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].name.get(Lang::En), "Columbine Mental Health");
    assert!(one[0].alternate_names.contains(&"Larkspur Detox".into()));
    // A later import respects the decision and does not ask again.
    assert_eq!(import(&sandbox, "MH", &[DOUBTFUL]), 0);
    assert_eq!(loaded(&sandbox).len(), 1);

    decide("different");
    assert_eq!(import(&sandbox, "MH", &[DOUBTFUL]), 0);
    assert_eq!(loaded(&sandbox).len(), 2);

    for written in ["SAME", " same ", "Same"] {
        decide(written);
        assert_eq!(loaded(&sandbox).len(), 1, "{written}");
    }
    let semicolons = "decision;id_a;id_b\n";
    let ids = sandbox
        .listings()
        .into_iter()
        .map(|listing| listing.id.to_string());
    let ids: Vec<_> = ids.collect();
    fs::write(&path, format!("{semicolons}same;{}\n", ids.join(";"))).unwrap();
    assert_eq!(loaded(&sandbox).len(), 1);

    decide("perhaps");
    let error = load(&sandbox).unwrap_err().to_string();
    assert!(
        error.contains("duplicates.csv:2") && error.contains("same, different or empty"),
        "{error}"
    );
    let before = sandbox.text();
    let text = format!("{COLUMNS}\n{SU}\n");
    sandbox
        .import(&import_samhsa, "su-2023.csv", &text)
        .unwrap_err();
    assert_eq!(sandbox.text(), before);
}

#[test]
fn every_merged_fact_names_the_list_it_is_from() {
    let sandbox = Sandbox::new();
    import(&sandbox, "SA", &[SU]);
    let mh =
        "Larkspur Detox Center,,1 Invented St,Denver,CO,80204,303-555-0100,MH,https://example.org/";
    assert_eq!(import(&sandbox, "MH", &[mh]), 0);
    let listings = loaded(&sandbox);
    assert_eq!(listings.len(), 1);
    let [mental, substance] = &*listings[0].sources else {
        panic!("{:?}", listings[0].sources);
    };
    assert!(mental.gave.is_empty());
    assert_eq!(substance.gave, [Field::Names, Field::Services]);
    assert_eq!(listings[0].website.as_deref(), Some("https://example.org/"));
}

#[test]
fn pairs_never_show_the_address_of_a_hidden_place() {
    let sandbox = Sandbox::new();
    import(&sandbox, "SA", &[SU]);
    import(&sandbox, "MH", &[DOUBTFUL]);
    let pairs = || fs::read_to_string(sandbox.data().join("duplicates.csv")).unwrap();
    assert!(pairs().contains("Invented"));
    let hidden = sandbox.listings()[0].id.clone();
    fs::create_dir_all(sandbox.data().join("corrections")).unwrap();
    let overrides = format!("[{hidden}]\nconfidential = true\non = 2026-11-25\n");
    fs::write(sandbox.data().join("corrections/overrides.toml"), overrides).unwrap();
    import(&sandbox, "MH", &[DOUBTFUL]);
    assert!(!pairs().contains("Invented"), "{}", pairs());
}

#[test]
fn a_much_newer_list_decides_the_name_of_a_place() {
    let sandbox = Sandbox::new();
    let old =
        format!("{COLUMNS}\nLarkspur House,,1 Invented St,Denver,CO,80204,303-555-0100,MH,\n");
    sandbox.import(&import_samhsa, "mh-2019.csv", &old).unwrap();
    import(&sandbox, "SA", &[SU]);
    let listings = loaded(&sandbox);
    assert_eq!(listings.len(), 1);
    assert_eq!(listings[0].name.get(Lang::En), "Larkspur Detox");
    assert_eq!(&*listings[0].alternate_names, ["Larkspur House".into()]);
}

#[test]
fn without_pairs_there_is_no_file_of_pairs() {
    let sandbox = Sandbox::new();
    import(&sandbox, "SA", &[SU]);
    assert!(!sandbox.data().join("duplicates.csv").exists());
}

#[test]
fn two_imports_at_once_see_each_other() {
    for _ in 0..10 {
        let sandbox = Sandbox::new();
        let doubtful: usize = thread::scope(|imports| {
            let su = imports.spawn(|| import(&sandbox, "SA", &[SU]));
            let mh = imports.spawn(|| import(&sandbox, "MH", &[DOUBTFUL]));
            su.join().unwrap() + mh.join().unwrap()
        });
        assert_eq!((doubtful, loaded(&sandbox).len()), (1, 2));
        let pairs = fs::read_to_string(sandbox.data().join("duplicates.csv")).unwrap();
        assert_eq!(pairs.lines().count(), 2, "{pairs}");
    }
}
