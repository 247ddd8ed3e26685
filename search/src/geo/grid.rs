//! Which listings may be within a circle, without looking at all of them.

use super::Circle;
use std::collections::HashMap;
use waymark_content::listing::Coordinates;

/// Cells of a degree: large enough that a circle of 200 miles touches few of them, small enough that few rows
/// around one of 50 miles are looked at in vain.
const CELLS_A_DEGREE: i16 = 2;
/// Miles of a degree of latitude.
const DEGREE_MILES: f32 = 69.0;

/// Rows by the cell of the map they stand in.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    cells: HashMap<(i16, i16), Vec<u32>>,
    /// Rows without a point.
    elsewhere: Vec<u32>,
}

impl Grid {
    /// Sorts points into cells; rows are numbered in their order.
    pub(crate) fn new(points: impl Iterator<Item = Option<Coordinates>>) -> Self {
        let mut grid = Self::default();
        for (row, point) in (0..).zip(points) {
            match point {
                Some(point) => grid
                    .cells
                    .entry((cell(point.latitude), cell(point.longitude)))
                    .or_default()
                    .push(row),
                None => grid.elsewhere.push(row),
            }
        }
        grid
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
        let mut rows = self.elsewhere.clone();
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
        // Stable, because that finds the cells' own order and merges them.
        rows.sort();
        rows
    }
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
    use waymark_content::listing::Precision;

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
            let grid = Grid::new(points.iter().map(|(lat, lon)| Some(point(*lat, *lon))));
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
        let grid = Grid::new([None, Some(point(21.3, -157.8)), None].into_iter());
        let denver = Circle::new(point(39.7, -105.0), "CO".parse().unwrap(), 50);
        assert_eq!(grid.near(&denver), [0, 2]);
    }
}
