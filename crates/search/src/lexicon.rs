//! A lexicon: known words and how often they occur, for correcting typing errors and completing unfinished words.

use std::collections::HashMap;
use strsim::damerau_levenshtein;

/// Shorter words aren't corrected: with three letters, everything is one step from something.
const MIN_CORRECTED_CHARS: usize = 4;
/// In shorter words only a missing letter is corrected: "deto" becomes "detox", but "code" doesn't become "come".
const MIN_CHANGED_CHARS: usize = 5;
/// From this length on, two steps are forgiven if the word begins correctly.
const TWO_STEPS_CHARS: usize = 6;
/// Bytes that make a correct beginning.
const CORRECT_START: usize = 2;

#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Sorted by word.
    words: Vec<KnownWord>,
    /// The sum of all counts.
    total: u32,
}

#[derive(Debug)]
struct KnownWord {
    word: Box<str>,
    /// One bit for each letter: words that differ in more than a few bits aren't worth comparing.
    letters: u32,
    count: u32,
}

impl Lexicon {
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
        let entry = |(word, count): (&str, u32)| KnownWord {
            word: word.into(),
            letters: letters(word),
            count,
        };
        let mut words: Vec<_> = counts.into_iter().map(entry).collect();
        words.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        let total = words.iter().map(|entry| entry.count).sum();
        Self { words, total }
    }

    /// Every word, in alphabetical order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|entry| &*entry.word)
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.count(word) > 0
    }

    pub(crate) fn count(&self, word: &str) -> u32 {
        self.words
            .binary_search_by(|entry| (*entry.word).cmp(word))
            .map_or(0, |at| self.words[at].count)
    }

    /// How much a word tells: the logarithm of its rarity, as in inverse document frequency.
    pub(crate) fn rarity(&self, word: &str) -> f32 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a weight needs no more than seven digits"
        )]
        let seldom = (self.total + 2) as f32 / (self.count(word) + 1) as f32;
        seldom.ln()
    }

    /// The known word that a misspelled one stands for: one step away, or two in long words.
    pub(crate) fn correct_word(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        if length < MIN_CORRECTED_CHARS || word.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        self.nearest_word(word, if length >= TWO_STEPS_CHARS { 2 } else { 1 })
    }

    /// The nearest known word at most `steps` away. Among equally near ones, one with the same first letter is
    /// preferred, because first letters are seldom wrong, and then the most frequent one.
    pub(crate) fn nearest_word(&self, word: &str, steps: usize) -> Option<&str> {
        let mine = letters(word);
        let near = self.words.iter().filter(|entry| {
            // A step changes at most two bits, and lengths by at most one.
            (entry.letters ^ mine).count_ones() as usize <= 2 * steps
                && entry.word.len().abs_diff(word.len()) <= steps
                && (word.len() >= MIN_CHANGED_CHARS || entry.word.len() > word.len())
        });
        let begins_correctly = |known: &str| {
            known.as_bytes().get(..CORRECT_START) == word.as_bytes().get(..CORRECT_START)
        };
        let scored = near.filter_map(|entry| {
            let distance = damerau_levenshtein(word, &entry.word);
            let other_start = entry.word.bytes().next() != word.bytes().next();
            let is_near = distance <= 1 || (distance <= steps && begins_correctly(&entry.word));
            is_near.then_some((distance, other_start, u32::MAX - entry.count, entry))
        });
        scored
            .min_by_key(|(distance, start, rarity, _)| (*distance, *start, *rarity))
            .map(|(.., entry)| &*entry.word)
    }

    /// Known words that begin with the prefix, most frequent first.
    pub(crate) fn complete_word(&self, prefix: &str, limit: usize) -> Vec<&str> {
        let start = self.words.partition_point(|entry| *entry.word < *prefix);
        let mut found: Vec<_> = self.words[start..]
            .iter()
            .take_while(|entry| entry.word.starts_with(prefix))
            .collect();
        found.sort_by_key(|entry| u32::MAX - entry.count);
        found
            .into_iter()
            .take(limit)
            .map(|entry| &*entry.word)
            .collect()
    }
}

fn letters(word: &str) -> u32 {
    word.bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |bits, b| bits | 1 << (b - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::new(
            "methadone methadone clinic suboxone counseling tallapoosa detox inpatient clinical"
                .split(' '),
        )
    }

    #[test]
    fn typing_errors_are_corrected() {
        let lexicon = lexicon();
        for (typed, meant) in [
            ("methadon", "methadone"),
            ("clinc", "clinic"),
            ("subuxone", "suboxone"),
            ("councling", "counseling"),
            ("detoxx", "detox"),
            ("inpatiant", "inpatient"),
            ("dteox", "detox"),
        ] {
            assert_eq!(lexicon.correct_word(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_far_from_every_known_one_stays_as_it_is() {
        for typed in ["", "abc", "zzzzzz", "80204", "dtx"] {
            assert_eq!(lexicon().correct_word(typed), None, "{typed}");
        }
    }

    #[test]
    fn words_are_completed_most_frequent_first() {
        assert_eq!(lexicon().complete_word("clin", 5), ["clinic", "clinical"]);
        assert_eq!(lexicon().complete_word("zz", 5), [""; 0]);
    }
}
