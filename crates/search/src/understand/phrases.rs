//! Phrases: names and synonyms of the vocabulary inside a query, in both languages at once, because people mix them.

use super::{
    concept::{Concept, Phrase},
    typed::{Part, Typed},
};
use crate::{
    analysis::{Stemmers, folded_words, is_stop_word},
    lexicon::Lexicon,
};
use std::collections::{HashMap, HashSet};
use waymark_directory::{Lang, TermId, Vocabulary};

/// No phrase of the vocabulary is longer.
const MAX_PHRASE_WORDS: usize = 7;
/// The longest part of a query that is compared with phrases: a phrase with glue between its words.
const MAX_WINDOW_WORDS: usize = 9;
/// Words that may be added inside a phrase or left out of it: "get off (of my) pills".
const GLUE: [&str; 22] = [
    "a", "an", "the", "my", "your", "his", "her", "our", "their", "of", "to", "for", "from", "de",
    "del", "la", "el", "los", "las", "mi", "mis", "para",
];
/// Phrases of up to this many words are compared without spaces too: "out patient", "halfwayhouse".
const MAX_JOINED_WORDS: usize = 3;

pub(super) struct Phrases {
    /// Terms by the stems of their phrases, for each language.
    by_stems: [HashMap<String, Vec<TermId>>; 2],
    /// Terms by their phrases without spaces.
    joined: HashMap<String, Vec<TermId>>,
    lexicon: Lexicon,
}

impl Phrases {
    /// `more_words` are spelled correctly though no phrase has them.
    pub(super) fn new<'w>(
        more_words: impl Iterator<Item = &'w str>,
        stemmers: &mut Stemmers,
    ) -> Self {
        let mut by_stems = [HashMap::new(), HashMap::new()];
        let mut joined = HashMap::new();
        let mut known: Vec<String> = more_words.map(str::to_owned).collect();
        let add = |table: &mut HashMap<String, Vec<TermId>>, key, id| {
            let terms: &mut Vec<TermId> = table.entry(key).or_default();
            if !terms.contains(&id) {
                terms.push(id);
            }
        };
        for (id, term) in Vocabulary::get().terms() {
            for lang in Lang::ALL {
                let name = term.name.get(lang);
                // "Detox (withdrawal care)" is typed as "detox".
                let short = name.split('(').next().unwrap_or_default();
                let phrases = [name, short]
                    .into_iter()
                    .chain(term.synonyms.get(lang).iter().map(|s| &**s));
                for phrase in phrases
                    .map(folded_words)
                    .filter(|words| (1..=MAX_PHRASE_WORDS).contains(&words.len()))
                {
                    let stemmed: Vec<_> = phrase.iter().map(|w| stemmers.stem(lang, w)).collect();
                    add(&mut by_stems[lang as usize], key(&phrase, &stemmed), id);
                    if phrase.len() <= MAX_JOINED_WORDS {
                        add(&mut joined, phrase.concat(), id);
                    }
                    known.extend(phrase);
                }
            }
        }
        Self {
            by_stems,
            joined,
            lexicon: Lexicon::new(known.iter().map(String::as_str)),
        }
    }

    /// Every word of every phrase.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Assigns words to phrases, from left to right, the longest phrase first.
    pub(super) fn take_phrases(&self, typed: &mut Typed, stemmers: &mut Stemmers) -> Vec<Phrase> {
        let words: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let stemmed = Lang::ALL.map(|lang| {
            words
                .iter()
                .map(|w| stemmers.stem(lang, w))
                .collect::<Vec<_>>()
        });
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + MAX_WINDOW_WORDS))
                .rev()
                .filter(|end| typed.is_free(at..*end))
                .find_map(|end| {
                    let terms = self.terms_of(
                        &words[at..end],
                        Lang::ALL.map(|l| &stemmed[l as usize][at..end]),
                    );
                    (!terms.is_empty()).then_some((terms, end))
                });
            if let Some((terms, end)) = longest {
                typed.assign(at..end, Part::Concept(at));
                found.push(Phrase {
                    from: at,
                    concept: Concept { terms },
                });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    fn terms_of(&self, words: &[String], stemmed: [&[String]; 2]) -> Vec<TermId> {
        // Glue at the edge belongs to what comes before or after.
        let glued = [words.first(), words.last()]
            .iter()
            .flatten()
            .any(|word| is_glue(word));
        if glued && words.len() > 1 {
            return Vec::new();
        }
        // A stem may be a stop word of the other language: Spanish stems "queer" to "que".
        let by_stems = Lang::ALL
            .into_iter()
            .filter(|_| !(words.len() == 1 && is_stop_word(&words[0])))
            .filter_map(|lang| {
                self.by_stems[lang as usize].get(&key(words, stemmed[lang as usize]))
            });
        let joined = (words.len() <= MAX_JOINED_WORDS)
            .then(|| self.joined.get(&words.concat()))
            .flatten();
        let mut seen = HashSet::new();
        by_stems
            .chain(joined)
            .flatten()
            .copied()
            .filter(|id| seen.insert(*id))
            .collect()
    }
}

fn is_glue(word: &str) -> bool {
    GLUE.contains(&word)
}

/// The stems without glue. A phrase that is nothing but glue keeps it.
fn key(words: &[String], stemmed: &[String]) -> String {
    let without: Vec<&str> = words
        .iter()
        .zip(stemmed)
        .filter(|(word, _)| !is_glue(word))
        .map(|(_, stem)| stem.as_str())
        .collect();
    if without.is_empty() {
        stemmed.join(" ")
    } else {
        without.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(q: &str) -> Vec<Vec<&'static str>> {
        let mut stemmers = Stemmers::new();
        let phrases = Phrases::new(std::iter::empty(), &mut stemmers);
        let vocabulary = Vocabulary::get();
        let found = phrases.take_phrases(&mut Typed::new(q), &mut stemmers);
        let keys = |phrase: &Phrase| {
            let terms = phrase.concept.terms.iter();
            terms.map(|id| &*vocabulary.term(*id).key).collect()
        };
        found.iter().map(keys).collect()
    }

    #[test]
    fn phrases_are_found_in_both_languages() {
        assert_eq!(keys("detox"), keys("desintoxicación"));
        assert!(keys("clinica de metadona")[0].contains(&"methadone"));
        assert_eq!(keys("iop for women").len(), 2);
    }

    #[test]
    fn a_phrase_may_be_written_with_or_without_spaces() {
        assert_eq!(keys("half way house"), keys("halfway house"));
        assert_eq!(keys("out-patient"), keys("outpatient"));
        assert_eq!(keys("soberliving"), keys("sober living"));
    }

    #[test]
    fn glue_inside_a_phrase_does_not_matter() {
        assert_eq!(
            keys("get off of the pain pills"),
            keys("get off pain pills")
        );
        assert_eq!(keys("the"), [[""; 0]; 0]);
    }

    #[test]
    fn stop_words_are_not_taken_for_stems() {
        assert_eq!(keys("que"), [[""; 0]; 0]);
        assert_eq!(keys("queer"), [["lgbtq"]]);
    }
}
