//! Which listings may be within a circle or a state, without looking at all of them.

use super::{Area, Circle};
use std::collections::HashMap;
use waymark_directory::listing::{Coordinates, State};

/// Cells of a degree: large enough that a circle of 200 miles touches few of them, small enough that few rows
/// around one of 50 miles are looked at in vain.
const CELLS_A_DEGREE: i16 = 2;
/// Miles of a degree of latitude.
const DEGREE_MILES: f32 = 69.0;

/// Rows by the cell of the map and by the state they stand in.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    cells: HashMap<(i16, i16), Vec<u32>>,
    /// Rows without a point.
    pointless: Vec<u32>,
    states: HashMap<State, Vec<u32>>,
    /// Rows that serve several states.
    stateless: Vec<u32>,
}

impl Grid {
    /// Sorts points and areas into cells and states; rows are numbered in their order.
    pub(crate) fn new<'a>(places: impl Iterator<Item = (Option<Coordinates>, &'a Area)>) -> Self {
        let mut grid = Self::default();
        for (row, (point, area)) in (0..).zip(places) {
            let by_point = match point {
                Some(point) => grid
                    .cells
                    .entry((cell(point.latitude), cell(point.longitude)))
                    .or_default(),
                None => &mut grid.pointless,
            };
            by_point.push(row);
            let by_area = match area {
                Area::At(state) => grid.states.entry(*state).or_default(),
                Area::States(_) | Area::National => &mut grid.stateless,
            };
            by_area.push(row);
        }
        grid
    }

    /// Rows in a state, and those that serve several, in their order.
    pub(crate) fn within(&self, state: State) -> Vec<u32> {
        let in_state = self.states.get(&state).into_iter().flatten();
        merged(in_state.chain(&self.stateless).copied().collect())
    }

    /// Rows whose cells touch a circle, and those without a point, in their order.
    pub(crate) fn near(&self, circle: &Circle) -> Vec<u32> {
        let Coordinates {
            latitude,
            longitude,
            ..
        } = circle.centre;
        let reach = f32::from(circle.miles) / DEGREE_MILES;
        // Degrees of longitude are shorter towards the poles; the side away from the equator decides.
        let narrow = (latitude.abs() + reach).min(89.0).to_radians().cos();
        let columns = cell(longitude - reach / narrow)..=cell(longitude + reach / narrow);
        let mut rows = self.pointless.clone();
        for row in cell(latitude - reach)..=cell(latitude + reach) {
            for column in columns.clone() {
                rows.extend(
                    self.cells
                        .get(&(row, wrapped(column)))
                        .into_iter()
                        .flatten(),
                );
            }
        }
        merged(rows)
    }
}

/// Several ordered runs of rows as one.
#[expect(
    clippy::stable_sort_primitive,
    reason = "a stable sort finds the runs and merges them"
)]
fn merged(mut rows: Vec<u32>) -> Vec<u32> {
    rows.sort();
    rows
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a few hundred cells each way"
)]
fn cell(degrees: f32) -> i16 {
    (degrees * f32::from(CELLS_A_DEGREE)).floor() as i16
}

/// Alaska's islands stand on both sides of the date line.
fn wrapped(column: i16) -> i16 {
    (column + 180 * CELLS_A_DEGREE).rem_euclid(360 * CELLS_A_DEGREE) - 180 * CELLS_A_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::unit;
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
        fn no_row_within_the_circle_is_missed(
            points in proptest::collection::vec((-14.0f32..72.0, -180.0f32..180.0), 1..60),
            (latitude, longitude, miles) in (13.0f32..71.0, -179.9f32..179.9, 1u16..500),
        ) {
            let alaska = Area::At("AK".parse().unwrap());
            let grid = Grid::new(points.iter().map(|(lat, lon)| (Some(point(*lat, *lon)), &alaska)));
            let circle = Circle::new(point(latitude, longitude), "AK".parse().unwrap(), miles);
            let near = grid.near(&circle);
            for (row, (lat, lon)) in (0u32..).zip(&points) {
                if circle.miles_to(unit(point(*lat, *lon))) < f32::from(miles) {
                    prop_assert!(near.contains(&row));
                }
            }
            prop_assert!(near.is_sorted());
        }
    }

    #[test]
    fn rows_without_a_point_are_always_near() {
        let colorado = "CO".parse().unwrap();
        let area = Area::At(colorado);
        let points = [None, Some(point(21.3, -157.8)), None];
        let grid = Grid::new(points.into_iter().map(|point| (point, &area)));
        let denver = Circle::new(point(39.7, -105.0), colorado, 50);
        assert_eq!(grid.near(&denver), [0, 2]);
    }

    #[test]
    fn rows_that_serve_several_states_are_in_each() {
        let [colorado, maine] = ["CO", "ME"].map(|state| state.parse().unwrap());
        let areas = [
            Area::At(colorado),
            Area::National,
            Area::At(maine),
            Area::States([maine].into()),
        ];
        let grid = Grid::new(areas.iter().map(|area| (None, area)));
        assert_eq!(grid.within(colorado), [0, 1, 3]);
        assert_eq!(grid.within("AK".parse().unwrap()), [1, 3]);
    }
}
