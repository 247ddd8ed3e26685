//! One pass over the listings: which of them fit, how well, and where to draw the line.

mod candidate;

pub(crate) use candidate::Candidate;

use crate::{
    geo::{Grid, Reach, Where},
    rank::{Scorer, text::Matches},
    row::Row,
    tally::Tally,
};
use waymark_directory::TermSet;

/// Fewer places than this near by, and the search looks further, and then for less.
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
        let first = self.places[0];
        let mut candidates = self.candidates(first);
        // Mostly the nearest area has enough, and the wide ones need not be looked at.
        if known_to_fit(&candidates, full, first) >= enough(first) {
            return self.cut(candidates, full, full, 0);
        }
        if let [_, .., widest] = self.places {
            candidates = self.candidates(*widest);
        }
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
            let fitting = known_to_fit(candidates, level, *place);
            if fitting >= enough(*place) {
                return Some(at);
            }
            if fitting > most.1 {
                most = (Some(at), fitting);
            }
        }
        most.0
    }
}

/// How many are known to fit at a level and a place.
fn known_to_fit(candidates: &[Candidate], level: u16, place: Where) -> usize {
    let is_measured = matches!(place, Where::Around(_));
    candidates
        .iter()
        .filter(|c| c.failed.is_none() && c.level >= level && c.is_in(place))
        // Whether the silent ones fit is not known; they alone are not enough.
        .filter(|c| !is_measured || (!c.silent && matches!(c.reach, Reach::Miles(_))))
        .count()
}

const fn enough(place: Where) -> usize {
    match place {
        Where::Around(_) => ENOUGH,
        Where::Anywhere | Where::In(_) => 1,
    }
}

const fn level_of(is_condition: bool) -> u16 {
    if is_condition { 1 } else { LEVEL_OF_CORE }
}
