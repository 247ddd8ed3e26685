//! Search over the directory: what a person asks ([`SearchQuery`]), and the index that answers it.
//!
//! - [`query`]: the one query type; reads and writes the query string of `/search`. Always built.
//! - [`Directory`] (feature `index`): a catalogue and its tantivy index, ready to be asked.
//! - [`SearchResults`] (feature `index`): hits in order, the place that was meant, counts per facet.
//!
//! The crate knows nothing of HTTP or the DOM and builds for native and wasm32.

pub mod query;

mod analysis;
mod data_file;
mod directory;
mod geo;
mod index;
mod lexicon;
mod order;
mod rank;
mod results;
mod row;
mod sift;
mod similar;
mod suggest;
mod tally;
mod understand;

pub use query::{Miles, Near, Opening, SearchQuery, Sort};

pub use self::{
    directory::{Directory, DirectoryError, MAX_LIMIT},
    rank::Score,
    results::{FacetCount, FacetCounts, Hit, PlaceMeant, Reading, SearchResults},
    suggest::{Suggestion, SuggestionKind},
    understand::Danger,
};
