//! How well a listing fits: the score, part by part, so that it can be explained as it was computed.

pub(crate) mod text;
pub(crate) mod weights;

use crate::{
    geo::{Area, Reach},
    row::Row,
    understand::Concept,
};
use waymark_directory::{Facet, TermId, TermSet, Vocabulary};
use weights as w;

/// Why a listing stands where it stands. The score is the sum of the first three times all others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Needs and conditions that are met.
    pub concepts: f32,
    /// How near the query is to the name.
    pub name: f32,
    /// Words met in names and text.
    pub words: f32,
    /// How much the place is for what is asked, and not only also.
    pub focus: f32,
    /// How near it is.
    pub nearness: f32,
    /// Whether it has a door, where a place is asked for.
    pub door: f32,
    /// Whether its data is silent about a condition.
    pub silence: f32,
    /// Whether it has what is not wanted.
    pub avoidance: f32,
    /// Whether it serves some people only.
    pub openness: f32,
    /// How fresh its facts are.
    pub freshness: f32,
    /// Whether there is a phone.
    pub phone: f32,
    /// Whether it speaks the reader's language.
    pub language: f32,
    /// Whether it is known to be open at the time asked for.
    pub hours: f32,
    /// Whether sites of the same organisation stand before it.
    pub repetition: f32,
}

impl Score {
    /// The factors with their names, for showing.
    pub fn factors(&self) -> [(&'static str, f32); 11] {
        [
            ("focus", self.focus),
            ("nearness", self.nearness),
            ("door", self.door),
            ("silence", self.silence),
            ("avoidance", self.avoidance),
            ("openness", self.openness),
            ("freshness", self.freshness),
            ("phone", self.phone),
            ("language", self.language),
            ("hours", self.hours),
            ("repetition", self.repetition),
        ]
    }

    /// What listings are ordered by.
    pub fn total(&self) -> f32 {
        let factors: f32 = self.factors().iter().map(|(_, factor)| factor).product();
        (self.concepts + self.name + self.words) * factors
    }
}

/// A concept with a weight for each of its terms.
#[derive(Clone, Debug)]
pub(crate) struct Weighted {
    /// The heaviest first.
    terms: Vec<TermId>,
    /// By position of the term in the vocabulary.
    weights: Vec<f32>,
    pub(crate) set: TermSet,
    /// The families it asks conditions of; none for needs and services.
    pub(crate) condition: Option<TermSet>,
}

impl Weighted {
    /// `rarity` is 0 for a term that every listing has, and 1 for one that hardly any has.
    pub(crate) fn new(concept: &Concept, rarity: impl Fn(TermId) -> f32) -> Self {
        let vocabulary = Vocabulary::get();
        let weight = |id: TermId| {
            let base = match vocabulary.term(id).facet {
                Facet::Need | Facet::Service => w::CORE,
                _ => w::CONDITION,
            };
            base * (1.0 - w::RARITY * (1.0 - rarity(id)))
        };
        let mut weights = vec![0.0; TermSet::CAPACITY];
        for id in &concept.terms {
            weights[id.index()] = weight(*id);
        }
        let mut terms = concept.terms.clone();
        terms.sort_by(|a, b| weights[b.index()].total_cmp(&weights[a.index()]));
        Self {
            terms,
            weights,
            set: concept.set(),
            condition: concept.silent_about(),
        }
    }

    /// Whether a listing has one of the terms.
    pub(crate) fn is_met(&self, row: &Row) -> bool {
        row.terms.intersects(&self.set)
    }

    /// Whether it is a condition that a listing's data says nothing about.
    pub(crate) fn is_silent(&self, row: &Row) -> bool {
        self.condition
            .is_some_and(|facet| !row.terms.intersects(&facet))
    }

    /// The heaviest term that a listing has.
    pub(crate) fn best(&self, terms: TermSet) -> Option<TermId> {
        self.terms.iter().copied().find(|id| terms.contains(*id))
    }

