//! HTTP tests through the router, and of the sockets where the router is not enough.
//!
//! One program, so that it is linked once.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be has failed"
)]

mod assets;
mod caching;
mod confidential;
mod corrections;
mod errors;
mod headers;
mod hostile;
mod hsds_api;
mod listings_api;
mod log_privacy;
mod operations;
mod pages;
mod reading;
mod reload;
mod search_api;
mod sockets;
mod suggest_api;
