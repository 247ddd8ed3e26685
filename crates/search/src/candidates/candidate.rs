//! A candidate: a listing that may fit a search, with what is known about it.

use crate::{
    geo::{Reach, SearchArea},
    score::{Evidence, WeightedConcept},
};

#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Its position in the directory.
    pub(crate) listing: usize,
    pub(crate) evidence: Evidence,
    /// How much of the query it meets.
    pub(super) level: Level,
    /// Its data says nothing about a condition.
    pub(super) has_unknown_condition: bool,
    /// The position of the filter that rules it out, if there is only one.
    pub(super) failed_filter: Option<u8>,
}

/// How much of a query is met. One need is more than all conditions together.
pub(super) type Level = u16;

const NEED_LEVEL: Level = 64;
const CONDITION_LEVEL: Level = 1;

pub(super) fn level_of(concept: &WeightedConcept) -> Level {
    if concept.is_condition() {
        CONDITION_LEVEL
    } else {
        NEED_LEVEL
    }
}

impl Candidate {
    pub(super) fn is_in(&self, area: SearchArea) -> bool {
        match (area, self.evidence.reach) {
            _ if self.evidence.is_named => true,
            (SearchArea::Around(circle), Reach::Miles(miles)) => miles <= f32::from(circle.miles),
            _ => true,
        }
    }

    /// Whether it passes all filters.
    pub(super) fn fits(&self) -> bool {
        self.failed_filter.is_none()
    }
}
