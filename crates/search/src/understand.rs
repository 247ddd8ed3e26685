//! What the words of a query mean, in small steps, each in its own file:
//!
//! 1. [`typed`]: the words as typed, folded for comparison;
//! 2. [`danger`]: whether they speak of danger to life;
//! 3. [`place`]: the place inside them;
//! 4. [`spelling`]: typing errors mended, words run together taken apart;
//! 5. [`phrases`]: concepts of the vocabulary, in both languages at once;
//! 6. [`substances`]: drugs by their names and street names, where the words around them say so;
//! 7. [`negation`]: what is not wanted.
//!
//! What these steps know stands in data files: the vocabulary and the places of `content`, and
//! `content/search` for danger, substances, negations and words without meaning.

pub(crate) mod danger;
mod negation;
mod phrases;
mod place;
mod spelling;
mod substances;
mod typed;

pub use danger::Danger;

use crate::{
    analysis::{Stems, is_stop_word},
    lexicon::Lexicon,
    results::Reading,
};
use phrases::Phrases;
use place::Gazetteer;
use std::collections::HashMap;
use substances::Substances;
use typed::{Part, Typed};
use waymark_directory::{
    Facet, Lang, TermId, TermSet, Vocabulary,
    places::{City, Place},
};

/// A query's words, understood.
#[derive(Debug, Default)]
pub(crate) struct Understanding {
    /// What is asked for; each stands for one phrase of the query.
    pub(crate) concepts: Vec<Concept>,
    /// What is not wanted.
    pub(crate) avoided: TermSet,
    /// Words that belong to no concept, without stop words.
    pub(crate) rest: Vec<String>,
    /// Words that belong to a concept, without stop words.
    pub(crate) said: Vec<String>,
    /// All words that carry meaning, spelt as the listings spell them, for comparison with names.
    pub(crate) spelt: Vec<String>,
    /// The same with the words of the place, where the place was read from the words: it may be part of a name.
    pub(crate) spelt_with_place: Vec<String>,
    /// The place the words name.
    pub(crate) place: Option<Place<'static>>,
    /// Other places of that name.
    pub(crate) namesakes: Vec<&'static City>,
    /// The words without the place, for asking again with another one.
    pub(crate) without_place: String,
    /// The words as read, where a spelling was mended.
    pub(crate) corrected: Option<String>,
    /// What the words say about danger to life.
    pub(crate) danger: Option<Danger>,
    /// How each phrase was read, in the order of the query.
    pub(crate) readings: Vec<Reading>,
}

/// One phrase of the query: a listing meets it with any of its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Concept {
    pub(crate) terms: Vec<TermId>,
}

impl Concept {
    /// All its terms as a set.
    pub(crate) fn set(&self) -> TermSet {
        self.terms.iter().copied().collect()
    }

    /// The families of its terms, if all of them are filters beside the need: what a listing may be silent
    /// about. None where a need or a service is asked for.
    pub(crate) fn silent_about(&self) -> Option<TermSet> {
        let vocabulary = Vocabulary::get();
        let mask = |id: &TermId| match vocabulary.term(*id).facet {
            Facet::Need | Facet::Service => None,
            facet => Some(vocabulary.mask(facet)),
        };
        self.terms
            .iter()
            .map(mask)
            .try_fold(TermSet::default(), |all, mask| Some(all.union(mask?)))
    }
}

/// All that is needed to understand a query.
pub(crate) struct Reader {
    phrases: Phrases,
    substances: Substances,
    negations: negation::Negations,
    danger: danger::DangerPatterns,
    gazetteer: Gazetteer,
    english: Vec<TermId>,
    /// The words of the listings' names.
    listings: Lexicon,
    /// By its stem, the form of a word that most names have: "counselling" is written "counseling".
    forms: HashMap<String, String>,
}

