//! The server and the command line of Waymark. `main.rs` only calls [`cli`].
//!
//! A request comes in by [`ops::listen`] (sockets, time limits, graceful stop) and passes the layers of
//! [`http::router`], outermost first:
//!
//! 1. [`http::observe`]: one log line and two metrics, by route and never by visitor;
//! 2. [`http::headers`]: the security headers of every response;
//! 3. compression, and `etag::weaken` for what it touched;
//! 4. [`http::error::dress`]: an error without a body becomes a page, or a problem document under `/api`;
//! 5. time limit and panic guard;
//! 6. [`http::guard`]: only `GET` and `HEAD`, no bodies, only addresses of a sensible length; `POST` for the one form.
//!
//! Then one handler answers:
//!
//! - [`pages`]: everything a person reads, rendered by `waymark_app`;
//! - [`api`]: the same as JSON, with its `OpenAPI` description;
//! - [`pages::calendar`]: meetings as calendar entries;
//! - [`pages::corrections`]: what visitors say is wrong;
//! - [`http::assets`]: style sheets, scripts and static files, embedded and compressed ahead;
//! - [`ops::health`]: for those who run it.
//!
//! What they answer from is [`state::AppState`]: the directory loaded by [`source`], replaced whole by
//! [`ops::reload`] on `SIGHUP`.

// The types of leptos' pages nest one level an element, and are laid out here.
#![recursion_limit = "512"]

pub mod api;
pub mod cli;
pub mod http;
pub mod ops;
pub mod pages;
pub mod source;
pub mod state;

pub use http::router::router;
pub use source::{ContentSource, Sources};
pub use state::AppState;
