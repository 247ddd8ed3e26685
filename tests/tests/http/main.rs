//! HTTP tests through the router, and of the sockets where the router is not enough.
//!
//! One program, so that it is linked once.

mod assets;
mod caching;
mod confidential;
mod errors;
mod headers;
mod hostile;
mod listings_api;
mod log_privacy;
mod operations;
mod pages;
mod reload;
mod search_api;
mod sockets;
mod suggest_api;
