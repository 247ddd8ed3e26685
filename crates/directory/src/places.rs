//! ZIP codes, cities and states of the United States with their coordinates; from `content/places/`.

mod read;

use crate::{
    Lang,
    fold::fold,
    listing::{Address, Coordinates, PostalCode, State},
};
use std::{collections::HashMap, sync::LazyLock};

const STATES: &str = include_str!("../../../content/places/states.tsv");

/// A city or county, with the center of its ZIP codes.
#[derive(Debug, PartialEq)]
pub struct City {
    /// As written by the postal service, such as "Fort Collins" or "Cook County".
    pub name: &'static str,
    pub state: State,
    /// The median of its ZIP codes' coordinates, because some codes are for post office boxes far away.
    pub center: Coordinates,
    /// The number of ZIP codes. The data has no better measure of size.
    pub zip_codes: usize,
}

/// Cities with fewer ZIP codes are not suggested as alternatives to a larger city with the same name.
const MIN_NAMESAKE_ZIP_CODES: usize = 2;

/// A place that a person typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'p> {
    /// A ZIP code with its center and city.
    Zip(PostalCode, Coordinates, &'p City),
    City(&'p City),
    State(State),
}

#[derive(Debug)]
pub struct Places {
    cities: Vec<City>,
    zips: HashMap<PostalCode, (Coordinates, u32)>,
    /// Cities by their folded names, largest first.
    by_name: HashMap<String, Vec<u32>>,
    states: HashMap<String, State>,
    /// Folded nicknames with the name of the place each stands for.
    nicknames: HashMap<String, &'static str>,
}

static PLACES: LazyLock<Places> = LazyLock::new(Places::read);

impl Places {
    pub fn get() -> &'static Self {
        &PLACES
    }

    /// The center and the city of a ZIP code.
    pub fn find_zip(&self, zip: PostalCode) -> Option<(Coordinates, &City)> {
        self.zips
            .get(&zip)
            .map(|(point, city)| (*point, &self.cities[*city as usize]))
    }

    /// The center of the ZIP code of an address, or else of its city.
    pub fn locate(&self, address: &Address) -> Option<Coordinates> {
        let by_zip = address.postal_code.and_then(|zip| self.find_zip(zip));
        let by_zip = by_zip.map(|(point, _)| point);
        by_zip.or_else(|| {
            self.find_city(&address.city, address.state)
                .map(|city| city.center)
        })
    }

    pub fn find_city(&self, name: &str, state: State) -> Option<&City> {
        self.cities_named(name).find(|city| city.state == state)
    }

    /// All cities with a name, largest first.
    pub fn cities_named(&self, name: &str) -> impl Iterator<Item = &City> {
        self.by_name
            .get(&city_key(name))
            .into_iter()
            .flatten()
            .map(|id| &self.cities[*id as usize])
    }

    /// Includes counties.
    pub fn cities(&self) -> &[City] {
        &self.cities
    }

    /// Other cities with the same name that a person might mean, largest first.
    pub fn find_namesakes<'p>(&'p self, city: &'p City) -> impl Iterator<Item = &'p City> {
        self.cities_named(city.name)
            .filter(move |other| *other != city && other.zip_codes >= MIN_NAMESAKE_ZIP_CODES)
    }

    /// What a nickname or a county stands for: `nyc`, `cook county`.
    pub fn find_nickname(&self, name: &str) -> Option<Place<'_>> {
        self.find_named(self.nicknames.get(&fold(name))?)
    }

    /// A state by its code or its English or Spanish name.
    pub fn find_state(&self, name: &str) -> Option<State> {
        self.states.get(&fold(name)).copied()
    }

    /// Reads `80204`, `80204-1234`, `Denver, CO`, `denver colorado`, `Denver` (the largest), `NYC`, `CO` or
    /// `Nuevo México`.
    pub fn find(&self, typed: &str) -> Option<Place<'_>> {
        self.find_nickname(typed).or_else(|| self.find_named(typed))
    }

    fn find_named(&self, typed: &str) -> Option<Place<'_>> {
        if let Ok(zip) = typed.trim().parse::<PostalCode>() {
            return self
                .find_zip(zip)
                .map(|(point, city)| Place::Zip(zip, point, city));
        }
        let folded = fold(typed);
        // "Washington" and "New York" alone are read as states. People may as well mean the city, but the state
        // includes it, so nothing is lost.
        if let Some(state) = self.states.get(&folded) {
            return Some(Place::State(*state));
        }
        // The state's name is at the end and has one to three words.
        for (at, _) in folded
            .match_indices(' ')
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .take(4)
        {
            let (city, state) = (&folded[..at], &folded[at + 1..]);
            if let Some(city) = self
                .states
                .get(state)
                .and_then(|state| self.find_city(city, *state))
            {
                return Some(Place::City(city));
            }
        }
        if let Some((rest, zip)) = folded.rsplit_once(' ')
            && let Ok(zip) = zip.parse::<PostalCode>()
            && !rest.is_empty()
        {
            return self
                .find_zip(zip)
                .map(|(point, city)| Place::Zip(zip, point, city));
        }
        self.cities_named(&folded).next().map(Place::City)
    }
}

