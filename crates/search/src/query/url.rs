//! The query string of `/search`: how a [`SearchQuery`] is read from it and written to it.
//!
//! Keys: `q near radius need group pay lang_spoken age access open at sort page`.

use super::{MAX_PAGE, MAX_WORDS_CHARS, Opening, SearchQuery, Sort, tidy::tidy_text};
use std::{convert::Infallible, fmt, str::FromStr};
use waymark_directory::Facet;

/// No key of the vocabulary is longer.
const MAX_VALUE_CHARS: usize = 48;

impl SearchQuery {
    /// Reads decoded pairs, in any order, from a query string or a form.
    ///
    /// Reading never fails: unknown keys are ignored, values that make no sense count as absent, and everything has a
    /// limit.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut query = Self::default();
        let (mut open, mut at) = (String::new(), String::new());
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref());
            match key {
                "q" => query.q = tidy_text(value, MAX_WORDS_CHARS),
                "near" => query.near = value.parse().ok(),
                "radius" => query.radius = value.parse().ok(),
                "open" => open = tidy_text(value, MAX_VALUE_CHARS),
                "at" => at = tidy_text(value, MAX_VALUE_CHARS),
                "sort" => query.sort = value.parse().unwrap_or_default(),
                "page" => query.page = value.parse::<u32>().unwrap_or(1).clamp(1, MAX_PAGE) - 1,
                _ => {
                    if let Some(filter) = Facet::FILTERS.into_iter().find(|f| f.key() == key) {
                        query
                            .filters
                            .insert(filter, &tidy_text(value, MAX_VALUE_CHARS));
                    }
                }
            }
        }
        query.open = Opening::from_parameters(&open, &at);
        query
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
    /// Writes the query string without `?`: keys in a fixed order, defaults left out. Reading it gives the same query.
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
        for (filter, value) in self.filters.iter() {
            out.append_pair(filter.key(), value);
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
            query.filters.iter().collect::<Vec<_>>(),
            [
                (Facet::Need, "detox"),
                (Facet::Need, "residential"),
                (Facet::Payment, "medicaid")
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
    fn values_that_make_no_sense_count_as_absent() {
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
        let value = "x".repeat(MAX_VALUE_CHARS);
        let query = read(&format!("need={value}{value}"));
        assert!(query.filters.iter().eq([(Facet::Need, value.as_str())]));
    }

    #[test]
    fn a_filter_can_be_added_and_removed() {
        let query = read("need=detox&page=4");
        assert_eq!(
            query
                .clone()
                .with_filter(Facet::Payment, "medicaid")
                .to_string(),
            "need=detox&pay=medicaid"
        );
        assert_eq!(
            query
                .clone()
                .without_filter(Facet::Need, "detox")
                .to_string(),
            ""
        );
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
        fn what_is_written_is_read_as_the_same_query(query in any_query()) {
            prop_assert_eq!(read(&query.to_string()), query);
        }

        #[test]
        fn no_query_string_panics(s in any::<String>()) {
            let query = read(&s);
            prop_assert_eq!(read(&query.to_string()), query);
        }
    }
}
