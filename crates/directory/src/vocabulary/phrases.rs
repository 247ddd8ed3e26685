//! Finds terms in short texts.

use super::{Facet, Term, TermId, TermSet, Vocabulary};
use crate::{
    Lang,
    phrases::{Phrases, split_words},
};
use std::sync::LazyLock;

/// Names and synonyms.
static PHRASES: LazyLock<Phrases<TermId>> = LazyLock::new(|| {
    index_phrases(|term| {
        let both = Lang::ALL.into_iter().flat_map(|lang| {
            let synonyms = term.synonyms.get(lang).iter().map(|synonym| &**synonym);
            term.name.exactly(lang).into_iter().chain(synonyms)
        });
        both.collect()
    })
});

/// The words in [`Term::headings`].
static HEADINGS: LazyLock<Phrases<TermId>> = LazyLock::new(|| {
    index_phrases(|term| term.headings.iter().map(|heading| &**heading).collect())
});

fn index_phrases(phrases: impl Fn(&'static Term) -> Vec<&'static str>) -> Phrases<TermId> {
    let terms = Vocabulary::get().terms();
    let phrases =
        terms.flat_map(|(id, term)| phrases(term).into_iter().map(move |phrase| (phrase, id)));
    Phrases::new(phrases).expect("the vocabulary is compiled in, and a test reads its phrases")
}

/// Finds the terms named by phrases of at least `least` words.
fn find_terms(phrases: &Phrases<TermId>, text: &str, facets: &[Facet], least: usize) -> TermSet {
    let words = split_words(text);
    let mut found = TermSet::default();
    let mut next = 0;
    while next < words.len() {
        next += match phrases.longest(&words[next..]) {
            Some((count, terms)) if count >= least => {
                found = found.union(only_facets(facets, terms));
                count
            }
            _ => 1,
        };
    }
    found
}

/// Finds the terms that a short text names, such as a list of languages. If phrases overlap, the longest counts. Not for
/// sentences, because these also mention what a place does not offer.
pub fn find_named_terms(text: &str, facets: &[Facet]) -> TermSet {
    find_terms(&PHRASES, text, facets, 1)
}

/// Finds the terms that a heading or a name means. A single word in it is not enough, unless it is one of
/// [`Term::headings`](super::Term::headings): "Wildlife Hotline" is not a crisis line, but "Hotlines" is.
pub fn find_terms_of_heading(heading: &str, facets: &[Facet]) -> TermSet {
    let phrases = find_terms(&PHRASES, heading, facets, 2);
    let within = phrases.union(find_terms(&HEADINGS, heading, facets, 1));
    let parts = heading.split(['/', ',', '(', ')', ';', '-']);
    parts.fold(within, |terms, part| {
        let words = split_words(part);
        match PHRASES.longest(&words) {
            Some((count, whole)) if count == words.len() => terms.union(only_facets(facets, whole)),
            _ => terms,
        }
    })
}

fn only_facets<'t>(facets: &[Facet], ids: impl IntoIterator<Item = &'t TermId>) -> TermSet {
    let vocabulary = Vocabulary::get();
    let wanted = |id: &&TermId| facets.contains(&vocabulary.term(**id).facet);
    ids.into_iter().filter(wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str, facets: &[Facet]) -> Vec<String> {
        let vocabulary = Vocabulary::get();
        let terms = find_named_terms(text, facets);
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
    fn a_single_word_in_a_heading_is_not_enough() {
        let needs = |heading| {
            let terms = find_terms_of_heading(heading, &[Facet::Need]);
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
    fn only_terms_of_the_given_facets_are_found() {
        assert!(keys("Medical Detox", &[Facet::Language]).is_empty());
    }
}
