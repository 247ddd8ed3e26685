//! Hostile queries, and text that was pasted by accident, get an answer quickly.

use std::time::{Duration, Instant};
use waymark_tests::Site;

/// Generous, because debug builds are tens of times slower than release builds. A query whose work is not limited takes
/// even longer.
const SOON: Duration = Duration::from_secs(2);

fn queries() -> Vec<String> {
    let brackets = |n: usize| format!("{}detox{}", "%28".repeat(n), "%29".repeat(n));
    vec![
        "a".repeat(10_000),
        "a+".repeat(5_000),
        brackets(24),
        brackets(1_000),
        "%00detox%00%01%02".to_owned(),
        "%F0%9F%98%AD".repeat(200),
        "%E2%80%AExoted%E2%80%AC%E2%80%8B".to_owned(),
        "%22unclosed".to_owned(),
        "name%3A%2A+AND+NOT+%2A%3A%2A~9%5E9+%5B%2A+TO+%2A%5D".to_owned(),
        "%27%3B+DROP+TABLE+listings%3B--".to_owned(),
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned(),
        "%ff%fe%80".to_owned(),
        "%zz%".to_owned(),
        "e%CC%81".repeat(1_000),
    ]
}

#[tokio::test]
async fn hostile_queries_are_answered_quickly() {
    let site = Site::new();
    for query in queries() {
        for address in [
            format!("/search?q={query}"),
            format!("/es/search?near={query}"),
            format!("/search?need={query}&page={query}&radius={query}"),
            format!("/api/v1/search?q={query}&near=80204"),
            format!("/api/v1/suggest?q={query}"),
            format!("/api/v1/suggest?near={query}"),
        ] {
            if address.len() > waymark::http::guard::MAX_ADDRESS {
                continue;
            }
            let started = Instant::now();
            let answer = site.get(&address).await;
            let start: String = address.chars().take(80).collect();
            assert_eq!(answer.status, 200, "{start}");
            assert!(started.elapsed() < SOON, "{start}: {:?}", started.elapsed());
        }
    }
}

#[tokio::test]
async fn typed_markup_is_shown_as_text() {
    let answer = Site::new()
        .get("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&near=%22%3E%3Cimg+src%3Dx%3E")
        .await;
    assert!(!answer.text().contains("<script>alert"));
    assert!(!answer.text().contains("<img src=x"));
}

#[tokio::test]
async fn a_thousand_parameters_still_get_an_answer() {
    let many = (0..1_000)
        .map(|n| format!("need=n{n}"))
        .collect::<Vec<_>>()
        .join("&");
    assert_eq!(
        Site::new()
            .get(&format!("/api/v1/search?{many}"))
            .await
            .status,
        200
    );
}
