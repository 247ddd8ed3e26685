//! Changed content is taken up; broken content is refused; nobody notices either.

use waymark::ops::reload::{ReloadError, reload};
use waymark_tests::{Site, fixtures::LATER_ENTRY, logs};

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
    let log = logs::taken();
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
