//! Changed content is taken up; broken content is refused; nobody notices either.

use serde_json::json;
use std::{fs, path::Path};
use waymark::ops::reload::{ReloadError, reload};
use waymark_tests::{
    Site,
    fixtures::{self, LATER_ENTRY, write_list},
    logs,
};

const PANTRY: &str = "/api/v1/listings/made-up-pantry";

#[tokio::test]
async fn a_new_entry_is_taken_up() {
    let site = Site::new();
    assert_eq!(site.get(PANTRY).await.status, 404);
    site.write_entry("later.toml", LATER_ENTRY);
    assert_eq!(reload(&site.state).await.unwrap(), 49);
    assert_eq!(site.get(PANTRY).await.status, 200);
    assert_eq!(site.get("/readyz").await.text(), "ready: 49 listings\n");
}

#[tokio::test]
async fn a_broken_entry_leaves_the_old_directory() {
    let site = Site::new();
    site.write_entry("later.toml", LATER_ENTRY);
    site.write_entry(
        "broken.toml",
        "[[listing]]\nid = \"broken\"\nneeds = [\"nonsense\"]\n",
    );
    let Err(ReloadError::Refused(error)) = reload(&site.state).await else {
        panic!("it was taken up")
    };
    let faults = error.lines();
    assert!(
        faults.iter().any(|fault| fault.contains("broken.toml:3:")),
        "{faults:?}"
    );
    let log = logs::take_log();
    assert!(
        log.contains("ERROR") && log.contains("broken.toml:3:"),
        "{log}"
    );
    assert_eq!(site.get(PANTRY).await.status, 404);
    assert_eq!(site.get("/api/v1/listings/made-up-detox").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_are_answered_all_the_while() {
    let site = Site::new();
    site.write_entry("later.toml", LATER_ENTRY);
    let reloading = tokio::spawn({
        let state = site.state.clone();
        async move { reload(&state).await.unwrap() }
    });
    let mut answered = 0;
    while !reloading.is_finished() || answered < 20 {
        assert_eq!(site.get("/api/v1/search?need=outpatient").await.status, 200);
        answered += 1;
    }
    assert_eq!(reloading.await.unwrap(), 49);
}

#[tokio::test]
async fn a_data_folder_that_is_gone_or_empty_leaves_the_old_directory() {
    let site = Site::new();
    let data = site.data();
    let lists =
        ["made-up.ndjson"].map(|name| (data.join(name), fs::read(data.join(name)).unwrap()));
    for lose in [
        |data: &Path| fs::remove_file(data.join("made-up.ndjson")),
        |data: &Path| fs::remove_dir_all(data),
    ] {
        lose(&data).unwrap();
        let Err(ReloadError::Refused(error)) = reload(&site.state).await else {
            panic!("it was taken up")
        };
        assert!(error.to_string().contains("no list is left"), "{error}");
        assert_eq!(site.get("/readyz").await.text(), "ready: 48 listings\n");
    }
    fs::create_dir(&data).unwrap();
    for (path, list) in lists {
        fs::write(path, list).unwrap();
    }
    assert_eq!(reload(&site.state).await.unwrap(), 48);
}

#[tokio::test]
async fn losing_one_of_two_lists_leaves_the_old_directory_with_what_it_hides() {
    let site = Site::new();
    let data = site.data();
    let shelter = |id: &str, list: &str| {
        json!({
            "id": id, "name": {"en": "Made-up Rose Shelter"}, "terms": ["need:outpatient"],
            "address": {"street": "7 Rose Lane", "city": "Denver", "state": "CO", "postal_code": "80204"},
            "phones": [{"number": "303-555-0177"}],
            "sources": [{"name": list, "date": "2023-11-01", "list": list}],
        })
    };
    let mut hidden = shelter("p-hidden", "hiding");
    hidden["confidential"] = json!(true);
    write_list(&data, "hiding", &[hidden]);
    write_list(&data, "open", &[shelter("p-open", "open")]);
    reload(&site.state).await.unwrap();
    let address = "/api/v1/listings/p-open";
    let before = site.get(address).await.text();
    assert!(!before.contains("7 Rose Lane"), "{before}");

    let path = data.join("hiding.ndjson");
    let list = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let Err(ReloadError::Refused(error)) = reload(&site.state).await else {
        panic!("it was taken up: {}", site.get(address).await.text())
    };
    let error = error.lines().concat();
    assert!(
        error.contains("hiding.ndjson was there before") && error.contains("restart the server"),
        "{error}"
    );
    assert_eq!(site.get(address).await.text(), before);

    fs::write(&path, list).unwrap();
    reload(&site.state).await.unwrap();
    fs::remove_file(&path).unwrap();
    let site = site.restarted();
    reload(&site.state).await.unwrap();
}

#[tokio::test]
async fn losing_the_corrections_leaves_the_old_directory_with_what_they_hide() {
    let site = Site::new();
    let data = site.data();
    let place = json!({
        "id": "p-house", "name": {"en": "Made-up Rose House"}, "terms": ["need:outpatient"],
        "address": {"street": "7 Rose Lane", "city": "Denver", "state": "CO", "postal_code": "80204"},
        "sources": [{"name": "Open", "date": "2023-11-01", "list": "open"}],
    });
    write_list(&data, "open", &[place]);
    let overrides = data.join("corrections/overrides.toml");
    fs::create_dir(data.join("corrections")).unwrap();
    let text = "[p-house]\non = 2026-01-02\nconfidential = true\n";
    fs::write(&overrides, text).unwrap();
    reload(&site.state).await.unwrap();
    let address = "/api/v1/listings/p-house";
    let before = site.get(address).await.text();
    assert!(!before.contains("7 Rose Lane"), "{before}");

    for lose in [
        |path: &Path| fs::remove_file(path),
        |path: &Path| fs::write(path, ""),
        |path: &Path| fs::write(path, "# Corrections that were checked and accepted\n"),
        |path: &Path| fs::remove_dir_all(path.parent().unwrap()),
    ] {
        lose(&overrides).unwrap();
        let Err(ReloadError::Refused(error)) = reload(&site.state).await else {
            panic!("it was taken up: {}", site.get(address).await.text())
        };
        assert!(error.lines().concat().contains("overrides.toml"), "{error}");
        assert_eq!(site.get(address).await.text(), before);
        fs::create_dir_all(overrides.parent().unwrap()).unwrap();
        fs::write(&overrides, text).unwrap();
        reload(&site.state).await.unwrap();
    }
}

#[tokio::test]
async fn data_that_would_show_a_hidden_address_leaves_the_old_directory() {
    let site = Site::new();
    let data = site.data();
    let place = |confidential: bool| {
        json!({
            "id": "p-house", "name": {"en": "Made-up Rose House"}, "terms": ["need:outpatient"],
            "phones": [{"number": "303-555-0177"}], "confidential": confidential,
            "address": {"street": "7 Rose Lane", "city": "Denver", "state": "CO", "postal_code": "80204"},
            "sources": [{"name": "Open", "date": "2023-11-01", "list": "open"}],
        })
    };
    write_list(&data, "open", &[place(true)]);
    reload(&site.state).await.unwrap();
    write_list(&data, "open", &[place(false)]);
    let Err(ReloadError::Refused(error)) = reload(&site.state).await else {
        panic!("the address is public")
    };
    let error = error.lines().concat();
    assert!(
        error.contains("Made-up Rose House") && error.contains("restart"),
        "{error}"
    );
    // Whoever restarts the server means it.
    let site = site.restarted();
    let page = site.get("/api/v1/listings/p-house").await.text();
    assert!(page.contains("7 Rose Lane"), "{page}");
    reload(&site.state).await.unwrap();
}

#[tokio::test]
async fn a_list_that_is_empty_now_is_not_a_lost_list() {
    let site = Site::new();
    let data = site.data();
    let place = json!({
        "id": "p-other", "name": {"en": "Made-up Other"}, "terms": ["need:outpatient"],
        "sources": [{"name": "Other", "date": "2023-11-01", "list": "other"}],
    });
    write_list(&data, "other", &[place]);
    assert_eq!(reload(&site.state).await.unwrap(), 49);
    write_list(&data, "other", &[]);
    assert_eq!(reload(&site.state).await.unwrap(), 48);
}

#[tokio::test]
async fn a_server_that_never_had_lists_reloads_without_any() {
    let site = Site::published();
    assert!(!site.data().exists());
    reload(&site.state).await.unwrap();
}

#[tokio::test]
async fn a_damaged_list_does_not_keep_the_server_from_starting() {
    let site = Site::new();
    let data = site.data();
    let other = json!({
        "id": "p-other", "name": {"en": "Made-up Other"}, "terms": ["need:outpatient"],
        "sources": [{"name": "Other", "date": "2023-11-01", "list": "other"}],
    });
    write_list(&data, "other", &[other]);
    fs::write(data.join("made-up.ndjson"), "cut off").unwrap();
    let site = site.restarted();
    let log = logs::take_log();
    assert!(
        log.contains("ERROR") && log.contains("made-up.ndjson:1:"),
        "{log}"
    );
    let directory = site.state.directory();
    let ids: Vec<_> = directory.listings().iter().map(|l| l.id.as_str()).collect();
    assert_eq!(ids, ["made-up-crisis-line", "made-up-detox", "p-other"]);
    let metrics = site.state.metrics().render();
    assert!(metrics.contains("waymark_unreadable_files 1"), "{metrics}");
    assert_eq!(
        site.get("/readyz").await.text(),
        "ready: 3 listings\ndegraded: unreadable files: 1; the log names them\n"
    );
    // A running server keeps what it has until the list is whole again.
    assert!(reload(&site.state).await.is_err());
    fs::remove_file(data.join("made-up.ndjson")).unwrap();
    assert!(
        reload(&site.state).await.is_err(),
        "the damaged list is gone"
    );
    fs::rename(&data, data.with_extension("away")).unwrap();
    assert!(reload(&site.state).await.is_err(), "the folder is gone");
    fs::rename(data.with_extension("away"), &data).unwrap();
    write_list(&data, "made-up", &fixtures::imported());
    assert_eq!(reload(&site.state).await.unwrap(), 49);
    let metrics = site.state.metrics().render();
    assert!(metrics.contains("waymark_unreadable_files 0"), "{metrics}");
    assert_eq!(site.get("/readyz").await.text(), "ready: 49 listings\n");
}
