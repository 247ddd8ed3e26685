//! The server and the command line of Waymark. `main.rs` only calls [`cli`].
//!
//! A request comes in by [`listen`] (sockets, time limits, graceful stop) and passes the layers of
//! [`router`], outermost first:
//!
//! 1. [`observe`]: one log line and two metrics, by route and never by visitor;
//! 2. [`headers`]: the security headers of every response;
//! 3. compression, and `etag::weaken` for what it touched;
//! 4. [`error::dress`]: an error without a body becomes a page, or a problem document under `/api`;
//! 5. time limit and panic guard;
//! 6. [`guard`]: only `GET` and `HEAD`, no bodies, only addresses of a sensible length; `POST` for the one form.
//!
//! Then one handler answers:
//!
//! - [`pages`]: everything a person reads, rendered by `waymark_app`;
//! - [`api`]: the same as JSON, with its `OpenAPI` description;
//! - [`calendar`]: meetings as calendar entries;
//! - [`corrections`]: what visitors say is wrong;
//! - [`assets`]: style sheets, scripts and static files, embedded and compressed ahead;
//! - [`health`]: for those who run it.
//!
//! What they answer from is [`state::AppState`]: the directory loaded by [`source`], replaced whole by
//! [`reload`] on `SIGHUP`.

// The types of leptos' pages nest one level an element, and are laid out here.
#![recursion_limit = "512"]

pub mod api;
pub mod assets;
pub mod cache;
pub mod calendar;
pub mod cli;
pub mod corrections;
pub mod error;
pub mod etag;
pub mod guard;
pub mod headers;
pub mod health;
pub mod listen;
pub mod logs;
pub mod metrics;
pub mod observe;
pub mod offline;
pub mod pages;
pub mod reload;
mod route_name;
mod router;
pub mod source;
pub mod state;

pub use router::router;
pub use source::{ContentSource, Sources};
pub use state::AppState;
