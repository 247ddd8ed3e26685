//! Looks up phrases in a text word by word.

use crate::fold::fold;
use std::{collections::HashMap, ops::Range};
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    folded: String,
    pub(crate) at: Range<usize>,
    /// Whether only spaces, hyphens and slashes separate it from the previous word.
    follows: bool,
}

/// Splits a text into words. An apostrophe inside a word is part of it.
pub(crate) fn split_words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut rest = text;
    while let Some(gap) = rest.find(char::is_alphanumeric) {
        let start = text.len() - rest.len() + gap;
        let word = &text[start..];
        let end = word.find(|c| !is_of_word(c)).unwrap_or(word.len());
        let word = word[..end].trim_end_matches(['\'', '’']);
        words.push(Word {
            folded: fold(word),
            at: start..start + word.len(),
            follows: rest[..gap].chars().all(|c| c.is_whitespace() || joins(c)),
        });
        rest = &text[start + word.len()..];
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\'' | '’')
}

fn joins(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/')
}

/// A phrase to look up contains no word, so no text could match it.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" contains no word")]
pub(crate) struct WordlessPhrase(String);

/// Phrases, each with a value.
#[derive(Debug, Default)]
pub(crate) struct Phrases<T> {
    by_first_word: HashMap<String, Vec<(Vec<Word>, T)>>,
}

impl<T> Phrases<T> {
    pub(crate) fn new<'p>(
        phrases: impl Iterator<Item = (&'p str, T)>,
    ) -> Result<Self, WordlessPhrase> {
        let mut by_first_word: HashMap<String, Vec<(Vec<Word>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let mut words = split_words(phrase).into_iter();
            let first = words
                .next()
                .ok_or_else(|| WordlessPhrase(phrase.to_owned()))?;
            let rest = words.collect();
            let known = by_first_word.entry(first.folded).or_default();
            known.push((rest, value));
        }
        Ok(Self { by_first_word })
    }

    /// Finds the longest phrase at the beginning of these words. Returns its number of words and all its values.
    pub(crate) fn longest(&self, words: &[Word]) -> Option<(usize, Vec<&T>)> {
        let (first, after) = words.split_first()?;
        // A phrase with punctuation between its words may have it in the text too.
        let is_next = |(wanted, word): (&Word, &Word)| {
            wanted.folded == word.folded && (word.follows || !wanted.follows)
        };
        let is_there =
            |rest: &[Word]| rest.len() <= after.len() && rest.iter().zip(after).all(is_next);
        let there = || {
            let phrases = self.by_first_word.get(&first.folded).into_iter().flatten();
            phrases.filter(|(rest, _)| is_there(rest))
        };
        let most = there().map(|(rest, _)| rest.len()).max()?;
        let longest = there().filter(|(rest, _)| rest.len() == most);
        Some((most + 1, longest.map(|(_, value)| value).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_into_words_with_positions() {
        let text = "— A person’s ‘home-like’ place, e.g. “Año 2”";
        let words = split_words(text);
        let seen: Vec<_> = words
            .iter()
            .map(|word| (word.folded.as_str(), &text[word.at.clone()], word.follows))
            .collect();
        assert_eq!(
            seen,
            [
                ("a", "A", false),
                ("persons", "person’s", true),
                ("home", "home", false),
                ("like", "like", true),
                ("place", "place", false),
                ("e", "e", false),
                ("g", "g", false),
                ("ano", "Año", false),
                ("2", "2", true),
            ]
        );
    }

    #[test]
    fn the_words_of_a_phrase_must_be_adjacent() {
        let phrases =
            Phrases::new([("open 24/7", 1), ("walk in", 2), ("walk in", 3)].into_iter()).unwrap();
        let found = |text| {
            phrases
                .longest(&split_words(text))
                .map(|(count, known)| (count, known.len()))
        };
        assert_eq!(found("Open 24/7 for all"), Some((3, 1)));
        assert_eq!(found("Walk-in hours"), Some((2, 2)));
        assert_eq!(found("Walk/in"), Some((2, 2)));
        assert_eq!(found("Open, 24/7"), None);
        assert_eq!(found("Walk. In the hall"), None);
    }

    #[test]
    fn a_phrase_without_a_word_is_rejected() {
        assert!(Phrases::new([("…", ())].into_iter()).is_err());
    }
}
