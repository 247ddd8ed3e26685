//! Phrases in a text, word by word.

use crate::fold::fold;
use std::{collections::HashMap, ops::Range};
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    folded: String,
    pub(super) at: Range<usize>,
    /// Whether only blanks and hyphens stand between it and the word before.
    follows: bool,
}

/// The words of a text; an apostrophe inside one is part of it.
pub(super) fn words(text: &str) -> Vec<Word> {
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
            follows: rest[..gap]
                .chars()
                .all(|c| c.is_whitespace() || is_hyphen(c)),
        });
        rest = &text[start + word.len()..];
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\'' | '’')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first_word: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Phrases<T> {
    /// Fails on a phrase without a word.
    pub(super) fn new<'p>(phrases: impl Iterator<Item = (&'p String, T)>) -> Result<Self, String> {
        let mut by_first_word: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let mut words = words(phrase).into_iter().map(|word| word.folded);
            let first = words
                .next()
                .ok_or_else(|| format!("\"{phrase}\" has no word"))?;
            let rest = words.collect();
            by_first_word.entry(first).or_default().push((rest, value));
        }
        Ok(Self { by_first_word })
    }

    /// The longest phrase that these words begin with: how many words it has, and what it stands for.
    pub(super) fn longest(&self, words: &[Word]) -> Option<(usize, &T)> {
        let (first, after) = words.split_first()?;
        let is_there = |rest: &[String]| {
            rest.len() <= after.len()
                && rest
                    .iter()
                    .zip(after)
                    .all(|(wanted, word)| word.follows && *wanted == word.folded)
        };
        self.by_first_word
            .get(&first.folded)?
            .iter()
            .filter(|(rest, _)| is_there(rest))
            .max_by_key(|(rest, _)| rest.len())
            .map(|(rest, value)| (rest.len() + 1, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_into_words_and_where_they_are() {
        let text = "— A person’s ‘home-like’ place, e.g. “Año 2”";
        let words = words(text);
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
    fn a_phrase_without_a_word_is_refused() {
        let empty = "…".to_owned();
        assert!(Phrases::new([(&empty, ())].into_iter()).is_err());
    }
}
