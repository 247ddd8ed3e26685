//! Counters for those who run the server; nothing in them tells one visitor from another.

use metrics::{
    Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram,
    with_local_recorder,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use std::{sync::Arc, time::Duration};

/// Upper bounds in seconds: pages are budgeted at 2 ms, requests are cut off at 10 s.
const SECONDS: [f64; 10] = [
    0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0,
];

const REQUESTS: &str = "waymark_http_requests_total";
const DURATION: &str = "waymark_http_request_duration_seconds";
const LISTINGS: &str = "waymark_listings";
const UNREADABLE_FILES: &str = "waymark_unreadable_files";
const CONNECTIONS: &str = "waymark_connections";
const RELOADS: &str = "waymark_reloads_total";
const CORRECTIONS: &str = "waymark_corrections_total";

/// The recorder of one server; not a global one, so that tests do not share counts.
#[derive(Clone)]
pub struct Metrics {
    recorder: Arc<PrometheusRecorder>,
    handle: PrometheusHandle,
}

impl Metrics {
    /// With every count at nought.
    ///
    /// # Panics
    /// Never: there are buckets, and only a histogram without any is refused.
    pub fn new() -> Self {
        let builder = PrometheusBuilder::new()
            .set_buckets(&SECONDS)
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
            describe_counter!(CORRECTIONS, "Forms for corrections, by outcome");
        });
        Self {
            recorder: Arc::new(recorder),
            handle,
        }
    }

    /// Counts an answered request. `class` is such as "2xx".
    pub fn request(&self, route: &str, class: &'static str, took: Duration) {
        let route = route.to_owned();
        with_local_recorder(&*self.recorder, || {
            counter!(REQUESTS, "route" => route.clone(), "status" => class).increment(1);
            histogram!(DURATION, "route" => route).record(took.as_secs_f64());
        });
    }

    /// Notes how many listings are served.
    pub fn listings(&self, count: usize) {
        with_local_recorder(&*self.recorder, || gauge!(LISTINGS).set(as_f64(count)));
    }

    /// Notes how many files of the data folder are missing from the directory.
    pub fn unreadable_files(&self, count: usize) {
        with_local_recorder(&*self.recorder, || {
            gauge!(UNREADABLE_FILES).set(as_f64(count));
        });
    }

    /// Notes how many connections are open.
    pub fn connections(&self, count: usize) {
        with_local_recorder(&*self.recorder, || gauge!(CONNECTIONS).set(as_f64(count)));
    }

    /// Counts a reload.
    pub fn reload(&self, succeeded: bool) {
        let outcome = if succeeded { "taken" } else { "refused" };
        with_local_recorder(&*self.recorder, || {
            counter!(RELOADS, "outcome" => outcome).increment(1);
        });
    }

    /// Counts a form for corrections. `outcome` is such as "kept".
    pub fn correction(&self, outcome: &'static str) {
        with_local_recorder(&*self.recorder, || {
            counter!(CORRECTIONS, "outcome" => outcome).increment(1);
        });
    }

    /// The counts in Prometheus' text format.
    pub fn render(&self) -> String {
        self.handle.render()
    }

    /// Folds recorded times into their buckets; without it they pile up until someone asks for them.
    pub fn tidy(&self) {
        self.handle.run_upkeep();
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

/// Counts here are far below 2^32, where every whole number has its own float.
fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
