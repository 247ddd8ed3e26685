//! Places near a place that do much the same.

use crate::{
    geo::{Circle, Reach, Where},
    row::Row,
};
use std::collections::HashSet;
use waymark_directory::{Facet, TermSet, Vocabulary};

/// How far away a place may be to be offered beside, in miles.
pub(crate) const RADIUS_MILES: u16 = 50;
/// Miles at which a place counts half as much as one next door.
const SCALE_MILES: f32 = 10.0;
/// Places that share less than this of their needs are not alike.
const MIN_ALIKE: f32 = 0.2;

/// Rows like the one at a position within a circle, the likest and nearest first, with their miles.
pub(crate) fn to(rows: &[Row], at: usize, around: Circle, limit: usize) -> Vec<(usize, f32)> {
    let needs = Vocabulary::get().mask(Facet::Need);
    let own = rows[at].terms.intersection(needs);
    let place = Where::Around(around);
    let mut alike: Vec<(f32, usize, f32)> = rows
        .iter()
        .enumerate()
        .filter(|(other, row)| *other != at && row.listed)
        .filter_map(|(other, row)| match place.reach(row.point, &row.area) {
            Reach::Miles(miles) => Some((other, row, miles)),
            Reach::Inside | Reach::Outside => None,
        })
        .filter_map(|(other, row, miles)| {
            let share = share(own, row.terms.intersection(needs));
            let rank = share / (1.0 + miles / SCALE_MILES);
            (share >= MIN_ALIKE).then_some((rank, other, miles))
        })
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Sites of one organisation are no choice.
    let mut seen = HashSet::new();
    alike
        .into_iter()
        .filter(|(_, row, _)| seen.insert(rows[*row].organization))
        .take(limit)
        .map(|(_, row, miles)| (row, miles))
        .collect()
}

/// What two sets share of what they hold together (Jaccard's index).
fn share(a: TermSet, b: TermSet) -> f32 {
    let count = |set: TermSet| f32::from(u16::try_from(set.len()).unwrap_or(u16::MAX));
    count(a.intersection(b)) / count(a.union(b)).max(1.0)
}
