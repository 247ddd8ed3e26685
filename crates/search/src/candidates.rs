//! Candidates: the listings that may fit a search, and which of them are shown.
//!
//! [`collect`] goes over the listings. This module decides which of them are shown: those near by that meet the whole
//! query, or else those further away, or else those that meet less of it.

mod candidate;
mod collect;

pub(crate) use candidate::Candidate;
pub(crate) use collect::{CandidateSearch, Filter, Words};

use crate::{
    geo::{Reach, SearchArea},
    term_counts::TermCounts,
};
use candidate::{Level, level_of};

/// If fewer places than this are near by, the search looks further away, and then for less of the query.
const ENOUGH_PLACES: usize = 3;

pub(crate) struct FoundCandidates {
    pub(crate) fitting: Vec<Candidate>,
    /// How many listings have each term, counted as if no other term of its filter were chosen.
    pub(crate) counts: Vec<u32>,
    /// The area that was chosen in the end.
    pub(crate) area: SearchArea,
    /// Whether it is wider than the first.
    pub(crate) is_widened: bool,
    /// Nothing meets all of the query.
    pub(crate) is_loosened: bool,
}

impl CandidateSearch<'_> {
    /// Looks for all of the query near by, then further away, then for less of it, until there is enough to show.
    pub(crate) fn find_candidates(&self) -> FoundCandidates {
        let full = self.scorer.concepts.iter().map(level_of).sum();
        let nearest = self.areas[0];
        let mut candidates = self.collect(nearest);
        // Mostly the nearest area has enough, and the wide ones needn't be searched.
        if count_known_to_fit(&candidates, full, nearest) >= enough(nearest) {
            return self.draw_line(candidates, full, full, 0);
        }
        if let [_, .., widest] = self.areas {
            candidates = self.collect(*widest);
        }
        let fitting = || candidates.iter().filter(|candidate| candidate.fits());
        let mut levels: Vec<Level> = fitting().map(|c| c.level).chain([full]).collect();
        levels.sort_unstable_by(|a, b| b.cmp(a));
        levels.dedup();
        let (level, area) = levels
            .iter()
            .filter(|level| **level > 0 || full == 0)
            .find_map(|level| Some((*level, self.nearest_area_with_places(&candidates, *level)?)))
            .unwrap_or_else(|| {
                let best = fitting().map(|c| c.level).max();
                (best.unwrap_or(full).min(full), 0)
            });
        self.draw_line(candidates, level, full, area)
    }

    /// Keeps what meets a level in an area, and counts it.
    fn draw_line(
        &self,
        candidates: Vec<Candidate>,
        level: Level,
        full: Level,
        area_at: usize,
    ) -> FoundCandidates {
        let area = self.areas[area_at];
        let kept = candidates
            .into_iter()
            .filter(|candidate| candidate.level >= level && candidate.is_in(area));
        let mut counts = TermCounts::new();
        let mut fitting = Vec::new();
        for candidate in kept {
            let terms = self.features[candidate.listing].terms;
            let counted = terms.intersection(self.filter_terms);
            match candidate.failed_filter {
                None => {
                    counts.add(counted);
                    fitting.push(candidate);
                }
                // It would be shown if another term of this filter were chosen.
                Some(filter) => {
                    counts.add(counted.intersection(self.filters[usize::from(filter)].family));
                }
            }
        }
        FoundCandidates {
            fitting,
            counts: counts.into_counts(),
            area,
            is_widened: area_at > 0,
            is_loosened: level < full,
        }
    }

    /// The nearest area with enough places at a level, or else the one with the most. `None` if there are no places at
    /// all, but only phone lines and agencies.
    fn nearest_area_with_places(&self, candidates: &[Candidate], level: Level) -> Option<usize> {
        let mut most = (None, 0);
        for (at, area) in self.areas.iter().enumerate() {
            let fitting = count_known_to_fit(candidates, level, *area);
            if fitting >= enough(*area) {
                return Some(at);
            }
            if fitting > most.1 {
                most = (Some(at), fitting);
            }
        }
        most.0
    }
}

fn count_known_to_fit(candidates: &[Candidate], level: Level, area: SearchArea) -> usize {
    let is_measured = matches!(area, SearchArea::Around(_));
    candidates
        .iter()
        .filter(|c| c.fits() && c.level >= level && c.is_in(area))
        // Those with unknown conditions may not fit, so they alone aren't enough.
        .filter(|c| {
            let is_place = matches!(c.evidence.reach, Reach::Miles(_));
            !is_measured || (!c.has_unknown_condition && is_place)
        })
        .count()
}

const fn enough(area: SearchArea) -> usize {
    match area {
        SearchArea::Around(_) => ENOUGH_PLACES,
        SearchArea::Anywhere | SearchArea::In(_) => 1,
    }
}
