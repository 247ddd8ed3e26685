//! Measurements of a directory: typical queries, and how long they take.

use crate::Outcome;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use tower::ServiceExt;
use waymark::{AppState, ContentSource, Sources, router, state::SiteFiles};
use waymark_directory::Lang;
use waymark_search::{Directory, SearchQuery};

/// Typical queries, by kind.
pub const QUERIES: &[(&str, &[&str])] = &[
    (
        "one need, near",
        &[
            "q=detox&near=80204",
            "q=methadone+clinic&near=21201",
            "q=sober+living&near=92101",
            "q=peer+support&near=43215",
        ],
    ),
    (
        "one need, anywhere",
        &["q=residential+treatment", "q=rehab", "q=counseling"],
    ),
    (
        "combined",
        &[
            "q=inpatient+rehab+for+women+that+takes+medicaid&near=73102",
            "q=spanish+detox+medicaid&near=11368",
        ],
    ),
    (
        "filters",
        &[
            "need=detox&pay=medicaid&near=80204",
            "need=counseling&need=psychiatric-medication&age=children&near=Chicago, IL",
        ],
    ),
    (
        "misspelt",
        &[
            "q=subuxone&near=28202",
            "q=inpatiant+rehab&near=32202",
            "q=veteran%27s+councling&near=29401",
        ],
    ),
    (
        "spanish",
        &[
            "q=desintoxicaci%C3%B3n&near=78205",
            "q=casa+de+transici%C3%B3n&near=85009",
        ],
    ),
    (
        "place in words",
        &[
            "q=detox+in+Denver",
            "q=rehab+in+West+Virginia",
            "q=suboxone+Portland+Maine",
        ],
    ),
    (
        "name",
        &[
            "q=Shelby+County+Treatment+Center",
            "q=lighthouse+of+talapoosa",
        ],
    ),
    ("everything", &["", "near=80204"]),
];

/// Beginnings of words, for suggestions.
const TYPED: [&str; 5] = ["de", "meth", "sub", "couns", "shel"];
/// Names and addresses of pages, with their budgets.
const PAGES: [(&str, &str, &str); 3] = [
    ("results page", "/search?q=detox&near=80204", "p50 2 ms"),
    ("home page", "/", ""),
    ("crisis page", "/es/help-now", ""),
];

/// Whether the design's budgets are printed beside the times. They only hold for a directory of today's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budgets {
    Printed,
    Omitted,
}

/// Runs every query `rounds` times after a warm-up, and prints the times.
pub fn measure_directory(directory: Directory, rounds: usize, budgets: Budgets) -> Outcome<()> {
    let print = |what: &str, times: &[Duration], budget: &str| {
        let budget = if budgets == Budgets::Printed && !budget.is_empty() {
            format!("   budget {budget}")
        } else {
            String::new()
        };
        let at = |percent| percentile(times, percent).as_secs_f64() * 1e3;
        println!(
            "{what:<34} p50 {:>8.3} ms  p99 {:>8.3} ms{budget}",
            at(50),
            at(99)
        );
    };
    let mut all = Vec::new();
    for (kind, queries) in QUERIES {
        let mut times = Vec::new();
        for query in *queries {
            let query: SearchQuery = query.parse()?;
            times.extend(repeated(rounds, || {
                black_box(directory.search(&query, Lang::En, 20)?);
                Ok(())
            })?);
        }
        all.extend_from_slice(&times);
        print(&format!("query, {kind}"), &times, "");
    }
    print("query, all kinds", &all, "p50 0.5 ms, p99 2 ms");
    let mut times = Vec::new();
    for typed in TYPED {
        times.extend(repeated(rounds, || {
            black_box(directory.suggest_needs_and_names(typed, Lang::En, 8));
            Ok(())
        })?);
    }
    print("suggestions", &times, "p99 5 ms");

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let sources = Sources {
        content: ContentSource::Embedded,
        data: std::path::PathBuf::new(),
    };
    let router = router(AppState::new(directory, sources, SiteFiles::default()));
    for (page, uri, budget) in PAGES {
        let times = repeated(rounds, || runtime.block_on(get(router.clone(), uri)))?;
        print(page, &times, budget);
    }
    Ok(())
}

/// Renders a page whole, as a visitor gets it before compression.
async fn get(router: axum::Router, uri: &str) -> Outcome<()> {
    let request = axum::http::Request::get(uri).body(axum::body::Body::empty())?;
    let response = router.oneshot(request).await?;
    if !response.status().is_success() {
        return Err(format!("{uri}: {}", response.status()).into());
    }
    black_box(http_body_util::BodyExt::collect(response.into_body()).await?);
    Ok(())
}

/// Measures how long some work takes each time, after one round to warm up.
pub fn repeated(rounds: usize, mut work: impl FnMut() -> Outcome<()>) -> Outcome<Vec<Duration>> {
    work()?;
    (0..rounds).map(|_| Ok(timed(&mut work)?.0)).collect()
}

/// Measures how long some work takes, and returns its result as well.
pub fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Duration, T)> {
    let begun = Instant::now();
    let outcome = work()?;
    Ok((begun.elapsed(), outcome))
}

/// The percentile of times, which may be in any order.
///
/// # Panics
/// If there are no times.
pub fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

/// `VmRSS` in megabytes (see `man 5 proc_pid_status`), if the system has such a file.
pub fn resident_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(format!("{} MB", kilobytes / 1024))
}
