//! Phrases of the vocabulary inside the words: names and synonyms of terms, in both languages at once,
//! because people mix them.

use super::{
    Concept, Phrase,
    typed::{Part, Typed},
};
use crate::{
    analysis::{Stems, is_stop_word, words},
    lexicon::Lexicon,
};
use std::collections::{HashMap, HashSet};
use waymark_directory::{Lang, TermId, Vocabulary};

/// Longest phrase, in words.
const MAX_PHRASE_WORDS: usize = 7;
/// Longest stretch of a query that is compared with phrases; a phrase may have glue between its words.
const MAX_WINDOW: usize = 9;
/// Words that may stand between the words of a phrase, or be left out: "get off (of my) pills".
const GLUE: [&str; 22] = [
    "a", "an", "the", "my", "your", "his", "her", "our", "their", "of", "to", "for", "from", "de",
    "del", "la", "el", "los", "las", "mi", "mis", "para",
];
/// Phrases are compared without spaces too, up to so many words: "out patient", "halfwayhouse".
const MAX_JOINED_WORDS: usize = 3;

/// Phrases by their stems, one table a language.
pub(super) struct Phrases {
    tables: [HashMap<String, Vec<TermId>>; 2],
    joined: HashMap<String, Vec<TermId>>,
    lexicon: Lexicon,
}

impl Phrases {
    /// `more` are words that are spelt right though no phrase has them.
    pub(super) fn new<'w>(more: impl Iterator<Item = &'w str>, stems: &mut Stems) -> Self {
        let mut tables = [HashMap::new(), HashMap::new()];
        let mut joined = HashMap::new();
        let mut known: Vec<String> = more.map(str::to_owned).collect();
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
                    .map(words)
                    .filter(|words| (1..=MAX_PHRASE_WORDS).contains(&words.len()))
                {
                    let stemmed: Vec<_> = phrase.iter().map(|w| stems.stem(lang, w)).collect();
                    add(&mut tables[lang as usize], key(&phrase, &stemmed), id);
                    if phrase.len() <= MAX_JOINED_WORDS {
                        add(&mut joined, phrase.concat(), id);
                    }
                    known.extend(phrase);
                }
            }
        }
        Self {
            tables,
            joined,
            lexicon: Lexicon::new(known.iter().map(String::as_str)),
        }
    }

    /// Every word of every phrase.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Takes phrases out of the words, longest first from the left.
    pub(super) fn find(&self, typed: &mut Typed, stems: &mut Stems) -> Vec<Phrase> {
        let words: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let stemmed = Lang::ALL.map(|lang| {
            words
                .iter()
                .map(|w| stems.stem(lang, w))
                .collect::<Vec<_>>()
        });
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + MAX_WINDOW))
                .rev()
                .filter(|end| typed.is_free(at..*end))
                .find_map(|end| {
                    let terms = self.terms(
                        &words[at..end],
                        Lang::ALL.map(|l| &stemmed[l as usize][at..end]),
                    );
                    (!terms.is_empty()).then_some((terms, end))
                });
            if let Some((terms, end)) = longest {
                typed.take(at..end, Part::Concept(at));
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

    fn terms(&self, words: &[String], stemmed: [&[String]; 2]) -> Vec<TermId> {
        // Glue at the edges belongs to what comes before or after.
        let glued = [words.first(), words.last()]
            .iter()
            .flatten()
            .any(|word| is_glue(word));
        if glued && words.len() > 1 {
            return Vec::new();
        }
        // A stem may be a little word of the other language: Spanish cuts "queer" to "que".
        let by_stems = Lang::ALL
            .into_iter()
            .filter(|_| !(words.len() == 1 && is_stop_word(&words[0])))
            .filter_map(|lang| self.tables[lang as usize].get(&key(words, stemmed[lang as usize])));
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

/// The stems without glue; a phrase that is all glue keeps it.
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
        let mut stems = Stems::new();
        let phrases = Phrases::new(std::iter::empty(), &mut stems);
        let vocabulary = Vocabulary::get();
        let found = phrases.find(&mut Typed::new(q), &mut stems);
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
    fn words_written_apart_or_together_are_one_phrase() {
        assert_eq!(keys("half way house"), keys("halfway house"));
        assert_eq!(keys("out-patient"), keys("outpatient"));
        assert_eq!(keys("soberliving"), keys("sober living"));
    }

    #[test]
    fn glue_does_not_break_a_phrase() {
        assert_eq!(
            keys("get off of the pain pills"),
            keys("get off pain pills")
        );
        assert_eq!(keys("the"), [[""; 0]; 0]);
    }

    #[test]
    fn little_words_are_no_stems() {
        assert_eq!(keys("que"), [[""; 0]; 0]);
        assert_eq!(keys("queer"), [["lgbtq"]]);
    }
}
