//! The order of the results: best or nearest first, with a choice of organizations.

use crate::{candidates::Candidate, features::ListingFeatures, weights};
use std::collections::HashMap;

/// This many of the best are checked for sites of one organization. Every page is cut from the same window, so that
/// pages don't overlap.
const WINDOW: usize = 200;

/// A candidate with its rank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    /// Greatest first.
    pub(crate) rank: f32,
    /// Its position among the candidates, which are in the order of the directory. It breaks ties.
    pub(crate) candidate: usize,
    /// The factor that further sites of one organization lost in `rank`.
    pub(crate) repetition: f32,
}

/// The first `shown` candidates, with further sites of one organization moved down.
pub(crate) fn first_with_variety(
    ranked: Vec<Ranked>,
    candidates: &[Candidate],
    features: &[ListingFeatures],
    shown: usize,
) -> Vec<Ranked> {
    let mut best = first_ranked(ranked, shown.max(WINDOW));
    let window = best.len().min(WINDOW);
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for ranked in &mut best[..window] {
        let candidate = &candidates[ranked.candidate];
        let before = seen
            .entry(features[candidate.listing].organization)
            .or_default();
        // Somebody who types a name wants all of its sites.
        if *before >= weights::FREE_REPEATS && candidate.evidence.name == 0.0 {
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

/// The first `shown` candidates. The order of the directory breaks ties, so that pages don't overlap.
pub(crate) fn first_ranked(mut ranked: Vec<Ranked>, shown: usize) -> Vec<Ranked> {
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
