//! Understanding: what the words of a query mean, found in small steps with a file each.
//!
//! 1. [`typed`]: the words as typed, folded for comparison;
//! 2. [`danger`]: whether they point to a danger to life;
//! 3. [`place`]: the place inside them;
//! 4. [`spelling`]: typing errors corrected, words that were run together taken apart;
//! 5. [`phrases`]: concepts of the vocabulary, in both languages at once;
//! 6. [`substances`]: drugs by their names and street names, if the words around them say so;
//! 7. [`negation`]: what isn't wanted.
//!
//! What these steps know is in data files: the vocabulary and the places in `content`, and the words for danger,
//! substances and negations and those without meaning in `content/search`.

mod concept;
mod danger;
mod negation;
mod phrases;
mod place;
mod spelling;
mod substances;
mod typed;

pub(crate) use concept::Concept;
pub use danger::Danger;

use crate::{
    analysis::{Stemmers, is_stop_word},
    names::NameWords,
};
use concept::Phrase;
use danger::{DangerPatterns, load_danger_patterns};
use negation::Negations;
use phrases::Phrases;
use place::Gazetteer;
use substances::Substances;
use typed::{Part, Typed};
use waymark_directory::{
    Facet, TermId, TermSet, Vocabulary,
    places::{City, Place},
};

/// What the words of a query mean. Lists of words leave out stop words.
#[derive(Debug, Default)]
pub(crate) struct Understanding {
    /// What is asked for, one for each phrase.
    pub(crate) concepts: Vec<Concept>,
    /// What isn't wanted.
    pub(crate) avoided_terms: TermSet,
    /// Words that belong to no concept, to look for in names and texts.
    pub(crate) unmatched_words: Vec<String>,
    /// Words of concepts, which may occur in texts too.
    pub(crate) concept_words: Vec<String>,
    /// All words but the place, spelled as in the listings' names.
    pub(crate) name_words: Vec<String>,
    /// All words with the place, which may be part of a name ("Denver Health"). Empty without such a place.
    pub(crate) name_words_with_place: Vec<String>,
    pub(crate) place: Option<Place<'static>>,
    /// Other places of that name.
    pub(crate) namesakes: Vec<&'static City>,
    /// The words as typed, without the place.
    pub(crate) words_without_place: String,
    /// The words with their spelling corrected, if any was.
    pub(crate) corrected: Option<String>,
    pub(crate) danger: Option<Danger>,
    /// How each phrase was read, first those that are wanted, each in the order of the query.
    pub(crate) readings: Vec<PhraseReading>,
}

/// How a phrase of the query was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseReading {
    /// As typed.
    pub words: String,
    /// The whole query without the phrase, for a link that takes it back.
    pub words_without: String,
    /// It stands for any of these terms.
    pub terms: Vec<TermId>,
    /// The query says that this isn't wanted.
    pub is_avoided: bool,
}

/// All that is needed to understand queries, independent of the listings.
pub(crate) struct QueryReader {
    phrases: Phrases,
    substances: Substances,
    negations: Negations,
    danger: DangerPatterns,
    gazetteer: Gazetteer,
    /// The concept of English as a language.
    english: Vec<TermId>,
}

impl QueryReader {
    pub(crate) fn new(stemmers: &mut Stemmers) -> Self {
        let substances = Substances::load();
        Self {
            phrases: Phrases::new(substances.words(), stemmers),
            substances,
            negations: Negations::load(),
            danger: load_danger_patterns(),
            gazetteer: Gazetteer::new(),
            english: Vocabulary::get()
                .id(Facet::Language, "en")
                .into_iter()
                .collect(),
        }
    }

    /// The terms that a listing's name speaks of.
    pub(crate) fn terms_in_name(&self, name: &str, stemmers: &mut Stemmers) -> TermSet {
        terms_of(&self.phrases.take_phrases(&mut Typed::new(name), stemmers))
    }

