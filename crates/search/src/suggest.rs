//! Suggestions while somebody types: needs, names of listings, and places.

use crate::analysis::folded_words;
use std::sync::Arc;
use waymark_directory::{
    Facet, Lang, Listing, ListingId, TermId, Vocabulary, fold::fold, places::Places,
};

/// Nothing is suggested for a shorter beginning.
const MIN_TYPED_CHARS: usize = 2;
/// The rest isn't read.
const MAX_TYPED_CHARS: usize = 64;

/// One line under the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub target: SuggestionTarget,
    /// In the language of the page.
    pub label: String,
}

/// What choosing a suggestion does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestionTarget {
    /// Searches for a need or another term.
    Term(TermId),
    /// Opens a listing.
    Listing(ListingId),
    /// Sets the place.
    Place,
}

/// Tables sorted by folded text, for finding beginnings by binary search.
pub(crate) struct Suggestions {
    terms: [Vec<(String, TermId)>; 2],
    names: Vec<(String, Arc<Listing>)>,
    /// The folded label ("denver co"), the label, and the number of ZIP codes.
    cities: Vec<(String, String, usize)>,
}

impl Suggestions {
    pub(crate) fn new(listings: &[Arc<Listing>]) -> Self {
        let terms = Lang::ALL.map(|lang| {
            let phrases = Vocabulary::get()
                .terms()
                .filter(|(_, term)| matches!(term.facet, Facet::Need | Facet::Group))
                .flat_map(|(id, term)| {
                    let synonyms = term.synonyms.get(lang).iter().map(|s| &**s);
                    [term.name.get(lang)]
                        .into_iter()
                        .chain(synonyms)
                        .map(move |phrase| (fold(phrase), id))
                });
            sorted(phrases.collect())
        });
        let names = listings
            .iter()
            .filter(|listing| listing.is_listed())
            .flat_map(|listing| {
                Lang::ALL
                    .into_iter()
                    .filter_map(|lang| listing.name.exactly(lang))
                    .map(|name| (fold(name), listing.clone()))
            });
        let mut names: Vec<_> = names.collect();
        names.sort_by(|a, b| a.0.cmp(&b.0));
        names.dedup_by(|a, b| a.0 == b.0);
        let cities = Places::get().cities().iter().map(|city| {
            let label = format!("{}, {}", city.name, city.state);
            (fold(&label), label, city.zip_codes)
        });
        Self {
            terms,
            names,
            cities: sorted(cities.collect()),
        }
    }

    pub(crate) fn suggest_needs_and_names(
        &self,
        typed: &str,
        lang: Lang,
        limit: usize,
    ) -> Vec<Suggestion> {
        let Some(typed) = folded_beginning(typed) else {
            return Vec::new();
        };
        let vocabulary = Vocabulary::get();
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for (_, id) in beginning_with(&self.terms[lang as usize], &typed, |(phrase, _)| phrase) {
            let label = vocabulary.term(*id).name.get(lang).to_owned();
            let suggestion = Suggestion {
                target: SuggestionTarget::Term(*id),
                label,
            };
            if !suggestions.contains(&suggestion) {
                suggestions.push(suggestion);
            }
        }
        // Names get at least half of the lines, and more if there are few needs.
        suggestions.truncate(limit.div_ceil(2));
        let names =
            beginning_with(&self.names, &typed, |(name, _)| name).map(|(_, listing)| Suggestion {
                target: SuggestionTarget::Listing(listing.id.clone()),
                label: listing.name.get(lang).to_owned(),
            });
        suggestions.extend(names.take(limit - suggestions.len()));
        suggestions
    }

    pub(crate) fn suggest_places(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        let Some(typed) = folded_beginning(typed) else {
            return Vec::new();
        };
        let mut found: Vec<_> = beginning_with(&self.cities, &typed, |(city, ..)| city).collect();
        found.sort_by_key(|(_, _, zip_codes)| std::cmp::Reverse(*zip_codes));
        found
            .into_iter()
            .take(limit)
            .map(|(_, label, _)| Suggestion {
                target: SuggestionTarget::Place,
                label: label.clone(),
            })
            .collect()
    }
}

fn sorted<T: Ord>(mut table: Vec<T>) -> Vec<T> {
    table.sort_unstable();
    table
}

fn folded_beginning(typed: &str) -> Option<String> {
    let typed: String = typed.chars().take(MAX_TYPED_CHARS).collect();
    let typed = folded_words(&typed).join(" ");
    (typed.len() >= MIN_TYPED_CHARS).then_some(typed)
}

fn beginning_with<'r, T>(
    table: &'r [T],
    typed: &'r str,
    key: impl Fn(&T) -> &String + Copy + 'r,
) -> impl Iterator<Item = &'r T> {
    let start = table.partition_point(move |row| key(row).as_str() < typed);
    table[start..]
        .iter()
        .take_while(move |row| key(row).starts_with(typed))
}
