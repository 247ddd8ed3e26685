//! A weighted concept: what a phrase asks for, with a weight for each of its terms.

use crate::{features::ListingFeatures, understand::Concept, weights as w};
use waymark_directory::{Facet, TermId, TermSet, Vocabulary};

#[derive(Clone, Debug)]
pub(crate) struct WeightedConcept {
    /// The heaviest first.
    terms: Vec<TermId>,
    /// By position of the term in the vocabulary.
    weights: Vec<f32>,
    pub(crate) term_set: TermSet,
    /// All terms of its families, if it is a condition and not a need or service.
    pub(crate) condition_families: Option<TermSet>,
}

impl WeightedConcept {
    /// `rarity` goes from 0 for a term of every listing to 1 for a term of hardly any.
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
            term_set: concept.term_set(),
            condition_families: concept.condition_families(),
        }
    }

    pub(crate) fn is_met_by(&self, features: &ListingFeatures) -> bool {
        features.terms.intersects(&self.term_set)
    }

    pub(crate) fn is_condition(&self) -> bool {
        self.condition_families.is_some()
    }

    /// Whether it is a condition that the listing's data says nothing about.
    pub(crate) fn is_unknown_for(&self, features: &ListingFeatures) -> bool {
        self.condition_families
            .is_some_and(|families| !features.terms.intersects(&families))
    }

    /// Its heaviest term among `terms`.
    pub(crate) fn heaviest_of(&self, terms: TermSet) -> Option<TermId> {
        self.terms.iter().copied().find(|id| terms.contains(*id))
    }

    pub(crate) fn score(&self, features: &ListingFeatures) -> f32 {
        let met = features.terms.intersection(self.term_set);
        let (mut best, mut sum) = (0.0_f32, 0.0);
        // Most listings have few of the terms, so only those are looked at.
        met.for_each(|id| {
            let inferred = if features.inferred.contains(id) {
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
