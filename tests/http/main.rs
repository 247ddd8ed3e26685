//! HTTP tests. Most go through the router; those about sockets use a real server.
//!
//! They are one program, so that it is only linked once.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails when something it needs is missing"
)]

mod assets;
mod caching;
mod confidential;
mod corrections;
mod crawlers;
mod errors;
mod headers;
mod hostile;
mod hsds_api;
mod languages;
mod listings_api;
mod load;
mod log_privacy;
mod offline;
mod operations;
mod pages;
mod proxies;
mod reading;
mod reload;
mod repeated_parameters;
mod search_api;
mod sockets;
mod suggest_api;
