//! Ranking: which of the candidates are on the page, in order, each with its score.

use crate::{
    Hit, Sort,
    candidates::Candidate,
    geo::{Reach, round_miles},
    order::{Ranked, first_ranked, first_with_variety},
    score::{Score, Scorer},
    search_index::SearchIndex,
    weights,
};
use std::sync::Arc;
use waymark_directory::Listing;

/// More than any distance or score.
const UNMEASURED: f32 = 100_000.0;

pub(super) struct Ranking<'a> {
    pub(super) listings: &'a [Arc<Listing>],
    pub(super) index: &'a SearchIndex,
    pub(super) scorer: &'a Scorer,
    pub(super) found: &'a [Candidate],
}

impl Ranking<'_> {
    pub(super) fn page_of_hits(&self, sort: Sort, skipped: usize, limit: usize) -> Vec<Hit> {
        let ranked = self.found.iter().enumerate().map(|(at, candidate)| Ranked {
            rank: self.rank(sort, candidate),
            candidate: at,
            repetition: 1.0,
        });
        let (ranked, shown) = (ranked.collect(), skipped + limit);
        let first = match sort {
            Sort::Relevance => first_with_variety(ranked, self.found, &self.index.features, shown),
            Sort::Distance => first_ranked(ranked, shown),
        };
        first
            .into_iter()
            .skip(skipped)
            .map(|ranked| self.hit(&ranked))
            .collect()
    }

    fn rank(&self, sort: Sort, candidate: &Candidate) -> f32 {
        match (sort, candidate.evidence.reach) {
            (Sort::Relevance, _) => self.score(candidate).total(),
            (Sort::Distance, Reach::Miles(miles)) => -miles,
            // Without a distance they come last, the best of them first.
            (Sort::Distance, _) => self.score(candidate).total() - UNMEASURED,
        }
    }

    fn score(&self, candidate: &Candidate) -> Score {
        let features = &self.index.features[candidate.listing];
        self.scorer.score(features, &candidate.evidence)
    }

    fn hit(&self, ranked: &Ranked) -> Hit {
        let candidate = &self.found[ranked.candidate];
        let features = &self.index.features[candidate.listing];
        let concepts = self.scorer.concepts.iter();
        Hit {
            listing: self.listings[candidate.listing].clone(),
            distance_miles: match candidate.evidence.reach {
                Reach::Miles(miles) => Some(round_miles(miles)),
                Reach::Inside | Reach::Outside => None,
            },
            matches: concepts
                .clone()
                .filter_map(|concept| concept.heaviest_of(features.terms))
                .collect(),
            unknown_conditions: concepts
                .filter(|concept| !concept.is_met_by(features) && concept.is_unknown_for(features))
                .filter_map(|concept| concept.heaviest_of(concept.term_set))
                .collect(),
            openness: candidate.evidence.openness,
            score: Score {
                repetition: ranked.repetition,
                ..self.score(candidate)
            },
        }
    }
}

/// The distance at which a place counts half: short in a city, long in the country.
pub(super) fn scale_miles(found: &[Candidate]) -> f32 {
    let mut miles: Vec<f32> = found
        .iter()
        .filter_map(|candidate| match candidate.evidence.reach {
            Reach::Miles(miles) => Some(miles),
            Reach::Inside | Reach::Outside => None,
        })
        .collect();
    if miles.is_empty() {
        return weights::MAX_SCALE_MILES;
    }
    let nth = weights::NEAREST_FOR_SCALE.min(miles.len()) - 1;
    let (_, scale, _) = miles.select_nth_unstable_by(nth, f32::total_cmp);
    scale.clamp(weights::MIN_SCALE_MILES, weights::MAX_SCALE_MILES)
}
