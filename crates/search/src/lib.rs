//! Search over the directory, on the server and in the browser. It knows nothing of HTTP or the DOM.
//!
//! This is the tour, in the order in which a search travels:
//!
//! 1. [`query`]: what a person asks for, read from the query string of `/search`.
//! 2. `search`: the conductor, [`Directory::search`], which takes the next steps.
//! 3. `understand`: what the words mean: concepts, a place, danger.
//! 4. `text_matches`: which listings have the words in their names and texts (`text_index`).
//! 5. `candidates`: which listings may fit, near by first (`geo`, `grid`), and how many have each term
//!    (`term_counts`).
//! 6. `score`: how well each fits, by the reasons in `weights`; `order`: best or nearest first.
//! 7. `results`: what the page shows.
//!
//! All of it works on the [`Directory`], whose listings are prepared once: `search_index` holds their `features`, the
//! words of their `names`, and the text index. `analysis` makes words of text, `lexicon` knows and corrects words, and
//! `data_file` reads the word lists of `content/search`.
//!
//! Besides searches, `suggest` completes what is typed, and `similar` finds places that resemble a listing.

pub mod query;

mod analysis;
mod candidates;
mod data_file;
mod directory;
mod features;
mod geo;
mod grid;
mod lexicon;
mod names;
mod order;
mod results;
mod score;
mod search;
mod search_index;
mod similar;
mod suggest;
mod term_counts;
mod text_index;
mod text_matches;
mod understand;
mod weights;

pub use self::{
    directory::{Directory, DirectoryError},
    query::{ChosenFilters, Miles, Near, Opening, Openness, SearchQuery, Sort},
    results::{FacetCount, FacetCounts, Hit, SearchResults, SearchedPlace},
    score::{Score, ScoreFactor},
    search::MAX_PAGE_SIZE,
    suggest::{Suggestion, SuggestionTarget},
    understand::{Danger, PhraseReading},
};
