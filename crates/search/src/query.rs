//! What a person asks: words, a place, filters, an order, a page. One type that reads and writes the
//! query string, so that links, forms, the API and the command line all mean the same.

mod near;
mod opening;

pub use near::{Miles, Near};
pub use opening::Opening;

use std::{collections::BTreeSet, convert::Infallible, fmt, str::FromStr};

/// Most characters of `q` that are read; what follows is cut at a character's edge.
pub const MAX_WORDS_CHARS: usize = 200;
/// Most values of one filter that are read.
pub const MAX_FILTER_VALUES: usize = 24;
/// Most characters of one filter value; no key of the vocabulary is longer.
const MAX_VALUE_CHARS: usize = 48;
/// Highest page that can be asked for.
pub const MAX_PAGE: u32 = 500;

/// A search, as it stands in the address bar: `q near radius need group pay lang_spoken age access open at sort
/// page`.
///
/// Reading never fails: unknown keys are passed over, values that make no sense count as absent, and
/// everything is bounded. Filter keys are not checked against the vocabulary here; a key that names no
/// term simply is not applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The words, without control and direction marks, white space folded.
    pub q: String,
    /// The place typed beside the words.
    pub near: Option<Near>,
    /// How far around the place; absent means that the search chooses.
    pub radius: Option<Miles>,
    /// Values of `need`.
    pub needs: BTreeSet<String>,
    /// Values of `group`.
    pub groups: BTreeSet<String>,
    /// Values of `pay`.
    pub payment: BTreeSet<String>,
    /// Values of `lang_spoken`.
    pub languages: BTreeSet<String>,
    /// Values of `age`.
    pub ages: BTreeSet<String>,
    /// Values of `access`.
    pub access: BTreeSet<String>,
    /// When a place must be open.
    pub open: Option<Opening>,
    /// The order of the results.
    pub sort: Sort,
    /// The page, counted from zero; page 1 of the query string is 0 here.
    pub page: u32,
}

/// The order of the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first: how well it fits, and how near it is.
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

/// The filters by their keys in the query string, in the order of the page.
pub const FILTER_KEYS: [&str; 6] = ["need", "group", "pay", "lang_spoken", "age", "access"];

impl SearchQuery {
    /// Reads decoded pairs, in any order, from a query string or a form.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut query = Self::default();
        let (mut open, mut at) = (String::new(), String::new());
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref());
            match key {
                "open" => open = tidy(value, MAX_VALUE_CHARS),
                "at" => at = tidy(value, MAX_VALUE_CHARS),
                _ => query.set(key, value),
            }
        }
        query.open = Opening::read(&open, &at);
        query
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "q" => self.q = tidy(value, MAX_WORDS_CHARS),
            "near" => self.near = value.parse().ok(),
            "radius" => self.radius = value.parse().ok(),
            "sort" => {
                self.sort = if value == Sort::Distance.key() {
                    Sort::Distance
                } else {
                    Sort::Relevance
                }
            }
            "page" => self.page = value.parse::<u32>().unwrap_or(1).clamp(1, MAX_PAGE) - 1,
            _ => {
                if let Some(values) = self.filter_mut(key) {
                    let value = tidy(value, MAX_VALUE_CHARS);
                    if !value.is_empty() && values.len() < MAX_FILTER_VALUES {
                        values.insert(value);
                    }
                }
            }
        }
    }

    /// The chosen values of a filter, by its key in the query string; none for other keys.
    pub fn filter(&self, key: &str) -> Option<&BTreeSet<String>> {
        match key {
            "need" => Some(&self.needs),
            "group" => Some(&self.groups),
            "pay" => Some(&self.payment),
            "lang_spoken" => Some(&self.languages),
            "age" => Some(&self.ages),
            "access" => Some(&self.access),
            _ => None,
        }
    }

    fn filter_mut(&mut self, key: &str) -> Option<&mut BTreeSet<String>> {
        match key {
            "need" => Some(&mut self.needs),
            "group" => Some(&mut self.groups),
            "pay" => Some(&mut self.payment),
            "lang_spoken" => Some(&mut self.languages),
            "age" => Some(&mut self.ages),
            "access" => Some(&mut self.access),
            _ => None,
        }
    }

    /// The chosen filters as key and value, in the order of the page.
    pub fn filters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        FILTER_KEYS.into_iter().flat_map(|key| {
            self.filter(key)
                .into_iter()
                .flatten()
                .map(move |v| (key, v.as_str()))
        })
    }

    /// Whether nothing is asked: no words, no place, no filter.
    pub fn is_empty(&self) -> bool {
        self.q.is_empty()
            && self.near.is_none()
            && self.open.is_none()
            && self.filters().next().is_none()
    }

    /// The same search with one more filter value, from its first page.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        if let Some(values) = self.filter_mut(key) {
            values.insert(value.to_owned());
        }
        self.at_page(0)
    }

    /// The same search without a filter value, from its first page.
    #[must_use]
    pub fn without(mut self, key: &str, value: &str) -> Self {
        if let Some(values) = self.filter_mut(key) {
            values.remove(value);
        }
        self.at_page(0)
    }

    /// The same search without its filters.
    #[must_use]
    pub fn without_filters(mut self) -> Self {
        for key in FILTER_KEYS {
            if let Some(values) = self.filter_mut(key) {
                values.clear();
            }
        }
        self.open = None;
        self.at_page(0)
    }

    /// The same search in another order.
    #[must_use]
    pub fn sorted(mut self, sort: Sort) -> Self {
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

impl FromStr for SearchQuery {
    type Err = Infallible;

    /// Reads a query string, with or without the leading `?`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(Self::from_pairs(form_urlencoded::parse(
            s.strip_prefix('?').unwrap_or(s).as_bytes(),
        )))
    }
}

