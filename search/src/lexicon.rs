//! The words that are known, for mending typing errors and finishing unfinished words.

use std::collections::HashMap;
use strsim::damerau_levenshtein;

/// Shortest word whose spelling is mended: among three letters everything is one step from something.
const MIN_MENDED_CHARS: usize = 4;
/// From this length on two steps are forgiven.
const TWO_STEPS_CHARS: usize = 8;

/// Known words with how often they occur.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Sorted by word.
    words: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    word: Box<str>,
    /// One bit a letter: words that differ in more than a few bits are not worth a comparison.
    letters: u32,
    count: u32,
}

impl Lexicon {
    /// Counts words.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
        let entry = |(word, count): (&str, u32)| Entry {
            word: word.into(),
            letters: letters(word),
            count,
        };
        let mut words: Vec<_> = counts.into_iter().map(entry).collect();
        words.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        Self { words }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words
            .binary_search_by(|entry| (*entry.word).cmp(word))
            .is_ok()
    }

    /// The known word nearest to a misspelt one; among equals the most frequent, first letters being right more often.
    pub(crate) fn mend(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        if length < MIN_MENDED_CHARS || word.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let steps = if length >= TWO_STEPS_CHARS { 2 } else { 1 };
        let mine = letters(word);
        let near = self.words.iter().filter(|entry| {
            // A step changes at most two bits, and lengths by at most one.
            (entry.letters ^ mine).count_ones() as usize <= 2 * steps
                && entry.word.len().abs_diff(word.len()) <= steps
                && entry.word.len() + 1 >= MIN_MENDED_CHARS
        });
        let scored = near.filter_map(|entry| {
            let distance = damerau_levenshtein(word, &entry.word);
            let other_start = entry.word.bytes().next() != word.bytes().next();
            (distance <= steps).then_some((distance, other_start, u32::MAX - entry.count, entry))
        });
        scored
            .min_by_key(|(distance, start, rarity, _)| (*distance, *start, *rarity))
            .map(|(.., entry)| &*entry.word)
    }

    /// Known words that start so, most frequent first.
    pub(crate) fn complete(&self, prefix: &str, limit: usize) -> Vec<&str> {
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
    fn typing_errors_are_mended() {
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
            assert_eq!(lexicon.mend(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_far_from_everything_stays_as_it_is() {
        for typed in ["", "abc", "zzzzzz", "80204", "dtx"] {
            assert_eq!(lexicon().mend(typed), None, "{typed}");
        }
    }

    #[test]
    fn words_are_finished_most_frequent_first() {
        assert_eq!(lexicon().complete("clin", 5), ["clinic", "clinical"]);
        assert_eq!(lexicon().complete("zz", 5), [""; 0]);
    }
}
