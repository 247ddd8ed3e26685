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
mod directory;
#[cfg(feature = "index")]
mod geo;
#[cfg(feature = "index")]
mod index;
#[cfg(feature = "index")]
mod lexicon;
#[cfg(feature = "index")]
mod order;
#[cfg(feature = "index")]
mod rank;
#[cfg(feature = "index")]
mod results;
#[cfg(feature = "index")]
mod row;
#[cfg(feature = "index")]
mod sift;
#[cfg(feature = "index")]
mod similar;
#[cfg(feature = "index")]
mod suggest;
#[cfg(feature = "index")]
mod tally;
#[cfg(feature = "index")]
mod understand;

pub use query::{Miles, Near, Opening, SearchQuery, Sort};

#[cfg(feature = "index")]
pub use self::{
    directory::{Directory, DirectoryError, MAX_LIMIT},
    rank::Score,
    results::{FacetCount, FacetCounts, Hit, PlaceMeant, Reading, SearchResults},
    suggest::{Suggestion, SuggestionKind},
    understand::Danger,
};
