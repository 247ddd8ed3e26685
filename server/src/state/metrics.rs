//! Metrics for the people who run the server. Nothing in them distinguishes one visitor from another.

use metrics::{
    Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram,
    with_local_recorder,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use std::{sync::Arc, time::Duration};

/// Upper bounds of the buckets in seconds: a page should take 2 ms, and a request times out after 10 s.
const BUCKETS: [f64; 10] = [
    0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0,
];

const REQUESTS: &str = "waymark_http_requests_total";
const DURATION: &str = "waymark_http_request_duration_seconds";
const LISTINGS: &str = "waymark_listings";
const UNREADABLE_FILES: &str = "waymark_unreadable_files";
const CONNECTIONS: &str = "waymark_connections";
const RELOADS: &str = "waymark_reloads_total";
const CORRECTIONS: &str = "waymark_corrections_total";

/// The metrics of one server. Not global, so tests don't share counts.
#[derive(Clone)]
pub struct Metrics {
    recorder: Arc<PrometheusRecorder>,
    handle: PrometheusHandle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReloadOutcome {
    /// The new directory is being served.
    Taken,
    /// The old directory is still being served.
    Refused,
}

impl Metrics {
    /// Starts with every count at zero.
    ///
    /// # Panics
    /// Never: only a histogram without buckets would be refused.
    pub fn new() -> Self {
        let builder = PrometheusBuilder::new()
            .set_buckets(&BUCKETS)
            .expect("there are buckets");
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        with_local_recorder(&recorder, || {
            describe_counter!(REQUESTS, "Requests answered, by route and class of status");
            describe_histogram!(
                DURATION,
                Unit::Seconds,
                "Time to the head of the answer, by route"
            );
            describe_gauge!(LISTINGS, "Listings in the directory");
            describe_gauge!(
                UNREADABLE_FILES,
                "Files of the data folder that could not be read at the start"
            );
            describe_gauge!(CONNECTIONS, "Open connections");
            describe_counter!(RELOADS, "Reloads, by outcome");
            describe_counter!(CORRECTIONS, "Correction forms, by outcome");
        });
        Self {
            recorder: Arc::new(recorder),
            handle,
        }
    }

    /// Counts an answered request; `class` is "2xx" or the like.
    pub fn count_request(&self, route: &str, class: &'static str, took: Duration) {
        let route = route.to_owned();
        with_local_recorder(&*self.recorder, || {
            counter!(REQUESTS, "route" => route.clone(), "status" => class).increment(1);
            histogram!(DURATION, "route" => route).record(took.as_secs_f64());
        });
    }

    pub fn set_listings(&self, count: usize) {
        with_local_recorder(&*self.recorder, || gauge!(LISTINGS).set(as_f64(count)));
    }

    pub fn set_unreadable_files(&self, count: usize) {
        with_local_recorder(&*self.recorder, || {
            gauge!(UNREADABLE_FILES).set(as_f64(count));
        });
    }

    pub fn set_connections(&self, count: usize) {
        with_local_recorder(&*self.recorder, || gauge!(CONNECTIONS).set(as_f64(count)));
    }

    pub fn count_reload(&self, outcome: ReloadOutcome) {
        let outcome = match outcome {
            ReloadOutcome::Taken => "taken",
            ReloadOutcome::Refused => "refused",
        };
        with_local_recorder(&*self.recorder, || {
            counter!(RELOADS, "outcome" => outcome).increment(1);
        });
    }

    /// Counts a correction form; `outcome` is "kept" or the like.
    pub fn count_correction(&self, outcome: &'static str) {
        with_local_recorder(&*self.recorder, || {
            counter!(CORRECTIONS, "outcome" => outcome).increment(1);
        });
    }

    /// All metrics in Prometheus' text format.
    pub fn render(&self) -> String {
        self.handle.render()
    }

    /// Sorts recorded times into their buckets; without it they would pile up until somebody asks for them.
    pub fn run_upkeep(&self) {
        self.handle.run_upkeep();
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

/// Exact, because our counts are far below 2^32.
fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
