//! The grid: which listings may be within a circle or a state, found without looking at all of them.

use crate::geo::{Circle, ServedArea};
use std::collections::HashMap;
use waymark_directory::listing::{Coordinates, State};

/// Large enough that a circle of 200 miles touches few cells, and small enough that few listings outside a circle of
/// 50 miles are looked at.
const CELLS_A_DEGREE: i16 = 2;
/// A degree of latitude.
const DEGREE_MILES: f32 = 69.0;

/// Listings, by their position in the directory, in each cell of the map and in each state.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    cells: HashMap<(i16, i16), Vec<u32>>,
    without_point: Vec<u32>,
    states: HashMap<State, Vec<u32>>,
    /// Those that serve several states.
    without_state: Vec<u32>,
}

impl Grid {
    /// Sorts listings into cells and states by their points and areas.
    pub(crate) fn new<'a>(
        places: impl Iterator<Item = (Option<Coordinates>, &'a ServedArea)>,
    ) -> Self {
        let mut grid = Self::default();
        for (listing, (point, area)) in (0..).zip(places) {
            let by_point = match point {
                Some(point) => grid
                    .cells
                    .entry((cell(point.latitude), cell(point.longitude)))
                    .or_default(),
                None => &mut grid.without_point,
            };
            by_point.push(listing);
            let by_area = match area {
                ServedArea::At(state) => grid.states.entry(*state).or_default(),
                ServedArea::States(_) | ServedArea::National => &mut grid.without_state,
            };
            by_area.push(listing);
        }
        grid
    }

    /// Listings in a state and those that serve several states, in order.
    pub(crate) fn listings_in(&self, state: State) -> Vec<u32> {
        let in_state = self.states.get(&state).into_iter().flatten();
        merged(in_state.chain(&self.without_state).copied().collect())
    }

    /// Listings in cells that touch a circle and those without a point, in order.
    pub(crate) fn listings_near(&self, circle: &Circle) -> Vec<u32> {
        let Coordinates {
            latitude,
            longitude,
            ..
        } = circle.center;
        let reach = f32::from(circle.miles) / DEGREE_MILES;
        // Degrees of longitude get shorter toward the poles, so the side away from the equator decides.
        let narrow = (latitude.abs() + reach).min(89.0).to_radians().cos();
        let columns = cell(longitude - reach / narrow)..=cell(longitude + reach / narrow);
        let mut listings = self.without_point.clone();
        for row in cell(latitude - reach)..=cell(latitude + reach) {
            for column in columns.clone() {
                listings.extend(
                    self.cells
                        .get(&(row, wrapped(column)))
                        .into_iter()
                        .flatten(),
                );
            }
        }
        merged(listings)
    }
}

/// Several sorted runs as one.
#[expect(
    clippy::stable_sort_primitive,
    reason = "a stable sort finds the runs and merges them"
)]
fn merged(mut runs: Vec<u32>) -> Vec<u32> {
    runs.sort();
    runs
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a few hundred cells each way"
)]
fn cell(degrees: f32) -> i16 {
    (degrees * f32::from(CELLS_A_DEGREE)).floor() as i16
}

/// Alaska's islands lie on both sides of the date line.
fn wrapped(column: i16) -> i16 {
    (column + 180 * CELLS_A_DEGREE).rem_euclid(360 * CELLS_A_DEGREE) - 180 * CELLS_A_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::unit_point;
    use proptest::prelude::*;
    use waymark_directory::listing::Precision;

    fn point(latitude: f32, longitude: f32) -> Coordinates {
        Coordinates {
            latitude,
            longitude,
            precision: Precision::City,
        }
    }

    proptest! {
        #[test]
        fn no_listing_within_a_circle_is_missed(
            points in proptest::collection::vec((-14.0f32..72.0, -180.0f32..180.0), 1..60),
            (latitude, longitude, miles) in (13.0f32..71.0, -179.9f32..179.9, 1u16..500),
        ) {
            let alaska = ServedArea::At("AK".parse().unwrap());
            let grid = Grid::new(points.iter().map(|(lat, lon)| (Some(point(*lat, *lon)), &alaska)));
            let circle = Circle::new(point(latitude, longitude), "AK".parse().unwrap(), miles);
            let near = grid.listings_near(&circle);
            for (listing, (lat, lon)) in (0u32..).zip(&points) {
                if circle.miles_to(unit_point(point(*lat, *lon))) < f32::from(miles) {
                    prop_assert!(near.contains(&listing));
                }
            }
            prop_assert!(near.is_sorted());
        }
    }

    #[test]
    fn listings_without_a_point_are_always_near() {
        let colorado = "CO".parse().unwrap();
        let area = ServedArea::At(colorado);
        let points = [None, Some(point(21.3, -157.8)), None];
        let grid = Grid::new(points.into_iter().map(|point| (point, &area)));
        let denver = Circle::new(point(39.7, -105.0), colorado, 50);
        assert_eq!(grid.listings_near(&denver), [0, 2]);
    }

    #[test]
    fn listings_that_serve_several_states_are_in_each() {
        let [colorado, maine] = ["CO", "ME"].map(|state| state.parse().unwrap());
        let areas = [
            ServedArea::At(colorado),
            ServedArea::National,
            ServedArea::At(maine),
            ServedArea::States([maine].into()),
        ];
        let grid = Grid::new(areas.iter().map(|area| (None, area)));
        assert_eq!(grid.listings_in(colorado), [0, 1, 3]);
        assert_eq!(grid.listings_in("AK".parse().unwrap()), [1, 3]);
    }
}
