//! Where a search looks, and how far a listing is.

mod grid;

pub(crate) use grid::Grid;

use waymark_directory::{
    Listing,
    listing::{Coordinates, ServiceArea, State},
};

/// Mean radius of the earth in miles.
const EARTH_MILES: f32 = 3958.76;

/// A point on the unit sphere; distances by chords stay exact for neighbours, where cosines do not.
pub(crate) type Unit = [f32; 3];

/// Where a listing serves.
#[derive(Clone, Debug)]
pub(crate) enum Area {
    /// At an address in a state.
    At(State),
    States(Box<[State]>),
    National,
}

impl Area {
    pub(crate) fn of(listing: &Listing) -> Self {
        match (&listing.service_area, &listing.address) {
            (Some(ServiceArea::National), _) | (None, None) => Self::National,
            (Some(ServiceArea::States(states)), _) => Self::States(states.clone().into()),
            (None, Some(address)) => Self::At(address.state),
        }
    }
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reach {
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
    unit: Unit,
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

    /// Miles to a point.
    pub(crate) fn miles_to(&self, point: Unit) -> f32 {
        miles(chord_squared(self.unit, point))
    }
}

impl Where {
    /// Whether a listing with this point and area is there.
    pub(crate) fn reach(&self, point: Option<Unit>, area: &Area) -> Reach {
        let known = |inside: bool| {
            if inside {
                Reach::Inside
            } else {
                Reach::Outside
            }
        };
        match (self, area) {
            (Self::Anywhere, _) | (Self::In(_) | Self::Around(_), Area::National) => Reach::Inside,
            (Self::In(state), Area::At(own)) => known(own == state),
            (Self::In(state), Area::States(states)) => known(states.contains(state)),
            (Self::Around(circle), Area::States(states)) => known(states.contains(&circle.state)),
            (Self::Around(circle), Area::At(own)) => match point {
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
}

/// A point on the unit sphere.
pub(crate) fn unit(point: Coordinates) -> Unit {
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
fn chord_squared(a: Unit, b: Unit) -> f32 {
    (0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum()
}

/// The way along the ground that belongs to a chord.
fn miles(chord_squared: f32) -> f32 {
    2.0 * EARTH_MILES * (chord_squared.sqrt() / 2.0).min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::listing::Precision;

    #[test]
    fn distances_are_those_of_the_map() {
        let point = |latitude, longitude| Coordinates {
            latitude,
            longitude,
            precision: Precision::City,
        };
        let denver = Circle::new(point(39.7392, -104.9903), "CO".parse().unwrap(), 50);
        // Great-circle distance Denver to Boulder is 24 miles, to New York 1,628 miles.
        let to = |latitude, longitude| denver.miles_to(unit(point(latitude, longitude)));
        assert!((to(40.0150, -105.2705) - 24.2).abs() < 0.5);
        assert!((to(40.7128, -74.0060) - 1628.0).abs() < 5.0);
        assert!(to(39.7392, -104.9903) < 0.01);
    }
}
