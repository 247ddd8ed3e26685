//! The order of the results.

use crate::{rank::weights, row::Row, sift::Candidate};
use std::collections::HashMap;

/// So many of the best are looked at for sites of one organisation; every page is cut from the same window, so
/// that pages do not overlap.
const WINDOW: usize = 200;

/// A candidate with its rank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    /// What it is ordered by, greatest first.
    pub(crate) rank: f32,
    /// Its position among the candidates, which are in the order of the directory; breaks ties.
    pub(crate) candidate: usize,
    /// Factor in `rank` for sites of one organisation.
    pub(crate) repetition: f32,
}

/// The first `shown` by relevance, with further sites of one organisation moved down.
pub(crate) fn varied(
    ranked: Vec<Ranked>,
    candidates: &[Candidate],
    rows: &[Row],
    shown: usize,
) -> Vec<Ranked> {
    let mut best = first(ranked, shown.max(WINDOW));
    let window = best.len().min(WINDOW);
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for ranked in &mut best[..window] {
        let candidate = &candidates[ranked.candidate];
        let before = seen.entry(rows[candidate.row].organization).or_default();
        // Whoever types a name wants all of its sites.
        if *before >= weights::FREE_REPEATS && candidate.name == 0.0 {
            let times = i32::try_from(*before + 1 - weights::FREE_REPEATS).unwrap_or(i32::MAX);
            ranked.repetition = weights::REPEATED.powi(times);
            ranked.rank *= ranked.repetition;
        }
        *before += 1;
    }
    best[..window].sort_by(by_rank);
    best.truncate(shown);
    best
}

/// The first `shown`; ties are broken by the order of the directory, so that pages do not overlap.
pub(crate) fn first(mut ranked: Vec<Ranked>, shown: usize) -> Vec<Ranked> {
    if shown < ranked.len() {
        ranked.select_nth_unstable_by(shown, by_rank);
        ranked.truncate(shown);
    }
    ranked.sort_unstable_by(by_rank);
    ranked
}

fn by_rank(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    b.rank
        .total_cmp(&a.rank)
        .then(a.candidate.cmp(&b.candidate))
}