/// The name of a state in a language.
pub fn state_name(state: State, lang: Lang) -> &'static str {
    let line = STATES
        .lines()
        .find(|line| line.starts_with(state.as_str()))
        .unwrap_or_default();
    let mut cells = line.split('\t').skip(1);
    let (en, es) = (
        cells.next().unwrap_or_default(),
        cells.next().unwrap_or_default(),
    );
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// Folds a city's name so that "St. Louis" and "Saint Louis", "Ft Collins" and "Fort Collins" agree.
fn city_key(name: &str) -> String {
    fold(name)
        .split(' ')
        .map(|word| match word {
            "saint" => "st",
            "sainte" => "ste",
            "fort" => "ft",
            "mount" => "mt",
            word => word,
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(typed: &str) -> Option<String> {
        Places::get().find(typed).map(|place| match place {
            Place::Zip(zip, _, city) => format!("{}, {} {zip}", city.name, city.state),
            Place::City(city) => format!("{}, {}", city.name, city.state),
            Place::State(state) => state.to_string(),
        })
    }

    #[test]
    fn places_are_found_in_the_forms_that_people_type() {
        for (typed, found) in [
            ("80204", "Denver, CO 80204"),
            ("80204-1234", "Denver, CO 80204"),
            ("Denver, CO", "Denver, CO"),
            ("denver colorado", "Denver, CO"),
            ("Denver CO 80204", "Denver, CO 80204"),
            ("St. Louis, Missouri", "Saint Louis, MO"),
            ("ft collins co", "Fort Collins, CO"),
            ("Portland, Maine", "Portland, ME"),
            ("portland", "Portland, OR"),
            ("Morgantown West Virginia", "Morgantown, WV"),
            ("nuevo mexico", "NM"),
            ("wv", "WV"),
            ("NYC", "New York, NY"),
            ("Cook County", "Cook County, IL"),
            ("bucks county pa", "Bucks County, PA"),
            ("Orleans Parish", "Orleans Parish, LA"),
        ] {
            assert_eq!(label(typed).as_deref(), Some(found), "{typed}");
        }
    }

    #[test]
    fn text_that_is_not_a_place_is_not_found() {
        for typed in ["", "00000", "99999", "Nowhere, ZZ", "🙂", "((((", " , "] {
            assert_eq!(label(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_nickname_stands_for_a_place() {
        let places = Places::get();
        for nickname in places.nicknames.keys() {
            assert!(places.find_nickname(nickname).is_some(), "{nickname}");
        }
        assert!(places.nicknames.len() > 100);
    }

    #[test]
    fn the_center_of_a_city_is_where_most_of_it_is() {
        let Some(Place::City(city)) = Places::get().find("New York, NY") else {
            panic!("New York is a city");
        };
        // Manhattan, although some codes for post office boxes are as far away as Long Island.
        assert!(
            (city.center.longitude + 73.98).abs() < 0.1,
            "{:?}",
            city.center
        );
    }

    #[test]
    fn namesakes_are_other_large_cities() {
        let places = Places::get();
        let Some(Place::City(city)) = places.find("Springfield") else {
            panic!("Springfield is a city");
        };
        let others: Vec<_> = places
            .find_namesakes(city)
            .map(|c| c.state.as_str())
            .collect();
        assert!(
            others.len() >= 3 && !others.contains(&city.state.as_str()),
            "{others:?}"
        );
    }

    #[test]
    fn every_zip_code_has_a_point_in_or_near_the_country() {
        let places = Places::get();
        assert!(places.zips.len() > 41_500, "{}", places.zips.len());
        let wild = places
            .zips
            .values()
            .filter(|(p, _)| !(-15.0..72.0).contains(&p.latitude))
            .count();
        assert_eq!(wild, 0);
    }

    #[test]
    fn every_state_has_a_name_in_both_languages() {
        for state in State::all() {
            assert!(
                !state_name(state, Lang::En).is_empty() && !state_name(state, Lang::Es).is_empty(),
                "{state}"
            );
        }
    }
}