    fn score(&self, row: &Row) -> f32 {
        let met = row.terms.intersection(self.set);
        let (mut best, mut sum) = (0.0_f32, 0.0);
        // Most listings have few of the terms: only those are looked at.
        met.for_each(|id| {
            let inferred = if row.inferred.contains(id) {
                w::INFERRED
            } else {
                1.0
            };
            let weight = self.weights[id.index()] * inferred;
            best = best.max(weight);
            sum += weight;
        });
        best + w::FURTHER_MEANING * (sum - best)
    }
}

/// What all listings of one search are scored by.
#[derive(Debug)]
pub(crate) struct Scorer {
    pub(crate) concepts: Vec<Weighted>,
    /// Needs and services among the concepts.
    pub(crate) wanted: TermSet,
    /// Groups among the concepts.
    pub(crate) groups: TermSet,
    pub(crate) avoided: TermSet,
    /// Whether a place is asked for.
    pub(crate) placed: bool,
    /// Miles at which a listing counts half.
    pub(crate) scale_miles: f32,
    /// The language the page is read in, beside English.
    pub(crate) language: Option<TermId>,
}

/// What is known of a listing beside its row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub(crate) reach: Reach,
    pub(crate) words: f32,
    pub(crate) name: f32,
    /// The name was asked for, wherever it is.
    pub(crate) by_name: bool,
    pub(crate) hours: f32,
}

impl Scorer {
    pub(crate) fn new(
        concepts: Vec<Weighted>,
        avoided: TermSet,
        placed: bool,
        language: Option<TermId>,
    ) -> Self {
        let vocabulary = Vocabulary::get();
        let all = concepts
            .iter()
            .fold(TermSet::default(), |all, c| all.union(c.set));
        let core = vocabulary
            .mask(Facet::Need)
            .union(vocabulary.mask(Facet::Service));
        Self {
            concepts,
            wanted: all.intersection(core),
            groups: all.intersection(vocabulary.mask(Facet::Group)),
            avoided,
            placed,
            scale_miles: w::MAX_SCALE_MILES,
            language,
        }
    }

    /// Whether a listing serves only groups that nobody asked for, where groups were asked for.
    pub(crate) fn is_shut_out(&self, row: &Row) -> bool {
        !self.groups.is_empty()
            && !row.serves_only.is_empty()
            && !row.serves_only.intersects(&self.groups)
    }

    /// The score of a listing, before repetition.
    pub(crate) fn score(&self, row: &Row, evidence: &Evidence) -> Score {
        let concepts: f32 = self.concepts.iter().map(|concept| concept.score(row)).sum();
        let words = if self.concepts.is_empty() {
            evidence.words
        } else {
            evidence.words.min(w::MOST_WORDS)
        };
        // Nothing asked: all are equal, and the factors decide.
        let nothing = concepts + words + evidence.name == 0.0;
        let silent = self
            .concepts
            .iter()
            .any(|concept| !concept.is_met(row) && concept.is_silent(row));
        let if_so = |so: bool, factor: f32| if so { factor } else { 1.0 };
        Score {
            concepts: if nothing { 1.0 } else { concepts },
            name: evidence.name,
            words,
            focus: self.focus(row),
            nearness: match evidence.reach {
                Reach::Miles(miles) if !evidence.by_name => 1.0 / (1.0 + miles / self.scale_miles),
                _ => 1.0,
            },
            door: match row.area {
                _ if !self.placed || evidence.reach != Reach::Inside => 1.0,
                Area::At(_) => 1.0,
                Area::States(_) => w::DOORLESS_OF_STATE,
                Area::National => w::DOORLESS,
            },
            silence: if_so(silent, w::SILENT),
            avoidance: if_so(row.terms.intersects(&self.avoided), w::AVOIDED),
            openness: if_so(
                !row.serves_only.is_empty() && self.groups.is_empty(),
                w::EXCLUSIVE,
            ),
            freshness: row.freshness,
            phone: row.reachable,
            language: if_so(
                self.language.is_some_and(|id| row.terms.contains(id)),
                w::SPEAKS_READERS_LANGUAGE,
            ),
            hours: evidence.hours,
            repetition: 1.0,
        }
    }

    fn focus(&self, row: &Row) -> f32 {
        if self.wanted.is_empty() {
            return 1.0;
        }
        let named = row.named_for.intersects(&self.wanted);
        let share = match row.needs {
            0 => 0.0,
            needs => {
                let met = row
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
