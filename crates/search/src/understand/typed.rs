//! The words as they were typed, and what each was found to be.

use crate::analysis::{MAX_WORD_CHARS, is_stop_word};
use waymark_directory::fold::fold;

/// Most words of a query that are read: a long sentence.
const MAX_WORDS: usize = 40;

/// What a word is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Of nothing yet.
    #[default]
    Free,
    /// The place.
    Place,
    /// The phrase that begins at this position.
    Concept(usize),
    /// What is not wanted, beginning at this position.
    Negation(usize),
}

/// One word, folded.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it is compared; mended by a later step.
    pub(super) text: String,
    /// What it belongs to.
    pub(super) part: Part,
    /// The piece between white space it stands in: "in-patient" is one piece and two words.
    chunk: usize,
}

/// A query's words in their order.
#[derive(Clone, Debug)]
pub(super) struct Typed<'q> {
    chunks: Vec<&'q str>,
    pub(super) words: Vec<Word>,
}

impl<'q> Typed<'q> {
    /// Splits and folds.
    pub(super) fn new(q: &'q str) -> Self {
        let chunks: Vec<&str> = q.split_whitespace().collect();
        let mut words = Vec::new();
        for (chunk, text) in chunks.iter().enumerate() {
            let folded = fold(text);
            let fitting = folded
                .split(' ')
                .filter(|w| !w.is_empty() && w.chars().count() <= MAX_WORD_CHARS);
            words.extend(fitting.map(|text| Word {
                text: text.to_owned(),
                part: Part::Free,
                chunk,
            }));
        }
        words.truncate(MAX_WORDS);
        Self { chunks, words }
    }

    /// All words.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    /// Words that belong to nothing yet.
    pub(super) fn free(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .filter(|word| word.part == Part::Free)
            .map(|word| word.text.as_str())
    }

    /// Whether all words of a range belong to nothing yet.
    pub(super) fn is_free(&self, range: std::ops::Range<usize>) -> bool {
        self.words[range].iter().all(|word| word.part == Part::Free)
    }

    /// Gives words to a part.
    pub(super) fn take(&mut self, range: std::ops::Range<usize>, part: Part) {
        self.words[range]
            .iter_mut()
            .for_each(|word| word.part = part);
    }

    /// Puts two words in the place of one that was run together.
    pub(super) fn split(&mut self, at: usize, first: String, second: String) {
        let word = &mut self.words[at];
        word.text = first;
        let second = Word {
            text: second,
            ..word.clone()
        };
        self.words.insert(at + 1, second);
    }

    /// The pieces of a part as they were typed.
    pub(super) fn words_of(&self, part: Part) -> String {
        self.pieces(|chunk| self.belongs(chunk, part))
    }

    /// What was typed, less a part and the little words that led to it.
    pub(super) fn without(&self, part: Part) -> String {
        let mut dropped: Vec<bool> = (0..self.chunks.len())
            .map(|chunk| self.belongs(chunk, part))
            .collect();
        for chunk in (1..self.chunks.len()).rev() {
            if dropped[chunk] && !dropped[chunk - 1] {
                dropped[chunk - 1] = self.is_idle(chunk - 1);
            }
        }
        let kept = |chunk: usize| !dropped[chunk];
        // Little words alone ask nothing.
        if (0..self.chunks.len()).all(|chunk| dropped[chunk] || self.is_idle(chunk)) {
            return String::new();
        }
        self.pieces(kept)
    }

    fn pieces(&self, wanted: impl Fn(usize) -> bool) -> String {
        let pieces: Vec<&str> = (0..self.chunks.len())
            .filter(|chunk| wanted(*chunk))
            .map(|chunk| self.chunks[chunk])
            .collect();
        pieces.join(" ")
    }

    fn belongs(&self, chunk: usize, part: Part) -> bool {
        self.words
            .iter()
            .any(|word| word.chunk == chunk && word.part == part)
    }

    /// Whether a piece is only words without meaning that belong to nothing.
    fn is_idle(&self, chunk: usize) -> bool {
        self.words
            .iter()
            .filter(|word| word.chunk == chunk)
            .all(|word| word.part == Part::Free && is_stop_word(&word.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_out_with_the_words_that_led_to_it() {
        let mut typed = Typed::new("In-patient rehab for Women that takes medicaid");
        assert_eq!(
            typed.texts(),
            [
                "in", "patient", "rehab", "for", "women", "that", "takes", "medicaid"
            ]
        );
        typed.take(0..2, Part::Concept(0));
        typed.take(2..3, Part::Concept(2));
        typed.take(4..5, Part::Concept(4));
        typed.take(7..8, Part::Concept(7));
        assert_eq!(typed.words_of(Part::Concept(0)), "In-patient");
        assert_eq!(
            typed.without(Part::Concept(4)),
            "In-patient rehab that takes medicaid"
        );
        assert_eq!(
            typed.without(Part::Concept(7)),
            "In-patient rehab for Women"
        );
    }

    #[test]
    fn little_words_alone_are_nothing() {
        let mut typed = Typed::new("help me find a detox");
        typed.take(4..5, Part::Concept(4));
        assert_eq!(typed.without(Part::Concept(4)), "");
    }
}
