//! The words of the patterns, each kept once, so that every typed word is compared with each of them only once.

use std::collections::HashMap;
use strsim::damerau_levenshtein;

/// Shortest word of a pattern that a misspelled word may stand for; shorter words are all close to one another.
const MIN_MISSPELLED_CHARS: usize = 5;

/// The number of a word in [`PatternWords`].
pub(super) type WordId = usize;

/// How much of a typed word has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Extent {
    WholeWord,
    /// The pattern's word ends with `*`.
    Beginning,
}

/// All words of all patterns.
#[derive(Default)]
pub(super) struct PatternWords {
    ids: HashMap<(String, Extent), WordId>,
    /// By first letter, because misspellings seldom change it, and "bill" isn't "kill".
    by_letter: HashMap<char, Vec<(String, Extent, WordId)>>,
}

/// A query's words, as the patterns see them.
pub(super) struct TypedWords {
    /// For each typed word, the words of the patterns that it can stand for.
    pub(super) meanings: Vec<Vec<WordId>>,
    /// For each word of the patterns, whether any typed word can stand for it.
    pub(super) is_typed: Vec<bool>,
}

impl PatternWords {
    /// The number of a folded word, which gets one if it is new.
    pub(super) fn add(&mut self, word: &str, extent: Extent) -> WordId {
        let next = self.ids.len();
        let id = *self.ids.entry((word.to_owned(), extent)).or_insert(next);
        if id == next {
            let letter = word.chars().next().unwrap_or_default();
            let words = self.by_letter.entry(letter).or_default();
            words.push((word.to_owned(), extent, id));
        }
        id
    }

    /// Compares a query's folded words with those of the patterns.
    pub(super) fn read_typed(&self, words: &[&str]) -> TypedWords {
        let meanings: Vec<Vec<WordId>> = words.iter().map(|word| self.meanings(word)).collect();
        let mut is_typed = vec![false; self.ids.len()];
        for id in meanings.iter().flatten() {
            is_typed[*id] = true;
        }
        TypedWords { meanings, is_typed }
    }

    /// A word that a pattern spells out isn't taken for a misspelling of another: "battered" isn't "batterer".
    fn meanings(&self, word: &str) -> Vec<WordId> {
        let letter = word.chars().next().unwrap_or_default();
        let pick = |agrees: fn(&str, &str, Extent) -> bool| -> Vec<WordId> {
            let candidates = self.by_letter.get(&letter).into_iter().flatten();
            candidates
                .filter(|(pattern, extent, _)| agrees(word, pattern, *extent))
                .map(|(.., id)| *id)
                .collect()
        };
        let mut meanings = pick(is_spelled_like);
        if !self.ids.contains_key(&(word.to_owned(), Extent::WholeWord)) {
            meanings.extend(pick(misspells));
        }
        meanings
    }
}

fn is_spelled_like(word: &str, pattern: &str, extent: Extent) -> bool {
    match extent {
        Extent::WholeWord => word == pattern,
        Extent::Beginning => word.starts_with(pattern),
    }
}

fn misspells(word: &str, pattern: &str, extent: Extent) -> bool {
    let is_one_step_away = |word: &str| {
        word.len().abs_diff(pattern.len()) <= 1 && damerau_levenshtein(word, pattern) <= 1
    };
    pattern.len() >= MIN_MISSPELLED_CHARS
        && match extent {
            Extent::WholeWord => is_one_step_away(word),
            Extent::Beginning => (pattern.len() - 1..=pattern.len() + 1)
                .filter_map(|length| word.get(..length))
                .any(is_one_step_away),
        }
}

#[cfg(test)]
impl PatternWords {
    /// The word behind a number, as somebody might type it.
    pub(super) fn spelling(&self, id: WordId) -> &str {
        let mut words = self.by_letter.values().flatten();
        words
            .find(|(.., own)| *own == id)
            .map_or("", |(word, ..)| word)
    }
}
