//! One pass over the matching documents: place, filters, counts and rank together.

use std::sync::Arc;
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
};
use waymark_content::{
    Listing, TermSet,
    listing::{Coordinates, ServiceArea, State},
};

/// Mean radius of the earth in miles.
const EARTH_MILES: f32 = 3958.76;
/// Miles at which a listing counts half as much as one next door.
const HALF_DISTANCE_MILES: f32 = 15.0;
/// How much a listing counts that has no door, beside those that have one.
const DOORLESS_WEIGHT: f32 = 0.3;

/// More than any distance or score.
const UNMEASURED: f32 = 100_000.0;

/// What the collector must know of a document, kept small and in one row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// On the unit sphere; distances by chords stay exact for neighbours, where cosines do not.
    point: Option<[f32; 3]>,
    area: Area,
    terms: TermSet,
    listed: bool,
}

#[derive(Clone, Debug)]
enum Area {
    /// At an address in a state.
    At(State),
    States(Box<[State]>),
    National,
}

impl Row {
    pub(crate) fn new(listing: &Listing) -> Self {
        let area = match (&listing.service_area, &listing.address) {
            (Some(ServiceArea::National), _) | (None, None) => Area::National,
            (Some(ServiceArea::States(states)), _) => Area::States(states.clone().into()),
            (None, Some(address)) => Area::At(address.state),
        };
        Self {
            point: listing.coordinates.map(unit),
            area,
            terms: listing.terms,
            listed: listing.is_listed(),
        }
    }
}

/// A point on the unit sphere.
pub(crate) fn unit(point: Coordinates) -> [f32; 3] {
    let (lat, lon) = (
        f64::from(point.latitude).to_radians(),
        f64::from(point.longitude).to_radians(),
    );
    #[expect(
        clippy::cast_possible_truncation,
        reason = "seven digits place a point within a yard"
    )]
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|x| x as f32)
}

/// The square of the straight line through the earth between two points, in radii: cheap, and it orders
/// as distances do.
fn chord_squared(a: [f32; 3], b: [f32; 3]) -> f32 {
    (0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum()
}

/// The way along the ground that belongs to a chord.
fn miles(chord_squared: f32) -> f32 {
    2.0 * EARTH_MILES * (chord_squared.sqrt() / 2.0).min(1.0).asin()
}

/// Where results may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Where {
    Anywhere,
    /// Around a point of a state, within some miles.
    Around(Circle),
    In(State),
}

/// Whether a listing is where it is looked for.
#[derive(Clone, Copy, Debug)]
enum Reach {
    Outside,
    /// Inside, but there is nothing to measure.
    Inside,
    Miles(f32),
}

/// A circle on the ground.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circle {
    pub(crate) centre: Coordinates,
    /// The state of the centre.
    state: State,
    pub(crate) miles: u16,
    unit: [f32; 3],
    limit_squared: f32,
}

impl Circle {
    pub(crate) fn new(centre: Coordinates, state: State, miles: u16) -> Self {
        let limit = 2.0 * (f32::from(miles) / EARTH_MILES / 2.0).sin();
        Self {
            centre,
            state,
            miles,
            unit: unit(centre),
            limit_squared: limit * limit,
        }
    }
}

/// One chosen filter: a listing must have one of the terms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    /// The chosen terms.
    pub(crate) chosen: TermSet,
    /// All terms of the filter's facet.
    pub(crate) facet: TermSet,
}

/// What is asked of every matching document.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    pub(crate) rows: Arc<[Row]>,
    pub(crate) place: Where,
    pub(crate) filters: Vec<Filter>,
    /// Terms that are counted.
    pub(crate) counted: TermSet,
    /// Rank by distance instead of by score.
    pub(crate) by_distance: bool,
}

/// What fits.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Rank and document.
    pub(crate) hits: Vec<(f32, DocId)>,
    /// Hits with a distance.
    pub(crate) located: usize,
    /// Documents by term, as if no other term of its facet were chosen.
    pub(crate) counts: Vec<u32>,
}

impl Sieve {
    fn reach(&self, row: &Row) -> Reach {
        let known = |inside: bool| {
            if inside {
                Reach::Inside
            } else {
                Reach::Outside
            }
        };
        match (self.place, &row.area) {
            (Where::Anywhere, _) | (Where::In(_) | Where::Around(_), Area::National) => {
                Reach::Inside
            }
            (Where::In(state), Area::At(own)) => known(*own == state),
            (Where::In(state), Area::States(states)) => known(states.contains(&state)),
            (Where::Around(circle), Area::States(states)) => known(states.contains(&circle.state)),
            (Where::Around(circle), Area::At(own)) => match row.point {
                Some(point) => {
                    let chord_squared = chord_squared(circle.unit, point);
                    if chord_squared <= circle.limit_squared {
                        Reach::Miles(miles(chord_squared))
                    } else {
                        Reach::Outside
                    }
                }
                // Without a point it cannot be measured; its state is all that is known.
                None => known(*own == circle.state),
            },
        }
    }

    fn rank(&self, row: &Row, reach: Reach, score: Score) -> f32 {
        let placed = !matches!(self.place, Where::Anywhere);
        match reach {
            Reach::Miles(miles) if self.by_distance => -miles,
            Reach::Miles(miles) => score / (1.0 + miles / HALF_DISTANCE_MILES),
            // What cannot be measured comes after everything that can, the best first.
            _ if self.by_distance && placed => score - UNMEASURED,
            _ if placed && !matches!(row.area, Area::At(_)) => score * DOORLESS_WEIGHT,
            _ => score,
        }
    }

    /// Distance to a document, for showing it.
    pub(crate) fn distance(&self, doc: DocId) -> Option<f32> {
        match self.reach(&self.rows[doc as usize]) {
            Reach::Miles(miles) => Some(miles),
            Reach::Inside | Reach::Outside => None,
        }
    }
}

impl Collector for Sieve {
    type Fruit = Found;
    type Child = Segment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Segment> {
        let found = Found {
            counts: vec![0; TermSet::CAPACITY],
            ..Found::default()
        };
        Ok(Segment {
            sieve: self.clone(),
            found,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Found>) -> tantivy::Result<Found> {
        // The index has one segment, see `index::build`.
        Ok(fruits.into_iter().next().unwrap_or_default())
    }
}

/// The collector of the one segment.
pub(crate) struct Segment {
    sieve: Sieve,
    found: Found,
}

impl SegmentCollector for Segment {
    type Fruit = Found;

    fn collect(&mut self, doc: DocId, score: Score) {
        let sieve = &self.sieve;
        let row = &sieve.rows[doc as usize];
        if !row.listed {
            return;
        }
        let reach = sieve.reach(row);
        if matches!(reach, Reach::Outside) {
            return;
        }
        let mut failed = sieve
            .filters
            .iter()
            .filter(|filter| !row.terms.intersects(&filter.chosen));
        let counted = row.terms.intersection(sieve.counted);
        match (failed.next(), failed.next()) {
            (None, _) => {
                self.found.located += usize::from(matches!(reach, Reach::Miles(_)));
                self.found.hits.push((sieve.rank(row, reach, score), doc));
                counted
                    .iter()
                    .for_each(|id| self.found.counts[id.index()] += 1);
            }
            // Only one facet stands in the way: the listing would show if another of its terms were chosen.
            (Some(filter), None) => {
                counted
                    .intersection(filter.facet)
                    .iter()
                    .for_each(|id| self.found.counts[id.index()] += 1);
            }
            _ => {}
        }
    }

    fn harvest(self) -> Found {
        self.found
    }
}
