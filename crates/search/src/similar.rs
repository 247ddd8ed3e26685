//! Similar places: places near a listing that offer much the same.

use crate::{
    features::ListingFeatures,
    geo::{Circle, Reach, SearchArea},
};
use std::collections::HashSet;
use waymark_directory::{Facet, TermSet, Vocabulary};

/// A similar place is at most this far away.
pub(crate) const RADIUS_MILES: u16 = 50;
/// Miles at which a place counts half as much as one next door.
const SCALE_MILES: f32 = 10.0;
/// Places that share less than this of their needs aren't similar.
const MIN_SHARED: f32 = 0.2;

/// Places within a circle that are similar to a listing, the most similar and nearest first, each with its distance in
/// miles. Listings are given and found by their positions in the directory.
pub(crate) fn find_similar(
    features: &[ListingFeatures],
    listing: usize,
    circle: Circle,
    limit: usize,
) -> Vec<(usize, f32)> {
    let needs = Vocabulary::get().facet_set(Facet::Need);
    let own = features[listing].terms.intersection(needs);
    let area = SearchArea::Around(circle);
    let mut similar: Vec<(f32, usize, f32)> = features
        .iter()
        .enumerate()
        .filter(|(other, theirs)| *other != listing && theirs.is_listed)
        .filter_map(
            |(other, theirs)| match area.reach(theirs.point, &theirs.area) {
                Reach::Miles(miles) => Some((other, theirs.terms, miles)),
                Reach::Inside | Reach::Outside => None,
            },
        )
        .filter_map(|(other, terms, miles)| {
            let share = shared_part(own, terms.intersection(needs));
            let rank = share / (1.0 + miles / SCALE_MILES);
            (share >= MIN_SHARED).then_some((rank, other, miles))
        })
        .collect();
    similar.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Several sites of one organization don't give a choice.
    let mut seen = HashSet::new();
    similar
        .into_iter()
        .filter(|(_, other, _)| seen.insert(features[*other].organization))
        .take(limit)
        .map(|(_, other, miles)| (other, miles))
        .collect()
}

/// The share of all terms of two sets that both have (the Jaccard index).
fn shared_part(a: TermSet, b: TermSet) -> f32 {
    let count = |set: TermSet| f32::from(u16::try_from(set.len()).unwrap_or(u16::MAX));
    count(a.intersection(b)) / count(a.union(b)).max(1.0)
}
