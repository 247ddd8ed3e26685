//! Geography: where a search looks, what area a listing serves, and how far away it is.

use waymark_directory::{
    Listing,
    listing::{Coordinates, ServiceArea, State},
};

/// Mean radius of the earth in miles.
const EARTH_MILES: f32 = 3958.76;

/// A point on the unit sphere. Distances by chords stay exact between neighbors, while cosines don't.
pub(crate) type UnitPoint = [f32; 3];

/// Where a listing serves people.
#[derive(Clone, Debug)]
pub(crate) enum ServedArea {
    /// At an address in a state.
    At(State),
    States(Box<[State]>),
    National,
}

impl ServedArea {
    pub(crate) fn from_listing(listing: &Listing) -> Self {
        match (&listing.service_area, &listing.address) {
            (Some(ServiceArea::National), _) | (None, None) => Self::National,
            (Some(ServiceArea::States(states)), _) => Self::States(states.clone().into()),
            (None, Some(address)) => Self::At(address.state),
        }
    }
}

/// Where a search looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SearchArea {
    Anywhere,
    Around(Circle),
    In(State),
}

/// Whether a listing is in the area of a search, and how far away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reach {
    Outside,
    /// Inside, but with no distance to measure.
    Inside,
    Miles(f32),
}

/// A circle on the ground.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circle {
    pub(crate) center: Coordinates,
    /// The center's state.
    state: State,
    pub(crate) miles: u16,
    unit: UnitPoint,
    limit_squared: f32,
}

impl Circle {
    pub(crate) fn new(center: Coordinates, state: State, miles: u16) -> Self {
        let limit = 2.0 * (f32::from(miles) / EARTH_MILES / 2.0).sin();
        Self {
            center,
            state,
            miles,
            unit: unit_point(center),
            limit_squared: limit * limit,
        }
    }

    pub(crate) fn miles_to(&self, point: UnitPoint) -> f32 {
        miles(chord_squared(self.unit, point))
    }
}

impl SearchArea {
    /// Whether this area holds a listing with such a point and area.
    pub(crate) fn reach(&self, point: Option<UnitPoint>, area: &ServedArea) -> Reach {
        let known = |inside: bool| {
            if inside {
                Reach::Inside
            } else {
                Reach::Outside
            }
        };
        match (self, area) {
            (Self::Anywhere, _) | (Self::In(_) | Self::Around(_), ServedArea::National) => {
                Reach::Inside
            }
            (Self::In(state), ServedArea::At(own)) => known(own == state),
            (Self::In(state), ServedArea::States(states)) => known(states.contains(state)),
            (Self::Around(circle), ServedArea::States(states)) => {
                known(states.contains(&circle.state))
            }
            (Self::Around(circle), ServedArea::At(own)) => match point {
                Some(point) => {
                    let chord_squared = chord_squared(circle.unit, point);
                    if chord_squared <= circle.limit_squared {
                        Reach::Miles(miles(chord_squared))
                    } else {
                        Reach::Outside
                    }
                }
                // Without a point, its state is all that is known.
                None => known(*own == circle.state),
            },
        }
    }
}

pub(crate) fn unit_point(point: Coordinates) -> UnitPoint {
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

/// The square of the straight line through the earth between two points, in radii of the earth. It is cheap, and
/// orders points as distances do.
fn chord_squared(a: UnitPoint, b: UnitPoint) -> f32 {
    (0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum()
}

/// The distance along the ground that belongs to a chord.
fn miles(chord_squared: f32) -> f32 {
    2.0 * EARTH_MILES * (chord_squared.sqrt() / 2.0).min(1.0).asin()
}

/// To a tenth of a mile, which is as exact as a ZIP code or an address allows.
pub(crate) fn round_miles(miles: f32) -> f64 {
    (f64::from(miles) * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::listing::Precision;

    #[test]
    fn distances_agree_with_the_map() {
        let point = |latitude, longitude| Coordinates {
            latitude,
            longitude,
            precision: Precision::City,
        };
        let denver = Circle::new(point(39.7392, -104.9903), "CO".parse().unwrap(), 50);
        // Great-circle distance Denver to Boulder is 24 miles, to New York 1,628 miles.
        let to = |latitude, longitude| denver.miles_to(unit_point(point(latitude, longitude)));
        assert!((to(40.0150, -105.2705) - 24.2).abs() < 0.5);
        assert!((to(40.7128, -74.0060) - 1628.0).abs() < 5.0);
        assert!(to(39.7392, -104.9903) < 0.01);
    }
}
