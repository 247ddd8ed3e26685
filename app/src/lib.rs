//! Waymark's pages and islands.
//!
//! A page is HTML, rendered on the server from the directory and the address. It works without scripts; islands are the
//! few parts that become livelier in a browser with WebAssembly.
//!
//! - [`islands`]: suggestions while typing, filters that apply at once, quick exit, print. They're built for the server,
//!   which renders their first state, and for the browser (feature `hydrate`).
//! - Feature `ssr`, the server's part: [`PAGES`] is the page table, [`render_page`] renders the page at an address. Each page has
//!   a file in `pages`; `components` holds the markup they share, `text` the decisions about words, as tested functions.
//!   [`Assets`] and [`Draft`] are what the server hands over: addresses of hashed files, and a form to show again.

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
mod here;
#[cfg(feature = "ssr")]
mod json_ld;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod page_status;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod text;

#[cfg(feature = "ssr")]
pub use self::{
    app::{PageRequest, RenderedPage, render_page},
    assets::Assets,
    here::origin,
    page::{
        Budget, CORRECTION, GUIDE, LinkPlace, Offline, PAGES, Page, PageCache, PageLink, PageName,
        Parameters,
    },
    page_status::PageStatus,
    pages::{
        correction::{CorrectionProblem, Draft},
        error::error_page,
    },
};
