//! Waymark's pages and islands.
//!
//! A page is HTML, rendered by the server from the directory and the query string; it works as it is.
//! Islands are the few parts that a browser with WebAssembly makes livelier.
//!
//! - [`islands`]: suggestions while typing, filters that apply at once, quick exit, print. Built for
//!   the server (which renders their first state) and for the browser (feature `hydrate`).
//! - Feature `ssr`, the server's part: [`App`] (routes), `pages` (one file each), `components` (markup),
//!   `text` (decisions about words, as tested functions), [`Assets`] (hashed addresses, from the server), [`Draft`]
//!   (a correction that was not kept, from the server).

// A page's type nests as deep as its markup.
#![recursion_limit = "256"]

pub mod islands;

#[cfg(feature = "ssr")]
mod app;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod draft;
#[cfg(feature = "ssr")]
mod here;
#[cfg(feature = "ssr")]
mod json_ld;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod text;

#[cfg(feature = "ssr")]
pub use self::{
    app::App,
    assets::Assets,
    draft::{Draft, Problem},
    pages::error::error_page,
};
