//! Terms that a text of a few words names.

use super::{Facet, TermId, TermSet, Vocabulary};
use crate::{Lang, fold::fold};
use std::{collections::HashMap, sync::LazyLock};

/// Terms by the folded words that name them.
#[derive(Default)]
struct Phrases {
    terms: HashMap<String, Vec<TermId>>,
    /// Words of the longest phrase.
    longest: usize,
}

/// Labels and synonyms.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (id, term) in Vocabulary::get().terms() {
        for lang in Lang::ALL {
            let label = term.name.exactly(lang).into_iter();
            let synonyms = term.synonyms.get(lang).iter().map(|synonym| &**synonym);
            label
                .chain(synonyms)
                .for_each(|phrase| phrases.add(phrase, id));
        }
    }
    phrases
});

/// Words of headings.
static HEADINGS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (id, term) in Vocabulary::get().terms() {
        term.headings
            .iter()
            .for_each(|phrase| phrases.add(phrase, id));
    }
    phrases
});

impl Phrases {
    fn add(&mut self, phrase: &str, id: TermId) {
        let phrase = fold(phrase);
        self.longest = self.longest.max(phrase.split(' ').count());
        let known = self.terms.entry(phrase).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }

    /// The terms of phrases of at least `least` words.
    fn found(&self, text: &str, facets: &[Facet], least: usize) -> TermSet {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = TermSet::default();
        let mut at = 0;
        while at < words.len() {
            let most = self.longest.min(words.len() - at);
            let hit = (least..=most).rev().find_map(|count| {
                let terms = self.terms.get(&words[at..at + count].join(" "))?;
                Some((count, terms))
            });
            at += match hit {
                Some((count, terms)) => {
                    found = found.union(of(facets, terms));
                    count
                }
                None => 1,
            };
        }
        found
    }
}

/// The terms of some facets that a short text names, such as a list of languages. Of phrases within each other the
/// longest counts. Not for sentences: they also name what is not there.
pub fn named(text: &str, facets: &[Facet]) -> TermSet {
    PHRASES.found(text, facets, 1)
}

/// The terms of some facets that a heading or a name means. A single word within it is not enough, unless it is one of
/// [`Term::headings`](super::Term::headings): a hotline for wildlife is no crisis line, but "Hotlines" is.
pub fn meant(heading: &str, facets: &[Facet]) -> TermSet {
    let phrases = PHRASES.found(heading, facets, 2);
    let within = phrases.union(HEADINGS.found(heading, facets, 1));
    let parts = heading.split(['/', ',', '(', ')', ';', '-']);
    parts.fold(within, |terms, part| {
        let whole = PHRASES.terms.get(&fold(part));
        terms.union(of(facets, whole.into_iter().flatten()))
    })
}

fn of<'t>(facets: &[Facet], ids: impl IntoIterator<Item = &'t TermId>) -> TermSet {
    let vocabulary = Vocabulary::get();
    let wanted = |id: &&TermId| facets.contains(&vocabulary.term(**id).facet);
    ids.into_iter().filter(wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str, facets: &[Facet]) -> Vec<String> {
        let vocabulary = Vocabulary::get();
        let terms = named(text, facets);
        terms
            .iter()
            .map(|id| vocabulary.term(id).key.to_string())
            .collect()
    }

    #[test]
    fn the_longest_phrase_counts() {
        assert_eq!(
            keys("American Sign Language / Español", &[Facet::Language]),
            ["es", "sgn"]
        );
        assert_eq!(keys("Medical Detox", &[Facet::Need]), ["detox"]);
        assert!(keys("Water Safety Education", &[Facet::Need]).is_empty());
    }

    #[test]
    fn a_word_within_a_heading_is_not_enough() {
        let needs = |heading| {
            let terms = meant(heading, &[Facet::Need]);
            terms
                .iter()
                .map(|id| &*Vocabulary::get().term(id).key)
                .collect::<Vec<_>>()
        };
        assert_eq!(needs("Detox / Food pantry"), ["detox", "food"]);
        assert!(needs("Wildlife Hotline").is_empty());
        assert_eq!(needs("Inpatient Drug Detoxification"), ["detox"]);
    }

    #[test]
    fn only_the_facets_asked_for_are_named() {
        assert!(keys("Medical Detox", &[Facet::Language]).is_empty());
    }
}