impl fmt::Display for SearchQuery {
    /// The query string without `?`, keys in a fixed order, defaults left out; reads back as the same query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if !self.q.is_empty() {
            out.append_pair("q", &self.q);
        }
        if let Some(near) = &self.near {
            out.append_pair("near", near.as_str());
        }
        if let Some(radius) = self.radius {
            out.append_pair("radius", &radius.to_string());
        }
        for (key, value) in self.filters() {
            out.append_pair(key, value);
        }
        if let Some(open) = self.open {
            out.append_pair("open", open.key());
            if let Some(at) = open.at() {
                out.append_pair("at", &at);
            }
        }
        if self.sort != Sort::default() {
            out.append_pair("sort", self.sort.key());
        }
        if self.page > 0 {
            out.append_pair("page", &(self.page + 1).to_string());
        }
        f.write_str(&out.finish())
    }
}

/// Drops control characters and marks that change the direction of text, folds white space, cuts.
fn tidy(value: &str, max_chars: usize) -> String {
    let mut tidy = String::new();
    let visible = value
        .chars()
        .map(|c| {
            if c.is_whitespace() || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !is_mark(*c));
    for c in visible.take(max_chars) {
        if c != ' ' || !(tidy.is_empty() || tidy.ends_with(' ')) {
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}

/// Zero-width characters and the bidirectional controls of Unicode Standard Annex 9.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(s: &str) -> SearchQuery {
        s.parse().unwrap()
    }

    #[test]
    fn a_whole_query_string_is_understood() {
        let query = read(
            "?q=detox+now&near=80204&radius=25&need=detox&need=residential&pay=medicaid&at=18:00&open=sat\
             &sort=distance&page=3&utm=x",
        );
        assert_eq!(query.q, "detox now");
        assert_eq!(query.near.as_ref().unwrap().as_str(), "80204");
        assert_eq!(query.radius.unwrap().get(), 25);
        assert_eq!(
            query.filters().collect::<Vec<_>>(),
            [
                ("need", "detox"),
                ("need", "residential"),
                ("pay", "medicaid")
            ]
        );
        assert_eq!((query.sort, query.page), (Sort::Distance, 2));
        assert_eq!(
            query.to_string(),
            "q=detox+now&near=80204&radius=25&need=detox&need=residential&pay=medicaid&open=sat&at=18%3A00\
             &sort=distance&page=3"
        );
    }

    #[test]
    fn senseless_values_count_as_absent() {
        let query =
            read("radius=-5&page=0&sort=up&near=&need=&q=%00%20%E2%80%AE&open=someday&at=25:00");
        assert_eq!(query, SearchQuery::default());
        assert!(query.is_empty());
    }

    #[test]
    fn long_input_is_cut() {
        let query = read(&format!(
            "q={}&near={}",
            "é".repeat(10_000),
            "x".repeat(10_000)
        ));
        assert_eq!(query.q.chars().count(), MAX_WORDS_CHARS);
        let many = (0..1000)
            .map(|i| format!("need=n{i}"))
            .collect::<Vec<_>>()
            .join("&");
        assert_eq!(read(&many).needs.len(), MAX_FILTER_VALUES);
    }

    #[test]
    fn filters_come_and_go() {
        let query = read("need=detox&page=4");
        assert_eq!(
            query.clone().with("pay", "medicaid").to_string(),
            "need=detox&pay=medicaid"
        );
        assert_eq!(query.clone().without("need", "detox").to_string(), "");
        assert_eq!(query.without_filters().to_string(), "");
    }

    fn any_query() -> impl Strategy<Value = SearchQuery> {
        let values = proptest::collection::vec(
            ("(need|group|pay|lang_spoken|age|access)", "[a-z0-9-]{1,20}"),
            0..8,
        );
        (
            any::<String>(),
            any::<Option<String>>(),
            any::<u16>(),
            values,
            any::<bool>(),
            0u32..1000,
            "(now|mon|sun|x|)",
            "([0-2][0-9]:[0-5][0-9])?",
        )
            .prop_map(|(q, near, radius, filters, distance, page, open, at)| {
                let mut pairs = vec![
                    ("q".to_owned(), q),
                    ("radius".to_owned(), radius.to_string()),
                    ("page".to_owned(), page.to_string()),
                    ("open".to_owned(), open),
                    ("at".to_owned(), at),
                ];
                pairs.extend(near.map(|n| ("near".to_owned(), n)));
                pairs.extend(filters);
                pairs.extend(distance.then(|| ("sort".to_owned(), "distance".to_owned())));
                SearchQuery::from_pairs(pairs)
            })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(query in any_query()) {
            prop_assert_eq!(read(&query.to_string()), query);
        }

        #[test]
        fn no_query_string_panics(s in any::<String>()) {
            let query = read(&s);
            prop_assert_eq!(read(&query.to_string()), query);
        }
    }
}
