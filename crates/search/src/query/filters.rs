//! Chosen filters: which terms of which family a listing must have.

use std::collections::{BTreeMap, BTreeSet};
use waymark_directory::Facet;

/// Most values of one filter that are kept.
const MAX_FILTER_VALUES: usize = 24;

/// Values by filter, in the order of the page. A listing needs one value of every filter that has any.
///
/// Values aren't checked against the vocabulary: one that isn't the key of a term has no effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenFilters(BTreeMap<Facet, BTreeSet<String>>);

impl ChosenFilters {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, filter: Facet, value: &str) -> bool {
        self.0
            .get(&filter)
            .is_some_and(|values| values.contains(value))
    }

    pub fn values(&self, filter: Facet) -> impl Iterator<Item = &str> {
        self.0
            .get(&filter)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// Every value with its filter, in the order of the page.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0
            .iter()
            .flat_map(|(filter, values)| values.iter().map(|value| (*filter, value.as_str())))
    }

    /// Adds a value, unless the family isn't a filter or has too many already.
    pub fn insert(&mut self, filter: Facet, value: &str) {
        if value.is_empty() || !Facet::FILTERS.contains(&filter) {
            return;
        }
        let values = self.0.entry(filter).or_default();
        if values.len() < MAX_FILTER_VALUES {
            values.insert(value.to_owned());
        }
    }

    pub fn remove(&mut self, filter: Facet, value: &str) {
        if let Some(values) = self.0.get_mut(&filter) {
            values.remove(value);
            if values.is_empty() {
                self.0.remove(&filter);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_come_in_the_order_of_the_page() {
        let mut filters = ChosenFilters::default();
        for filter in Facet::FILTERS.into_iter().rev() {
            filters.insert(filter, "x");
        }
        assert!(filters.iter().map(|(filter, _)| filter).eq(Facet::FILTERS));
    }

    #[test]
    fn a_filter_whose_last_value_is_removed_is_as_if_it_never_was() {
        let mut filters = ChosenFilters::default();
        filters.insert(Facet::Age, "adults");
        filters.remove(Facet::Age, "adults");
        assert_eq!(filters, ChosenFilters::default());
    }

    #[test]
    fn surplus_values_and_families_that_do_not_filter_are_dropped() {
        let mut filters = ChosenFilters::default();
        filters.insert(Facet::Service, "twelve-step");
        assert!(filters.is_empty());
        for n in 0..1000 {
            filters.insert(Facet::Need, &n.to_string());
        }
        assert_eq!(filters.values(Facet::Need).count(), MAX_FILTER_VALUES);
    }
}
