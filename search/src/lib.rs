//! Search over the directory: what a person asks ([`SearchQuery`]), and the index that answers it.
//!
//! - [`query`]: the one query type; reads and writes the query string of `/search`. Always built.
//! - [`Directory`] (feature `index`): a catalogue and its tantivy index, ready to be asked.
//! - [`SearchResults`] (feature `index`): hits in order, the place that was meant, counts per facet.
//!
//! The crate knows nothing of HTTP or the DOM and builds for native and wasm32.

pub mod query;

#[cfg(feature = "index")]
mod analysis;
#[cfg(feature = "index")]
mod collect;
#[cfg(feature = "index")]
mod crisis;
#[cfg(feature = "index")]
mod directory;
#[cfg(feature = "index")]
mod index;
#[cfg(feature = "index")]
mod lexicon;
#[cfg(feature = "index")]
mod rank;
#[cfg(feature = "index")]
mod results;
#[cfg(feature = "index")]
mod suggest;
#[cfg(feature = "index")]
mod understand;

pub use query::{Miles, Near, SearchQuery, Sort};

#[cfg(feature = "index")]
pub use self::{
    directory::{Directory, DirectoryError, MAX_LIMIT},
    results::{FacetCount, FacetCounts, Hit, PlaceMeant, SearchResults},
    suggest::{Suggestion, SuggestionKind},
};
