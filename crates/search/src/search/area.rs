//! The area of a search: the place it is about, and how far around it the search looks.

use crate::{
    SearchQuery, SearchedPlace,
    candidates::FoundCandidates,
    geo::{Circle, SearchArea},
    query::Near,
    understand::Understanding,
};
use waymark_directory::{
    Lang,
    listing::{Coordinates, State},
    places::{self, City, Place, Places},
};

/// Tried in turn if no radius is asked for, in miles.
const WIDENING_RADII: [u16; 3] = [50, 100, 200];
/// Other cities that are offered for an ambiguous name.
const MAX_NAMESAKES: usize = 3;

/// The place that was typed, if it is known.
pub(super) fn find_place(near: &Near) -> Option<Place<'static>> {
    Places::get().find(near.as_str())
}

/// Where to look, in turn, each area wider than the one before. There is at least one.
pub(super) fn areas_to_search(query: &SearchQuery, place: Option<Place<'_>>) -> Vec<SearchArea> {
    match place {
        None => vec![SearchArea::Anywhere],
        Some(Place::State(state)) => vec![SearchArea::In(state)],
        Some(Place::Zip(_, center, city)) => circles(query, center, city.state),
        Some(Place::City(city)) => circles(query, city.center, city.state),
    }
}

fn circles(query: &SearchQuery, center: Coordinates, state: State) -> Vec<SearchArea> {
    let radii = match query.radius {
        Some(radius) => vec![radius.get()],
        None => WIDENING_RADII.to_vec(),
    };
    let circle = |miles| SearchArea::Around(Circle::new(center, state, miles));
    radii.into_iter().map(circle).collect()
}

/// What the results say about the place.
pub(super) fn describe_place(
    place: Place<'static>,
    query: &SearchQuery,
    understanding: &Understanding,
    found: &FoundCandidates,
    lang: Lang,
) -> SearchedPlace {
    let circle = match &found.area {
        SearchArea::Around(circle) => Some(circle),
        SearchArea::Anywhere | SearchArea::In(_) => None,
    };
    let namesakes = match (&query.near, place) {
        (None, _) => understanding.namesakes.clone(),
        (Some(near), Place::City(city)) => namesakes(near, city),
        (Some(_), _) => Vec::new(),
    };
    SearchedPlace {
        label: label(place, lang),
        center: circle.map(|circle| circle.center),
        radius_miles: circle.map(|circle| circle.miles),
        widened: found.is_widened,
        namesakes: namesakes.into_iter().map(city_label).collect(),
        words_without_place: understanding
            .place
            .map(|_| understanding.words_without_place.clone()),
    }
}

/// Other cities of the typed name, unless a state was typed too.
fn namesakes(near: &Near, city: &'static City) -> Vec<&'static City> {
    let typed_words = near.as_str().split([' ', ',']).filter(|w| !w.is_empty());
    let has_state = typed_words.count() > city.name.split(' ').count();
    if has_state {
        return Vec::new();
    }
    Places::get()
        .find_namesakes(city)
        .take(MAX_NAMESAKES)
        .collect()
}

fn label(place: Place<'static>, lang: Lang) -> String {
    match place {
        Place::Zip(zip, _, city) => format!("{} {zip}", city_label(city)),
        Place::City(city) => city_label(city),
        Place::State(state) => places::state_name(state, lang).to_owned(),
    }
}

fn city_label(city: &City) -> String {
    format!("{}, {}", city.name, city.state)
}
