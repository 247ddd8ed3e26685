//! One pass over the listings: which of them fit, how well, and where to draw the line.

use crate::{
    geo::{Grid, Reach, Where},
    rank::{Scorer, text::Matches, weights::NEAR_NAME},
    row::Row,
    tally::Tally,
};
use waymark_content::TermSet;

/// Fewer places than this, and the search looks further, and then for less.
const ENOUGH: usize = 3;

/// One chosen filter: a listing must have one of the terms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    /// The chosen terms.
    pub(crate) chosen: TermSet,
    /// All terms of the filter's facet.
    pub(crate) facet: TermSet,
}

/// What is asked of every listing.
pub(crate) struct Sieve<'a> {
    pub(crate) rows: &'a [Row],
    pub(crate) grid: &'a Grid,
    pub(crate) scorer: &'a Scorer,
    pub(crate) filters: &'a [Filter],
    /// Whether a listing may be shown by its hours; absent where no time is asked for.
    pub(crate) hours: Option<&'a dyn Fn(usize) -> Option<bool>>,
    /// Listings with the words, in order; absent where the words are all concepts.
    pub(crate) words: Option<&'a Matches>,
    /// Listings with the name, as score and share of the query's words, in order.
    pub(crate) names: &'a [(u32, f32, f32)],
    /// Whether listings without the words may fit: there are concepts, or no words at all.
    pub(crate) words_are_optional: bool,
    /// A whole name counts wherever it is.
    pub(crate) names_reach_far: bool,
    /// Where to look, in turn; each wider than the one before.
    pub(crate) places: &'a [Where],
    /// Terms that are filters, and so are counted.
    pub(crate) counted: TermSet,
}

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
    level: u16,
    /// Its data is silent about a condition.
    silent: bool,
    /// The filter that stands in its way, if it is only one.
    failed: Option<u8>,
}

impl Candidate {
    fn is_in(&self, place: Where) -> bool {
        match (place, self.reach) {
            _ if self.by_name => true,
            (Where::Around(circle), Reach::Miles(miles)) => miles <= f32::from(circle.miles),
            _ => true,
        }
    }
}

/// What fits.
pub(crate) struct Sifted {
    pub(crate) fitting: Vec<Candidate>,
    /// Listings by term, as if no other term of its facet were chosen.
    pub(crate) counts: Vec<u32>,
    /// Where was looked in the end.
    pub(crate) place: Where,
    /// Whether it is further than at first.
    pub(crate) widened: bool,
    /// Nothing met all of the query.
    pub(crate) loosened: bool,
}

/// A need weighs more than all conditions together.
const LEVEL_OF_CORE: u16 = 64;

impl Sieve<'_> {
    /// Looks for all of the query near by, then further, then for less of it, until there is enough to show.
    pub(crate) fn sift(&self) -> Sifted {
        let full = self
            .scorer
            .concepts
            .iter()
            .map(|c| level_of(c.condition.is_some()))
            .sum();
        // Mostly the nearest area has enough, and the wide ones need not be looked at.
        if let [first, _, ..] = self.places {
            let candidates = self.candidates(*first);
            if self.fitting(&candidates, full, *first) >= ENOUGH {
                return self.cut(candidates, full, full, 0);
            }
        }
        let candidates = self.candidates(self.places[self.places.len() - 1]);
        let mut levels: Vec<u16> = candidates
            .iter()
            .filter(|c| c.failed.is_none())
            .map(|c| c.level)
            .collect();
        levels.push(full);
        levels.sort_unstable_by(|a, b| b.cmp(a));
        levels.dedup();
        let (level, at) = levels
            .iter()
            .filter(|level| **level > 0 || full == 0)
            .find_map(|level| Some((*level, self.near_enough(&candidates, *level)?)))
            .unwrap_or_else(|| {
                let best = candidates
                    .iter()
                    .filter(|c| c.failed.is_none())
                    .map(|c| c.level)
                    .max();
                (best.unwrap_or(full).min(full), 0)
            });
        self.cut(candidates, level, full, at)
    }

    /// Draws the line at a level and a place.
    fn cut(&self, candidates: Vec<Candidate>, level: u16, full: u16, at: usize) -> Sifted {
        let place = self.places[at];
        let in_place = candidates
            .into_iter()
            .filter(|c| c.level >= level)
            .filter(|c| c.is_in(place));
        let mut tally = Tally::new();
        let mut fitting = Vec::new();
        for candidate in in_place {
            let counted = self.rows[candidate.row].terms.intersection(self.counted);
            match candidate.failed {
                None => {
                    tally.add(counted);
                    fitting.push(candidate);
                }
                // Only one filter stands in the way: the listing would show if another of its terms were chosen.
                Some(failed) => {
                    tally.add(counted.intersection(self.filters[usize::from(failed)].facet));
                }
            }
        }
        Sifted {
            fitting,
            counts: tally.counts(),
            place,
            widened: at > 0,
            loosened: level < full,
        }
    }

    /// The nearest area with enough places at a level, else the one with most; none where there are no places at
    /// all, only lines and agencies.
    fn near_enough(&self, candidates: &[Candidate], level: u16) -> Option<usize> {
        let mut most = (None, 0);
        for (at, place) in self.places.iter().enumerate() {
            let fitting = self.fitting(candidates, level, *place);
            let enough = match place {
                Where::Around(_) => ENOUGH,
                Where::Anywhere | Where::In(_) => 1,
            };
            if fitting >= enough {
                return Some(at);
            }
            if fitting > most.1 {
                most = (Some(at), fitting);
            }
        }
        most.0
    }

    /// How many are known to fit at a level and a place.
    fn fitting(&self, candidates: &[Candidate], level: u16, place: Where) -> usize {
        let is_measured = matches!(place, Where::Around(_));
        candidates
            .iter()
            .filter(|c| c.failed.is_none() && c.level >= level && c.is_in(place))
            // Whether the silent ones fit is not known; they alone are not enough.
            .filter(|c| !is_measured || (!c.silent && matches!(c.reach, Reach::Miles(_))))
            .count()
    }

    fn candidates(&self, widest: Where) -> Vec<Candidate> {
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
            Where::Anywhere | Where::In(_) => None,
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

const fn level_of(is_condition: bool) -> u16 {
    if is_condition { 1 } else { LEVEL_OF_CORE }
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
