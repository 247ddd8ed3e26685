//! Which listings may fit, and what is known of each.

use super::{Sieve, level_of};
use crate::{
    geo::{Reach, Where},
    rank::weights::NEAR_NAME,
};

/// A listing that may fit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) row: usize,
    pub(crate) reach: Reach,
    pub(crate) words: f32,
    pub(crate) name: f32,
    /// The whole name was typed, so that it counts wherever it is.
    pub(crate) by_name: bool,
    pub(crate) open: Option<bool>,
    /// How much of the query it meets; needs count more than all conditions.
    pub(super) level: u16,
    /// Its data is silent about a condition.
    pub(super) silent: bool,
    /// The filter that stands in its way, if it is only one.
    pub(super) failed: Option<u8>,
}

impl Candidate {
    pub(super) fn is_in(&self, place: Where) -> bool {
        match (place, self.reach) {
            _ if self.by_name => true,
            (Where::Around(circle), Reach::Miles(miles)) => miles <= f32::from(circle.miles),
            _ => true,
        }
    }
}

impl Sieve<'_> {
    /// All listings in a place that may fit, in the order of the directory.
    pub(super) fn candidates(&self, widest: Where) -> Vec<Candidate> {
        let mut words = Cursor::new(self.words.map_or(&[], Vec::as_slice));
        let mut names = self.names.iter().peekable();
        let mut candidates = Vec::new();
        let mut consider = |row: usize, words: Option<f32>| {
            while names.next_if(|(at, ..)| (*at as usize) < row).is_some() {}
            let name = names.next_if(|(at, ..)| *at as usize == row);
            let (name, coverage) =
                name.map_or((0.0, 0.0), |(_, score, coverage)| (*score, *coverage));
            let whole_name = coverage >= NEAR_NAME;
            if words.is_none() && !self.words_are_optional && !whole_name {
                return;
            }
            candidates.extend(self.candidate(row, widest, words.unwrap_or(0.0), name, whole_name));
        };
        // Where only some listings can fit, most need not be looked at.
        let some = match widest {
            _ if !self.words_are_optional => Some(words.rows().collect()),
            Where::Around(circle) => Some(self.grid.near(&circle)),
            Where::In(state) => Some(self.grid.within(state)),
            Where::Anywhere => None,
        };
        if let Some(mut rows) = some {
            rows.extend(self.names.iter().map(|(row, ..)| *row));
            rows.sort_unstable();
            rows.dedup();
            for row in rows {
                consider(row as usize, words.at(row as usize));
            }
        } else {
            for row in 0..self.rows.len() {
                consider(row, words.at(row));
            }
        }
        self.without_far_names(&mut candidates);
        candidates
    }

    #[inline]
    fn candidate(
        &self,
        row: usize,
        widest: Where,
        words: f32,
        name: f32,
        whole_name: bool,
    ) -> Option<Candidate> {
        let at = row;
        let row = &self.rows[at];
        if !row.listed || self.scorer.is_shut_out(row) {
            return None;
        }
        let (mut level, mut silent) = (0, false);
        for concept in &self.scorer.concepts {
            let is_met = concept.is_met(row);
            if is_met || whole_name || concept.is_silent(row) {
                level += level_of(concept.condition.is_some());
                silent |= !is_met && !whole_name;
            }
        }
        if level == 0 && !self.scorer.concepts.is_empty() {
            return None;
        }
        let mut reach = widest.reach(row.point, &row.area);
        let by_name = whole_name && self.names_reach_far;
        if reach == Reach::Outside {
            if !by_name {
                return None;
            }
            reach = match (widest, row.point) {
                (Where::Around(circle), Some(point)) => Reach::Miles(circle.miles_to(point)),
                _ => Reach::Inside,
            };
        }
        let mut failing = (0..)
            .zip(self.filters)
            .filter(|(_, f)| !row.terms.intersects(&f.chosen));
        let failed = failing.next().map(|(at, _)| at);
        if failing.next().is_some() {
            return None;
        }
        let open = self.hours.and_then(|open| open(at));
        (open != Some(false)).then_some(Candidate {
            row: at,
            reach,
            words,
            name,
            by_name,
            open,
            level,
            silent,
            failed,
        })
    }

    /// A name that is met near by is not looked for far away.
    fn without_far_names(&self, candidates: &mut Vec<Candidate>) {
        let first = self.places[0];
        let is_near = |c: &Candidate| {
            let row = &self.rows[c.row];
            c.by_name && first.reach(row.point, &row.area) != Reach::Outside
        };
        if candidates.iter().any(is_near) {
            let widest = self.places[self.places.len() - 1];
            candidates.retain_mut(|c| {
                let row = &self.rows[c.row];
                let is_far = c.by_name && widest.reach(row.point, &row.area) == Reach::Outside;
                c.by_name = false;
                !is_far
            });
        }
    }
}

/// Walks through sorted matches beside the rows.
struct Cursor<'m> {
    matches: &'m [(u32, f32)],
    next: usize,
}

impl<'m> Cursor<'m> {
    fn new(matches: &'m [(u32, f32)]) -> Self {
        Self { matches, next: 0 }
    }

    fn rows(&self) -> impl Iterator<Item = u32> + 'm {
        self.matches.iter().map(|(row, _)| *row)
    }

    fn at(&mut self, row: usize) -> Option<f32> {
        while self
            .matches
            .get(self.next)
            .is_some_and(|(at, _)| (*at as usize) < row)
        {
            self.next += 1;
        }
        let (at, score) = self.matches.get(self.next)?;
        (*at as usize == row).then_some(*score)
    }
}
