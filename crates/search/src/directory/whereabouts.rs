//! The place a search is about, and where it looks.

use crate::{
    PlaceMeant, SearchQuery,
    geo::{Circle, Where},
    query::Near,
    sift::Sifted,
};
use waymark_directory::{
    Lang,
    listing::{Coordinates, State},
    places::{self, City, Place, Places},
};

/// Radii that are tried in turn where none is asked for, in miles.
const WIDENING: [u16; 3] = [50, 100, 200];
/// Choices offered for an ambiguous place.
const MAX_NAMESAKES: usize = 3;

/// The place that was typed, if it is known.
pub(super) fn find(near: &Near) -> Option<Place<'static>> {
    Places::get().find(near.as_str())
}

/// Other cities of the typed name, unless a state was typed too.
pub(super) fn namesakes(near: &Near, city: &'static City) -> Vec<&'static City> {
    let has_state = near
        .as_str()
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .count()
        > city.name.split(' ').count();
    if has_state {
        return Vec::new();
    }
    Places::get().namesakes(city).take(MAX_NAMESAKES).collect()
}

/// Where to look for a place, in turn, each wider than the one before.
pub(super) fn to_look_at(query: &SearchQuery, place: Option<Place<'_>>) -> Vec<Where> {
    match place {
        None => vec![Where::Anywhere],
        Some(Place::State(state)) => vec![Where::In(state)],
        Some(Place::Zip(_, centre, city)) => around(query, centre, city.state),
        Some(Place::City(city)) => around(query, city.centre, city.state),
    }
}

fn around(query: &SearchQuery, centre: Coordinates, state: State) -> Vec<Where> {
    let asked = query.radius.map(|radius| vec![radius.get()]);
    let radii = asked.unwrap_or_else(|| WIDENING.to_vec());
    radii
        .into_iter()
        .map(|miles| Where::Around(Circle::new(centre, state, miles)))
        .collect()
}

/// What is told of the place.
pub(super) fn meant(
    place: Place<'_>,
    sifted: &Sifted,
    namesakes: &[&City],
    without: Option<String>,
    lang: Lang,
) -> PlaceMeant {
    let label = match place {
        Place::Zip(zip, _, city) => format!("{}, {} {zip}", city.name, city.state),
        Place::City(city) => label(city),
        Place::State(state) => places::state_name(state, lang).to_owned(),
    };
    let circle = match &sifted.place {
        Where::Around(circle) => Some(circle),
        Where::Anywhere | Where::In(_) => None,
    };
    PlaceMeant {
        label,
        centre: circle.map(|circle| circle.centre),
        radius_miles: circle.map(|circle| circle.miles),
        widened: sifted.widened,
        namesakes: namesakes.iter().map(|city| self::label(city)).collect(),
        without,
    }
}

fn label(city: &City) -> String {
    format!("{}, {}", city.name, city.state)
}
