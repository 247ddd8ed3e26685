//! Typing errors mended, words run together taken apart.

use super::typed::{Part, Typed};
use crate::{analysis::is_stop_word, lexicon::Lexicon};

/// Shortest half of a word that was run together: among shorter ones everything falls apart.
const MIN_HALF_CHARS: usize = 3;
/// A word that so few listings have in their names may itself be a typing error.
const RARE: u32 = 3;
/// From this length on, a rare word of the listings that is one step from the vocabulary is taken for it.
const MIN_DOUBTED_CHARS: usize = 7;

/// Mends each word that nothing knows to the nearest of the vocabulary, else of the listings. Returns the
/// words as read where any was changed.
pub(super) fn mend(typed: &mut Typed, vocabulary: &Lexicon, listings: &Lexicon) -> Option<String> {
    let mut changed = false;
    let mut at = 0;
    while at < typed.words.len() {
        let word = typed.words[at].text.clone();
        if typed.words[at].part == Part::Free && !is_known(&word, vocabulary, listings) {
            if let Some(mended) = vocabulary.mend(&word) {
                mended.clone_into(&mut typed.words[at].text);
                changed = true;
            } else if let Some((first, second)) = halves(&word, vocabulary) {
                typed.split(at, first.to_owned(), second.to_owned());
                changed = true;
                at += 1;
            } else if let Some(mended) = listings.mend(&word) {
                mended.clone_into(&mut typed.words[at].text);
                changed = true;
            }
        }
        at += 1;
    }
    changed.then(|| typed.texts().join(" "))
}

/// A word that the listings do not know becomes the nearest that they do.
pub(super) fn as_listed(word: &str, listings: &Lexicon) -> String {
    if listings.contains(word) {
        word.to_owned()
    } else {
        listings.mend(word).unwrap_or(word).to_owned()
    }
}

fn is_known(word: &str, vocabulary: &Lexicon, listings: &Lexicon) -> bool {
    if vocabulary.contains(word) || is_stop_word(word) || word.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    match listings.count(word) {
        0 => false,
        count if count < RARE && word.chars().count() >= MIN_DOUBTED_CHARS => {
            vocabulary.nearest(word, 1).is_none()
        }
        _ => true,
    }
}

/// The two known words that make up an unknown one: "soberliving".
fn halves<'w>(word: &'w str, vocabulary: &Lexicon) -> Option<(&'w str, &'w str)> {
    word.char_indices()
        .map(|(at, _)| word.split_at(at))
        .filter(|(a, b)| a.len() >= MIN_HALF_CHARS && b.len() >= MIN_HALF_CHARS)
        .filter(|(a, b)| vocabulary.contains(a) && vocabulary.contains(b))
        // The most even cut is the likeliest.
        .min_by_key(|(a, b)| a.len().abs_diff(b.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(q: &str) -> (String, bool) {
        let vocabulary = Lexicon::new("methadone clinic sober living detox counseling".split(' '));
        let listings = Lexicon::new("tallapoosa methadont lighthouse lighthouse".split(' '));
        let mut typed = Typed::new(q);
        let changed = mend(&mut typed, &vocabulary, &listings);
        (typed.texts().join(" "), changed.is_some())
    }

    #[test]
    fn words_are_mended_split_or_left_alone() {
        for (typed, read_as) in [
            ("methadon clinc", "methadone clinic"),
            ("soberliving", "sober living"),
            ("talapoosa", "tallapoosa"),
            // In one listing's name, and one step from the vocabulary.
            ("methadont", "methadone"),
        ] {
            assert_eq!(read(typed), (read_as.to_owned(), true), "{typed}");
        }
        for untouched in ["lighthouse", "detox near me", "qqqqqq", "12 step"] {
            assert_eq!(read(untouched), (untouched.to_owned(), false));
        }
    }
}