impl Reader {
    /// `listing_words`: every word of the listings' names, folded.
    pub(crate) fn new<'w>(listing_words: impl Iterator<Item = &'w str>) -> Self {
        let mut stems = Stems::new();
        let substances = Substances::load();
        let listings = Lexicon::new(listing_words);
        let mut forms: HashMap<String, String> = HashMap::new();
        for word in listings.words() {
            let stem = stems.stem(Lang::En, word);
            let form = forms.entry(stem).or_insert_with(|| word.to_owned());
            if listings.count(word) > listings.count(form) {
                word.clone_into(form);
            }
        }
        Self {
            phrases: Phrases::new(substances.words(), &mut stems),
            substances,
            negations: negation::Negations::load(),
            danger: danger::DangerPatterns::load(),
            gazetteer: Gazetteer::new(),
            english: Vocabulary::get()
                .id(Facet::Language, "en")
                .into_iter()
                .collect(),
            listings,
            forms,
        }
    }

    /// The words of the listings' names.
    pub(crate) fn listings(&self) -> &Lexicon {
        &self.listings
    }

    /// The form of a word that most names have, where that is another.
    pub(crate) fn usual_form(&self, word: &str, stems: &mut Stems) -> Option<&str> {
        let form = self.forms.get(&stems.stem(Lang::En, word))?;
        (form != word).then_some(form)
    }

    /// The rarity of folded words among the names of listings, summed.
    pub(crate) fn rarity_of(&self, words: &str) -> f32 {
        let mut words: Vec<&str> = words
            .split(' ')
            .filter(|word| !is_stop_word(word))
            .collect();
        words.sort_unstable();
        words.dedup();
        words.iter().map(|word| self.listings.rarity(word)).sum()
    }

    /// The terms that a name speaks of.
    pub(crate) fn terms_in(&self, name: &str, stems: &mut Stems) -> TermSet {
        let mut typed = Typed::new(name);
        let found = self.phrases.find(&mut typed, stems);
        found
            .iter()
            .flat_map(|phrase| phrase.concept.terms.iter().copied())
            .collect()
    }

    /// Reads the words; `has_place` says that a place is given beside them, so that none is looked for.
    pub(crate) fn read(&self, q: &str, has_place: bool, stems: &mut Stems) -> Understanding {
        let mut typed = Typed::new(q);
        let danger = self.danger.find_danger(&typed.texts());
        let vocabulary = self.phrases.lexicon();
        let ordinary = |word: &str| place::is_ordinary(word, vocabulary);
        let known = |word: &str| {
            ordinary(word) || self.listings.contains(word) || vocabulary.mend(word).is_some()
        };
        let place = (!has_place)
            .then(|| self.gazetteer.take(&mut typed, &ordinary, &known))
            .flatten();
        let spelt = |words: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            let telling = words.filter(|word| !is_stop_word(word));
            telling
                .map(|word| spelling::as_listed(word, &self.listings))
                .collect()
        };
        let spelt_with_place = match &place {
            Some(found) if !found.is_led_to => spelt(&mut typed.texts().into_iter()),
            _ => Vec::new(),
        };
        let spelt = spelt(&mut typed.free());
        let corrected = spelling::mend(&mut typed, vocabulary, &self.listings);
        let quitting = self.substances.find_quitting(&mut typed);
        let mut found = self.phrases.find(&mut typed, stems);
        self.substances.enrich(&typed, &mut found);
        found.extend(quitting);
        found.extend(self.substances.find(&mut typed));
        found.sort_by_key(|phrase| phrase.from);
        let avoided = self.negations.find(&mut typed, &mut found);
        let mut concepts: Vec<Concept> = Vec::new();
        // English is spoken nearly everywhere, and lists seldom say so.
        let is_english = |phrase: &Phrase| phrase.concept.terms == self.english;
        for phrase in &found {
            let is_said = concepts.contains(&phrase.concept);
            if !is_said && (found.len() == 1 || !is_english(phrase)) {
                concepts.push(phrase.concept.clone());
            }
        }
        let reading = |part: Part, terms: &[TermId], avoided: bool| Reading {
            words: typed.words_of(part),
            without: typed.without(part),
            terms: terms.to_vec(),
            avoided,
        };
        let mut readings: Vec<Reading> = found
            .iter()
            .map(|phrase| reading(Part::Concept(phrase.from), &phrase.concept.terms, false))
            .collect();
        readings.extend(
            avoided
                .iter()
                .map(|phrase| reading(Part::Negation(phrase.from), &phrase.concept.terms, true)),
        );
        Understanding {
            concepts,
            avoided: avoided
                .iter()
                .flat_map(|p| p.concept.terms.iter().copied())
                .collect(),
            rest: typed
                .free()
                .filter(|word| !is_stop_word(word))
                .map(str::to_owned)
                .collect(),
            said: typed
                .words
                .iter()
                .filter(|word| matches!(word.part, Part::Concept(_)) && !is_stop_word(&word.text))
                .map(|word| word.text.clone())
                .collect(),
            spelt,
            spelt_with_place,
            without_place: typed.without(Part::Place),
            namesakes: place
                .as_ref()
                .map(|found| found.namesakes.clone())
                .unwrap_or_default(),
            place: place.map(|found| found.place),
            corrected,
            danger,
            readings,
        }
    }
}

/// A phrase of the query and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The position of its first word, which names it.
    from: usize,
    concept: Concept,
}
