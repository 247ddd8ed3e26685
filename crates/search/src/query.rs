//! A query: what a person asks for in words, a place, filters, an order and a page. Links, forms, the API and the
//! command line all read and write this one type, so that they mean the same.

mod filters;
mod near;
mod opening;
mod tidy;
mod url;

pub use filters::ChosenFilters;
pub use near::{Miles, Near};
pub use opening::{Opening, Openness};

use std::{convert::Infallible, fmt, str::FromStr};
use waymark_directory::Facet;

/// Most characters of the words; the rest is cut off.
pub const MAX_WORDS_CHARS: usize = 200;
/// The last page that can be asked for.
pub const MAX_PAGE: u32 = 500;

/// A search as it stands in the address bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The words, without control and direction marks, with single spaces between them.
    pub q: String,
    /// The place typed beside the words.
    pub near: Option<Near>,
    /// How far around the place; if absent, the search chooses.
    pub radius: Option<Miles>,
    pub filters: ChosenFilters,
    /// When a place must be open.
    pub open: Option<Opening>,
    pub sort: Sort,
    /// Counted from zero, while the query string counts from 1.
    pub page: u32,
}

/// The order of the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first: how well a place fits, and how near it is.
    #[default]
    Relevance,
    /// Nearest first.
    Distance,
}

impl Sort {
    /// The value in the query string.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Distance => "distance",
        }
    }
}

impl FromStr for Sort {
    type Err = Infallible;

    /// Anything unknown means the default order.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let orders = [Self::Relevance, Self::Distance];
        Ok(orders
            .into_iter()
            .find(|sort| sort.key() == s)
            .unwrap_or_default())
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl SearchQuery {
    /// Whether nothing is asked: no words, no place, no filter, no time.
    pub fn is_empty(&self) -> bool {
        self.q.is_empty() && self.near.is_none() && self.open.is_none() && self.filters.is_empty()
    }

    /// The same search with one more filter value, from its first page.
    #[must_use]
    pub fn with_filter(mut self, filter: Facet, value: &str) -> Self {
        self.filters.insert(filter, value);
        self.at_page(0)
    }

    /// The same search without a filter value, from its first page.
    #[must_use]
    pub fn without_filter(mut self, filter: Facet, value: &str) -> Self {
        self.filters.remove(filter, value);
        self.at_page(0)
    }

    /// The same search without its filters and its time, from its first page.
    #[must_use]
    pub fn without_filters(mut self) -> Self {
        self.filters = ChosenFilters::default();
        self.open = None;
        self.at_page(0)
    }

    /// The same search in another order, from its first page.
    #[must_use]
    pub fn sorted_by(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self.at_page(0)
    }

    /// The same search at another page, counted from zero.
    #[must_use]
    pub fn at_page(mut self, page: u32) -> Self {
        self.page = page;
        self
    }
}
