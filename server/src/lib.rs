//! The server and the command line of Waymark. `main.rs` embeds the site and calls [`cli`].
//!
//! A request comes in through [`ops::listen`], which handles sockets, time limits and a graceful stop. Then it passes the
//! layers of [`router`], outermost first:
//!
//! 1. [`http::observe`]: one log line and two metrics, by route and never by visitor;
//! 2. [`http::headers`]: the security headers of every response;
//! 3. compression, and `etag::weaken` for what was compressed;
//! 4. [`http::render_errors`]: an error without a body becomes a page, or a problem document under `/api`;
//! 5. a time limit, and a stop for panics;
//! 6. [`http::guard`]: refuses addresses that are too long, and bodies that nobody reads.
//!
//! Then one handler answers:
//!
//! - [`pages`]: everything a person reads, rendered by `waymark_app` from its page table;
//! - [`api`]: the same as JSON, with its `OpenAPI` description;
//! - [`http::assets`]: style sheets, scripts and static files, embedded and compressed ahead of time;
//! - [`ops::health`]: for those who run the server.
//!
//! They answer from [`state::AppState`]: the directory that [`source`] loaded, which [`ops::reload`] replaces as a whole on
//! `SIGHUP`.

// The types of leptos' pages nest one level an element, and are laid out here.
#![recursion_limit = "512"]

pub mod api;
pub mod cli;
mod hsds;
pub mod http;
pub mod ops;
pub mod pages;
pub mod router;
pub mod source;
pub mod state;

pub use router::router;
pub use source::{ContentSource, Sources};
pub use state::AppState;