    /// Reads the words of a query.
    pub(crate) fn read_query(
        &self,
        q: &str,
        look_for_place: LookForPlace,
        names: &NameWords,
        stemmers: &mut Stemmers,
    ) -> Understanding {
        let mut typed = Typed::new(q);
        let danger = self.danger.find_danger(&typed.texts());
        let place = match look_for_place {
            LookForPlace::InWords => self.take_place(&mut typed, names),
            LookForPlace::NotAtAll => None,
        };
        let in_names = |words: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            let with_meaning = words.filter(|word| !is_stop_word(word));
            with_meaning
                .map(|word| names.as_spelled_in_names(word))
                .collect()
        };
        let name_words_with_place = match &place {
            Some(found) if !found.follows_preposition => in_names(&mut typed.texts().into_iter()),
            _ => Vec::new(),
        };
        let name_words = in_names(&mut typed.free_words());
        let corrected =
            spelling::correct_words(&mut typed, self.phrases.lexicon(), names.lexicon());
        let mut wanted = self.take_phrases(&mut typed, stemmers);
        let unwanted = self.negations.take_unwanted(&mut typed, &mut wanted);
        let (namesakes, place) = place.map_or_else(Default::default, |found| {
            (found.namesakes, Some(found.place))
        });
        Understanding {
            concepts: self.concepts(&wanted),
            avoided_terms: terms_of(&unwanted),
            unmatched_words: with_meaning(typed.free_words()),
            concept_words: with_meaning(typed.concept_words()),
            name_words,
            name_words_with_place,
            place,
            namesakes,
            words_without_place: typed.typed_words_without(Part::Place),
            corrected,
            danger,
            readings: readings(&typed, &wanted, &unwanted),
        }
    }

    fn take_place(&self, typed: &mut Typed, names: &NameWords) -> Option<place::FoundPlace> {
        let vocabulary = self.phrases.lexicon();
        let is_ordinary = |word: &str| place::is_ordinary(word, vocabulary);
        let is_known = |word: &str| {
            is_ordinary(word)
                || names.lexicon().contains(word)
                || vocabulary.correct_word(word).is_some()
        };
        self.gazetteer.take_place(typed, &is_ordinary, &is_known)
    }

    /// Phrases of the vocabulary and names of substances, in the order of the query.
    fn take_phrases(&self, typed: &mut Typed, stemmers: &mut Stemmers) -> Vec<Phrase> {
        let quitting = self.substances.take_quitting(typed);
        let mut found = self.phrases.take_phrases(typed, stemmers);
        self.substances.add_treatments(typed, &mut found);
        found.extend(quitting);
        found.extend(self.substances.take_substances(typed));
        found.sort_by_key(|phrase| phrase.from);
        found
    }

    /// What the phrases ask for, without repeats.
    fn concepts(&self, wanted: &[Phrase]) -> Vec<Concept> {
        let mut concepts: Vec<Concept> = Vec::new();
        for Phrase { concept, .. } in wanted {
            // English is spoken nearly everywhere, and lists seldom say so.
            let is_beside_the_point = wanted.len() > 1 && concept.terms == self.english;
            if !is_beside_the_point && !concepts.contains(concept) {
                concepts.push(concept.clone());
            }
        }
        concepts
    }
}

/// Where the place of a query is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LookForPlace {
    InWords,
    /// It was given beside the words.
    NotAtAll,
}

fn terms_of(phrases: &[Phrase]) -> TermSet {
    let terms = phrases.iter().flat_map(|phrase| &phrase.concept.terms);
    terms.copied().collect()
}

fn with_meaning<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    words
        .filter(|word| !is_stop_word(word))
        .map(str::to_owned)
        .collect()
}

fn readings(typed: &Typed, wanted: &[Phrase], unwanted: &[Phrase]) -> Vec<PhraseReading> {
    let reading = |part: Part, phrase: &Phrase| PhraseReading {
        words: typed.typed_words_of(part),
        words_without: typed.typed_words_without(part),
        terms: phrase.concept.terms.clone(),
        is_avoided: matches!(part, Part::Unwanted(_)),
    };
    let wanted = wanted
        .iter()
        .map(|phrase| reading(Part::Concept(phrase.from), phrase));
    let unwanted = unwanted
        .iter()
        .map(|phrase| reading(Part::Unwanted(phrase.from), phrase));
    wanted.chain(unwanted).collect()
}
