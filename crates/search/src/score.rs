//! A score: how well a listing fits a search, part by part, so that it can be explained the way it was computed.

mod weighted_concept;

pub(crate) use weighted_concept::WeightedConcept;

use crate::{
    features::ListingFeatures,
    geo::{Reach, ServedArea},
    query::Openness,
    weights as w,
};
use waymark_directory::{Facet, TermId, TermSet, Vocabulary, places::Place};

/// Why a listing has its place in the results. The total is the sum of the first three times all factors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Points for needs and conditions that it meets.
    pub concepts: f32,
    /// Points for a name near the query.
    pub name: f32,
    /// Points for words of the query in its name and texts.
    pub words: f32,
    pub focus: f32,
    pub nearness: f32,
    pub door: f32,
    pub unknown_condition: f32,
    pub avoidance: f32,
    pub exclusivity: f32,
    pub freshness: f32,
    pub phone: f32,
    pub language: f32,
    pub hours: f32,
    pub repetition: f32,
}

/// What multiplies the points of a [`Score`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreFactor {
    /// What is asked for is the purpose of the place.
    Focus,
    /// How near it is.
    Nearness,
    /// A place was asked for, and this listing has no address to go to.
    Door,
    /// Its data says nothing about a condition.
    UnknownCondition,
    /// It has what isn't wanted.
    Avoidance,
    /// It serves some people only.
    Exclusivity,
    /// Its facts are older than the newest.
    Freshness,
    /// It has no phone.
    Phone,
    /// It speaks the reader's language.
    Language,
    /// Whether it is open at the time asked for isn't known.
    Hours,
    /// Other sites of the same organization come before it.
    Repetition,
}

impl Score {
    pub fn factors(&self) -> [(ScoreFactor, f32); 11] {
        [
            (ScoreFactor::Focus, self.focus),
            (ScoreFactor::Nearness, self.nearness),
            (ScoreFactor::Door, self.door),
            (ScoreFactor::UnknownCondition, self.unknown_condition),
            (ScoreFactor::Avoidance, self.avoidance),
            (ScoreFactor::Exclusivity, self.exclusivity),
            (ScoreFactor::Freshness, self.freshness),
            (ScoreFactor::Phone, self.phone),
            (ScoreFactor::Language, self.language),
            (ScoreFactor::Hours, self.hours),
            (ScoreFactor::Repetition, self.repetition),
        ]
    }

    /// What listings are ordered by.
    pub fn total(&self) -> f32 {
        let factors: f32 = self.factors().iter().map(|(_, factor)| factor).product();
        (self.concepts + self.name + self.words) * factors
    }
}

/// Scores the listings of one search.
#[derive(Debug)]
pub(crate) struct Scorer {
    pub(crate) concepts: Vec<WeightedConcept>,
    /// Needs and services among the concepts.
    wanted: TermSet,
    /// Groups among the concepts.
    groups: TermSet,
    avoided: TermSet,
    has_place: bool,
    /// Miles at which a listing counts half.
    pub(crate) scale_miles: f32,
    /// The language the page is read in, unless it is English.
    language: Option<TermId>,
}

/// What is known about a listing in one search, besides its features.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub(crate) reach: Reach,
    pub(crate) words: f32,
    pub(crate) name: f32,
    /// Its name was asked for, so that it counts wherever it is.
    pub(crate) is_named: bool,
    pub(crate) openness: Openness,
}

impl Scorer {
    /// `place` is what the search is about, if anything: without one, doors don't matter.
    pub(crate) fn new(
        concepts: Vec<WeightedConcept>,
        avoided: TermSet,
        place: Option<Place<'_>>,
        language: Option<TermId>,
    ) -> Self {
        let vocabulary = Vocabulary::get();
        let all = concepts
            .iter()
            .fold(TermSet::default(), |all, c| all.union(c.term_set));
        let core = vocabulary
            .facet_set(Facet::Need)
            .union(vocabulary.facet_set(Facet::Service));
        Self {
            concepts,
            wanted: all.intersection(core),
            groups: all.intersection(vocabulary.facet_set(Facet::Group)),
            avoided,
            has_place: place.is_some(),
            scale_miles: w::MAX_SCALE_MILES,
            language,
        }
    }

    /// Whether groups were asked for and the listing serves only others.
    pub(crate) fn excludes(&self, features: &ListingFeatures) -> bool {
        !self.groups.is_empty()
            && !features.serves_only.is_empty()
            && !features.serves_only.intersects(&self.groups)
    }

    /// The score of a listing before repetition is counted.
    pub(crate) fn score(&self, features: &ListingFeatures, evidence: &Evidence) -> Score {
        let concepts: f32 = self
            .concepts
            .iter()
            .map(|concept| concept.score(features))
            .sum();
        let words = if self.concepts.is_empty() {
            evidence.words
        } else {
            evidence.words.min(w::MAX_WORDS)
        };
        // If nothing was asked for, all are equal and the factors decide.
        let asks_nothing = concepts + words + evidence.name == 0.0;
        let has_unknown_condition = self
            .concepts
            .iter()
            .any(|concept| !concept.is_met_by(features) && concept.is_unknown_for(features));
        let factor_if = |applies: bool, factor: f32| if applies { factor } else { 1.0 };
        Score {
            concepts: if asks_nothing { 1.0 } else { concepts },
            name: evidence.name,
            words,
            focus: self.focus(features),
            nearness: match evidence.reach {
                Reach::Miles(miles) if !evidence.is_named => 1.0 / (1.0 + miles / self.scale_miles),
                _ => 1.0,
            },
            door: match features.area {
                _ if !self.has_place || evidence.reach != Reach::Inside => 1.0,
                ServedArea::At(_) => 1.0,
                ServedArea::States(_) => w::DOORLESS_OF_STATE,
                ServedArea::National => w::DOORLESS,
            },
            unknown_condition: factor_if(has_unknown_condition, w::UNKNOWN_CONDITION),
            avoidance: factor_if(features.terms.intersects(&self.avoided), w::AVOIDED),
            exclusivity: factor_if(
                !features.serves_only.is_empty() && self.groups.is_empty(),
                w::EXCLUSIVE,
            ),
            freshness: features.freshness,
            phone: features.phone,
            language: factor_if(
                self.language.is_some_and(|id| features.terms.contains(id)),
                w::SPEAKS_READERS_LANGUAGE,
            ),
            hours: factor_if(evidence.openness == Openness::Unknown, w::HOURS_UNKNOWN),
            repetition: 1.0,
        }
    }

    fn focus(&self, features: &ListingFeatures) -> f32 {
        if self.wanted.is_empty() {
            return 1.0;
        }
        let named = features.named_for.intersects(&self.wanted);
        let share = match features.needs {
            0 => 0.0,
            needs => {
                let met = features
                    .terms
                    .intersection(self.wanted)
                    .len()
                    .min(u32::from(needs));
                f32::from(u16::try_from(met).unwrap_or(u16::MAX)) / f32::from(needs)
            }
        };
        1.0 + if named { w::NAMED_FOR } else { 0.0 } + w::FOCUS * share
    }
}
