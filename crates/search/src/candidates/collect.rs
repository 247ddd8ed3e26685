//! Collecting candidates: one pass over the listings that may fit.

use super::candidate::{Candidate, level_of};
use crate::{
    Opening,
    features::ListingFeatures,
    geo::{Reach, SearchArea},
    grid::Grid,
    query::Openness,
    score::{Evidence, Scorer},
    text_matches::{NameMatch, TextMatch},
    weights::NEAR_NAME,
};
use jiff::Timestamp;
use std::sync::Arc;
use waymark_directory::{Listing, TermSet};

/// One chosen filter: a listing needs one of the terms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    pub(crate) chosen: TermSet,
    /// All terms of the filter's family.
    pub(crate) family: TermSet,
}

/// What is asked of every listing.
pub(crate) struct CandidateSearch<'a> {
    pub(crate) listings: &'a [Arc<Listing>],
    /// In the order of the listings.
    pub(crate) features: &'a [ListingFeatures],
    pub(crate) grid: &'a Grid,
    pub(crate) scorer: &'a Scorer,
    pub(crate) filters: &'a [Filter],
    /// When a listing must be open.
    pub(crate) opening: Option<Opening>,
    pub(crate) now: Timestamp,
    /// Listings with the words, in order.
    pub(crate) words: &'a [TextMatch],
    /// Listings with the name, in order.
    pub(crate) names: &'a [NameMatch],
    pub(crate) words_are: Words,
    /// Whether a listing with the whole name counts wherever it is.
    pub(crate) names_count_anywhere: bool,
    /// Where to look, in turn, each wider than the one before. There is at least one.
    pub(crate) areas: &'a [SearchArea],
    /// Terms of filters, which are counted.
    pub(crate) filter_terms: TermSet,
}

/// Whether a listing without any of the words may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    Required,
    /// There are concepts, or no words at all.
    Optional,
}

impl CandidateSearch<'_> {
    /// All listings in an area that may fit, in the order of the directory.
    pub(super) fn collect(&self, area: SearchArea) -> Vec<Candidate> {
        let mut words = self.words.iter().peekable();
        let mut names = self.names.iter().peekable();
        let mut candidates = Vec::new();
        let mut consider = |listing: u32| {
            while words.next_if(|found| found.listing < listing).is_some() {}
            while names.next_if(|found| found.listing < listing).is_some() {}
            let words = words.next_if(|found| found.listing == listing);
            let name = names.next_if(|found| found.listing == listing);
            candidates.extend(self.candidate(listing as usize, area, words, name));
        };
        match self.listings_to_consider(area) {
            Some(listings) => listings.into_iter().for_each(&mut consider),
            None => (0..).zip(self.features).for_each(|(n, _)| consider(n)),
        }
        self.drop_far_names(&mut candidates);
        candidates
    }

    /// If only some listings can fit, these, in order.
    fn listings_to_consider(&self, area: SearchArea) -> Option<Vec<u32>> {
        let mut listings = match area {
            _ if self.words_are == Words::Required => {
                self.words.iter().map(|found| found.listing).collect()
            }
            SearchArea::Around(circle) => self.grid.listings_near(&circle),
            SearchArea::In(state) => self.grid.listings_in(state),
            SearchArea::Anywhere => return None,
        };
        listings.extend(self.names.iter().map(|found| found.listing));
        listings.sort_unstable();
        listings.dedup();
        Some(listings)
    }

    #[inline]
    fn candidate(
        &self,
        listing: usize,
        area: SearchArea,
        words: Option<&TextMatch>,
        name: Option<&NameMatch>,
    ) -> Option<Candidate> {
        let is_whole_name = name.is_some_and(|name| name.coverage >= NEAR_NAME);
        if words.is_none() && self.words_are == Words::Required && !is_whole_name {
            return None;
        }
        let features = &self.features[listing];
        if !features.is_listed || self.scorer.excludes(features) {
            return None;
        }
        let (mut level, mut has_unknown_condition) = (0, false);
        for concept in &self.scorer.concepts {
            let is_met = is_whole_name || concept.is_met_by(features);
            if is_met || concept.is_unknown_for(features) {
                level += level_of(concept);
                has_unknown_condition |= !is_met;
            }
        }
        if level == 0 && !self.scorer.concepts.is_empty() {
            return None;
        }
        let is_named = is_whole_name && self.names_count_anywhere;
        let reach = match area.reach(features.point, &features.area) {
            Reach::Outside if !is_named => return None,
            Reach::Outside => match (area, features.point) {
                (SearchArea::Around(circle), Some(point)) => Reach::Miles(circle.miles_to(point)),
                _ => Reach::Inside,
            },
            reach => reach,
        };
        let mut failed_filters = (0..)
            .zip(self.filters)
            .filter(|(_, filter)| !features.terms.intersects(&filter.chosen))
            .map(|(at, _)| at);
        let failed_filter = failed_filters.next();
        if failed_filters.next().is_some() {
            return None;
        }
        let openness = self.openness(listing);
        (openness != Openness::Closed).then_some(Candidate {
            listing,
            evidence: Evidence {
                reach,
                words: words.map_or(0.0, |found| found.score),
                name: name.map_or(0.0, |found| found.score),
                is_named,
                openness,
            },
            level,
            has_unknown_condition,
            failed_filter,
        })
    }

    fn openness(&self, listing: usize) -> Openness {
        self.opening.map_or(Openness::NotAsked, |opening| {
            opening.check_hours(self.listings[listing].hours.as_ref(), self.now)
        })
    }

    /// If a listing near by has the name, those of the same name far away aren't meant.
    fn drop_far_names(&self, candidates: &mut Vec<Candidate>) {
        let (nearest, widest) = (self.areas[0], self.areas[self.areas.len() - 1]);
        let is_in = |candidate: &Candidate, area: SearchArea| {
            let features = &self.features[candidate.listing];
            area.reach(features.point, &features.area) != Reach::Outside
        };
        if candidates
            .iter()
            .any(|candidate| candidate.evidence.is_named && is_in(candidate, nearest))
        {
            candidates.retain_mut(|candidate| {
                let is_far = candidate.evidence.is_named && !is_in(candidate, widest);
                candidate.evidence.is_named = false;
                !is_far
            });
        }
    }
}
