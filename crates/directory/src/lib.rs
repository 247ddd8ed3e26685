//! The directory itself: what a listing is, where listings come from, and what is wrong with them.
//!
//! - [`vocabulary`]: the controlled words (needs, services, groups, payment, languages, ages, access)
//!   kept as TOML in `content/vocabulary/`, and [`vocabulary::TermSet`], a set of them.
//! - [`listing`]: the model, shaped after HSDS 3 and flattened for search: one service at one place.
//! - [`places`]: ZIP codes, cities and states with their coordinates.
//! - [`curated`]: reads the hand-written TOML entries and reports every [`fault`] at once.
//! - [`data`]: the folder of imported listings; every file in it is replaced as a whole.
//! - [`load`]: reads all these files into one [`Catalogue`].
//! - [`catalogue`]: curated and imported listings together, with one listing for each place.
//! - [`guides`]: practical texts in Markdown, read, checked and rendered once.
//! - [`language`]: finds words in our own texts that put a label before the person.
//! - [`reading`]: how many years of school it takes to read a text.
//! - [`duplicates`]: pairs of records that may be about the same place, and what people decided about them.
//! - [`corrections`]: what visitors say is wrong, waiting for somebody to decide.
//! - [`overrides`]: accepted corrections, applied whenever the lists are loaded.
//! - [`review`]: what a maintainer should look at because it is old, missing or unlikely.

pub mod catalogue;
pub mod corrections;
pub mod curated;
pub mod data;
pub mod duplicates;
pub mod fault;
pub mod fold;
pub mod guides;
pub mod lang;
pub mod language;
pub mod listing;
pub mod load;
pub mod overrides;
mod phrases;
pub mod places;
pub mod reading;
pub mod review;
pub mod text;
pub mod vocabulary;

pub use catalogue::Catalogue;
pub use guides::{Guide, Guides};
pub use lang::{Lang, Text};
pub use listing::{Listing, ListingId};
pub use vocabulary::{Facet, TermId, TermSet, Vocabulary};
