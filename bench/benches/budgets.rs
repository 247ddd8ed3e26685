//! Every speed and memory budget of the design, measured once and printed beside its limit.
//!
//! Not a statistics library, because the budgets are percentiles over many different queries, not the
//! mean of one.

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};
use tower::ServiceExt;
use waymark::{AppState, ContentSource, Sources, router};
use waymark_bench::{QUERIES, percentile, resident_memory};
use waymark_content::Lang;
use waymark_search::SearchQuery;

/// Times each query is asked after a warm-up round.
const ROUNDS: usize = 40;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let start = Instant::now();
    let rows = waymark_bench::imported(folder.path(), &data)?;
    report(&format!("import of {rows} rows"), start.elapsed(), "5 s");

    let sources = Sources {
        content: ContentSource::Embedded,
        data,
    };
    let start = Instant::now();
    let catalogue = sources.catalogue()?;
    report("reading the data folder", start.elapsed(), "-");
    let listings = catalogue.listings().len();
    let start = Instant::now();
    let directory = waymark_search::Directory::new(catalogue)?;
    report(
        &format!("index of {listings} listings"),
        start.elapsed(),
        "5 s",
    );

    let mut all = Vec::new();
    for (kind, queries) in QUERIES {
        let mut times = Vec::new();
        for query in *queries {
            let query: SearchQuery = query.parse()?;
            black_box(directory.search(&query, Lang::En, 20)?);
            for _ in 0..ROUNDS {
                let start = Instant::now();
                black_box(directory.search(&query, Lang::En, 20)?);
                times.push(start.elapsed());
            }
        }
        all.extend_from_slice(&times);
        report_percentiles(&format!("query, {kind}"), &times, "");
    }
    report_percentiles("query, all kinds", &all, "p50 0.5 ms, p99 2 ms");
    let mut times = Vec::new();
    for typed in ["de", "meth", "sub", "couns", "shel"] {
        for _ in 0..ROUNDS {
            let start = Instant::now();
            black_box(directory.suggest(typed, Lang::En, 8));
            times.push(start.elapsed());
        }
    }
    report_percentiles("suggestions", &times, "5 ms");
    drop(directory);

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let router = router(AppState::load(sources)?);
    for (page, uri) in [
        ("results page", "/search?q=detox&near=80204"),
        ("home page", "/"),
        ("crisis page", "/es/help-now"),
    ] {
        let mut times = Vec::new();
        for round in 0..=ROUNDS * 5 {
            let start = Instant::now();
            runtime.block_on(get(router.clone(), uri))?;
            if round > 0 {
                times.push(start.elapsed());
            }
        }
        report_percentiles(
            page,
            &times,
            if page == "results page" {
                "p50 2 ms"
            } else {
                ""
            },
        );
    }
    if let Some(memory) = resident_memory() {
        println!("{:<34} {memory:>10}   budget 150 MB", "resident memory");
    }
    Ok(())
}

/// Renders a page whole, as a visitor gets it before compression.
async fn get(router: axum::Router, uri: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
    let response = router
        .oneshot(axum::http::Request::get(uri).body(axum::body::Body::empty())?)
        .await?;
    assert!(
        response.status().is_success(),
        "{uri}: {}",
        response.status()
    );
    black_box(http_body_util::BodyExt::collect(response.into_body()).await?);
    Ok(())
}

fn report(what: &str, took: Duration, budget: &str) {
    println!("{what:<34} {:>8.3} s   budget {budget}", took.as_secs_f64());
}

fn report_percentiles(what: &str, times: &[Duration], budget: &str) {
    let at = |percent| percentile(times, percent).as_secs_f64() * 1e3;
    let budget = if budget.is_empty() {
        String::new()
    } else {
        format!("   budget {budget}")
    };
    println!(
        "{what:<34} p50 {:>7.3} ms  p99 {:>7.3} ms{budget}",
        at(50),
        at(99)
    );
}
