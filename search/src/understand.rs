//! What the words of a query mean: mended spelling, a place inside them, concepts of the vocabulary,
//! danger, and the words that remain. Small steps in a fixed order, each in its own file.

mod concepts;
mod place;

use crate::{
    analysis::{Stems, is_stop_word, words},
    crisis,
    lexicon::Lexicon,
};
use concepts::Phrases;
use waymark_content::{TermId, places::Place};

/// Most words of a query that are read.
pub(crate) const MAX_WORDS: usize = 12;

/// A query's words, understood.
#[derive(Debug, Default)]
pub(crate) struct Understanding {
    /// Each group stands for one phrase of the query; its terms are alternatives.
    pub(crate) concepts: Vec<Vec<TermId>>,
    /// Words that belong to no concept, without stop words.
    pub(crate) rest: Vec<String>,
    /// All words that carry meaning, spelt as the listings spell them, for comparison with names.
    pub(crate) spelt: Vec<String>,
    /// The place the words name.
    pub(crate) place: Option<Place<'static>>,
    /// The words as read, where a spelling was mended.
    pub(crate) corrected: Option<String>,
    /// Whether the words speak of danger to life.
    pub(crate) crisis: bool,
}

/// All that is needed to understand a query.
pub(crate) struct Reader {
    phrases: Phrases,
    crisis: crisis::Phrases,
    /// The words of the listings.
    listings: Lexicon,
}

impl Reader {
    /// `listing_words`: every word of the listings' names, folded.
    pub(crate) fn new<'w>(listing_words: impl Iterator<Item = &'w str>) -> Self {
        Self {
            phrases: Phrases::new(),
            crisis: crisis::Phrases::read(),
            listings: Lexicon::new(listing_words),
        }
    }

    pub(crate) fn listings(&self) -> &Lexicon {
        &self.listings
    }

    /// Reads the words; `has_place` says that a place is given beside them, so that none is looked for.
    pub(crate) fn read(&self, q: &str, has_place: bool, stems: &mut Stems) -> Understanding {
        let mut words = words(q);
        words.truncate(MAX_WORDS);
        let crisis = self.crisis.speak_of_danger(&words);
        let place = if has_place {
            None
        } else {
            place::take(&mut words, |word| self.phrases.lexicon().contains(word))
        };
        let spelt = words
            .iter()
            .filter(|w| !is_stop_word(w))
            .map(|w| spell(w, &self.listings))
            .collect();
        let mended: Vec<_> = words.iter().map(|word| self.mend(word)).collect();
        let corrected = (mended != words).then(|| mended.join(" "));
        let (concepts, rest) = self.phrases.find(&mended, stems);
        let rest = rest
            .into_iter()
            .filter(|word| !is_stop_word(word))
            .collect();
        Understanding {
            concepts,
            rest,
            spelt,
            place,
            corrected,
            crisis,
        }
    }

    /// A word that nothing knows becomes the nearest of the vocabulary, else of the listings.
    fn mend(&self, word: &str) -> String {
        let vocabulary = self.phrases.lexicon();
        if vocabulary.contains(word) || self.listings.contains(word) || is_stop_word(word) {
            return word.to_owned();
        }
        vocabulary
            .mend(word)
            .or_else(|| self.listings.mend(word))
            .unwrap_or(word)
            .to_owned()
    }
}

/// A word that the lexicon does not know becomes the nearest that it does.
fn spell(word: &str, lexicon: &Lexicon) -> String {
    if lexicon.contains(word) {
        word.to_owned()
    } else {
        lexicon.mend(word).unwrap_or(word).to_owned()
    }
}
