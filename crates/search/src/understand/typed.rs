//! Typed words: the words of a query as they were typed, and what each was found to be part of.

use crate::analysis::{MAX_WORD_CHARS, is_stop_word};
use waymark_directory::fold::fold;

/// A long sentence. Further words aren't read.
const MAX_WORDS: usize = 40;

/// What a word is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing yet.
    #[default]
    Free,
    Place,
    /// The phrase that begins at this word.
    Concept(usize),
    /// Something unwanted. The unwanted phrase begins at this word.
    Unwanted(usize),
}

/// One word, folded.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it is compared. A later step corrects it.
    pub(super) text: String,
    pub(super) part: Part,
    /// The piece between white space that it was typed in: "in-patient" is one piece and two words.
    chunk: usize,
}

/// A query's words in their order.
#[derive(Clone, Debug)]
pub(super) struct Typed<'q> {
    chunks: Vec<&'q str>,
    pub(super) words: Vec<Word>,
}

impl<'q> Typed<'q> {
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

    pub(super) fn texts(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    /// Words that aren't part of anything yet.
    pub(super) fn free_words(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .filter(|word| word.part == Part::Free)
            .map(|word| word.text.as_str())
    }

    /// Words of concepts that are wanted.
    pub(super) fn concept_words(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .filter(|word| matches!(word.part, Part::Concept(_)))
            .map(|word| word.text.as_str())
    }

    /// Whether no word of a range is part of anything yet.
    pub(super) fn is_free(&self, range: std::ops::Range<usize>) -> bool {
        self.words[range].iter().all(|word| word.part == Part::Free)
    }

    pub(super) fn assign(&mut self, range: std::ops::Range<usize>, part: Part) {
        self.words[range]
            .iter_mut()
            .for_each(|word| word.part = part);
    }

    /// Replaces a word that was run together with its two words.
    pub(super) fn split_word(&mut self, at: usize, first: String, second: String) {
        let word = &mut self.words[at];
        word.text = first;
        let second = Word {
            text: second,
            ..word.clone()
        };
        self.words.insert(at + 1, second);
    }

    /// The words of a part as they were typed.
    pub(super) fn typed_words_of(&self, part: Part) -> String {
        self.pieces(|chunk| self.is_part_of(chunk, part))
    }

    /// What was typed, without a part and the little words that lead to it.
    pub(super) fn typed_words_without(&self, part: Part) -> String {
        let mut dropped: Vec<bool> = (0..self.chunks.len())
            .map(|chunk| self.is_part_of(chunk, part))
            .collect();
        for chunk in (1..self.chunks.len()).rev() {
            if dropped[chunk] && !dropped[chunk - 1] {
                dropped[chunk - 1] = self.is_idle(chunk - 1);
            }
        }
        let kept = |chunk: usize| !dropped[chunk];
        // Little words by themselves ask for nothing.
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

    fn is_part_of(&self, chunk: usize, part: Part) -> bool {
        self.words
            .iter()
            .any(|word| word.chunk == chunk && word.part == part)
    }

    /// Whether a piece is nothing but words without meaning.
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
    fn a_part_is_left_out_with_the_little_words_that_lead_to_it() {
        let mut typed = Typed::new("In-patient rehab for Women that takes medicaid");
        assert_eq!(
            typed.texts(),
            [
                "in", "patient", "rehab", "for", "women", "that", "takes", "medicaid"
            ]
        );
        typed.assign(0..2, Part::Concept(0));
        typed.assign(2..3, Part::Concept(2));
        typed.assign(4..5, Part::Concept(4));
        typed.assign(7..8, Part::Concept(7));
        assert_eq!(typed.typed_words_of(Part::Concept(0)), "In-patient");
        assert_eq!(
            typed.typed_words_without(Part::Concept(4)),
            "In-patient rehab that takes medicaid"
        );
        assert_eq!(
            typed.typed_words_without(Part::Concept(7)),
            "In-patient rehab for Women"
        );
    }

    #[test]
    fn little_words_that_are_left_alone_are_left_out_too() {
        let mut typed = Typed::new("help me find a detox");
        typed.assign(4..5, Part::Concept(4));
        assert_eq!(typed.typed_words_without(Part::Concept(4)), "");
    }
}
