//! Suggestions while typing: needs, names of listings, places.

use crate::analysis::words;
use std::sync::Arc;
use waymark_directory::{
    Facet, Lang, Listing, ListingId, TermId, Vocabulary, fold::fold, places::Places,
};

/// Shortest beginning for which names and cities are suggested.
const MIN_TYPED_CHARS: usize = 2;
/// Longest beginning that is read.
const MAX_TYPED_CHARS: usize = 64;

/// One line under the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What choosing it does.
    pub kind: SuggestionKind,
    /// As shown.
    pub label: String,
}

/// What choosing a suggestion does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// Searches for a need or another term.
    Term(TermId),
    /// Opens a listing.
    Listing(ListingId),
    /// Sets the place.
    Place,
}

/// Tables sorted by folded text, for finding beginnings.
pub(crate) struct Suggestions {
    terms: [Vec<(String, TermId)>; 2],
    names: Vec<(String, Arc<Listing>)>,
    /// Folded "denver co", label, number of ZIP codes.
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

    pub(crate) fn needs_and_names(&self, typed: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
        let Some(typed) = beginning(typed) else {
            return Vec::new();
        };
        let vocabulary = Vocabulary::get();
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for (_, id) in starting(&self.terms[lang as usize], &typed, |(phrase, _)| phrase) {
            let label = vocabulary.term(*id).name.get(lang).to_owned();
            let suggestion = Suggestion {
                kind: SuggestionKind::Term(*id),
                label,
            };
            if !suggestions.contains(&suggestion) {
                suggestions.push(suggestion);
            }
        }
        // The shorter the list of needs, the more names fit; half of the lines are always left to names.
        suggestions.truncate(limit.div_ceil(2));
        let names =
            starting(&self.names, &typed, |(name, _)| name).map(|(_, listing)| Suggestion {
                kind: SuggestionKind::Listing(listing.id.clone()),
                label: listing.name.get(lang).to_owned(),
            });
        suggestions.extend(names.take(limit - suggestions.len()));
        suggestions
    }

    pub(crate) fn places(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        let Some(typed) = beginning(typed) else {
            return Vec::new();
        };
        let mut found: Vec<_> = starting(&self.cities, &typed, |(city, ..)| city).collect();
        found.sort_by_key(|(_, _, zip_codes)| std::cmp::Reverse(*zip_codes));
        found
            .into_iter()
            .take(limit)
            .map(|(_, label, _)| Suggestion {
                kind: SuggestionKind::Place,
                label: label.clone(),
            })
            .collect()
    }
}

fn sorted<T: Ord>(mut rows: Vec<T>) -> Vec<T> {
    rows.sort_unstable();
    rows
}

fn beginning(typed: &str) -> Option<String> {
    let typed: String = typed.chars().take(MAX_TYPED_CHARS).collect();
    let typed = words(&typed).join(" ");
    (typed.len() >= MIN_TYPED_CHARS).then_some(typed)
}

fn starting<'r, T>(
    rows: &'r [T],
    typed: &'r str,
    key: impl Fn(&T) -> &String + Copy + 'r,
) -> impl Iterator<Item = &'r T> {
    let start = rows.partition_point(move |row| key(row).as_str() < typed);
    rows[start..]
        .iter()
        .take_while(move |row| key(row).starts_with(typed))
}
