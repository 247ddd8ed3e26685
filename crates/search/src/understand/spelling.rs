//! Spelling: typing errors are corrected, and words that were run together are taken apart.

use super::typed::{Part, Typed};
use crate::{analysis::is_stop_word, lexicon::Lexicon};

/// Shorter halves aren't taken apart: nearly every word begins or ends with one.
const MIN_HALF_CHARS: usize = 3;
/// A word in the names of fewer listings than this may itself be a typing error.
const RARE: u32 = 3;
/// From this length on, a rare word of names that is one step from the vocabulary is taken for that.
const MIN_DOUBTED_CHARS: usize = 7;

/// Replaces every unknown word with the nearest in the vocabulary, or else in the names. Returns the corrected words
/// if any was changed.
pub(super) fn correct_words(
    typed: &mut Typed,
    vocabulary: &Lexicon,
    names: &Lexicon,
) -> Option<String> {
    let mut changed = false;
    let mut at = 0;
    while at < typed.words.len() {
        let word = typed.words[at].text.clone();
        if typed.words[at].part == Part::Free && !is_known(&word, vocabulary, names) {
            if let Some(correct) = vocabulary.correct_word(&word) {
                correct.clone_into(&mut typed.words[at].text);
                changed = true;
            } else if let Some((first, second)) = halves(&word, vocabulary) {
                typed.split_word(at, first.to_owned(), second.to_owned());
                changed = true;
                at += 1;
            } else if let Some(correct) = names.correct_word(&word) {
                correct.clone_into(&mut typed.words[at].text);
                changed = true;
            }
        }
        at += 1;
    }
    changed.then(|| typed.texts().join(" "))
}

fn is_known(word: &str, vocabulary: &Lexicon, names: &Lexicon) -> bool {
    if vocabulary.contains(word) || is_stop_word(word) || word.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    match names.count(word) {
        0 => false,
        count if count < RARE && word.chars().count() >= MIN_DOUBTED_CHARS => {
            vocabulary.nearest_word(word, 1).is_none()
        }
        _ => true,
    }
}

/// The two known words that an unknown one consists of: "soberliving".
fn halves<'w>(word: &'w str, vocabulary: &Lexicon) -> Option<(&'w str, &'w str)> {
    word.char_indices()
        .map(|(at, _)| word.split_at(at))
        .filter(|(a, b)| a.len() >= MIN_HALF_CHARS && b.len() >= MIN_HALF_CHARS)
        .filter(|(a, b)| vocabulary.contains(a) && vocabulary.contains(b))
        // The most even split is the most likely one.
        .min_by_key(|(a, b)| a.len().abs_diff(b.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(q: &str) -> (String, bool) {
        let vocabulary = Lexicon::new("methadone clinic sober living detox counseling".split(' '));
        let names = Lexicon::new("tallapoosa methadont lighthouse lighthouse".split(' '));
        let mut typed = Typed::new(q);
        let changed = correct_words(&mut typed, &vocabulary, &names);
        (typed.texts().join(" "), changed.is_some())
    }

    #[test]
    fn words_are_corrected_split_or_left_alone() {
        for (typed, read_as) in [
            ("methadon clinc", "methadone clinic"),
            ("soberliving", "sober living"),
            ("talapoosa", "tallapoosa"),
            // This is in the name of one listing, and one step from the vocabulary.
            ("methadont", "methadone"),
        ] {
            assert_eq!(read(typed), (read_as.to_owned(), true), "{typed}");
        }
        for untouched in ["lighthouse", "detox near me", "qqqqqq", "12 step"] {
            assert_eq!(read(untouched), (untouched.to_owned(), false));
        }
    }
}
