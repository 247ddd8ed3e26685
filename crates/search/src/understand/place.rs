//! The place inside the words: "detox in Denver", "sober home 33301", "suboxone Portland Maine", "rehab nyc".

mod search;

use super::typed::{Part, Typed};
use crate::{analysis::is_stop_word, lexicon::Lexicon};
use search::Search;
use std::ops::Range;
use waymark_directory::{
    listing::State,
    places::{City, Place, Places},
};

/// Misspelt, only cities of this size are thought of, and only for words of so many letters.
const MIN_ZIP_CODES_MISSPELT: usize = 4;
const MIN_MISSPELT_CHARS: usize = 6;
/// Choices offered for an ambiguous name.
const MAX_NAMESAKES: usize = 3;
/// From this length on a city's name may have two errors.
const TWO_STEPS_CHARS: usize = 9;

/// A place that was found in the words.
pub(super) struct Found {
    pub(super) place: Place<'static>,
    /// Other cities of that name, where no state was named.
    pub(super) namesakes: Vec<&'static City>,
    /// Words such as "in" led to it: it is no part of a name.
    pub(super) is_led_to: bool,
}

/// Finds places in words.
pub(super) struct Gazetteer {
    /// Names of larger cities, for mending.
    cities: Lexicon,
}

impl Gazetteer {
    pub(super) fn new() -> Self {
        let places = Places::get();
        let names: Vec<(String, usize)> = places
            .cities()
            .iter()
            .filter(|city| city.zip_codes >= MIN_ZIP_CODES_MISSPELT)
            .map(|city| (waymark_directory::fold::fold(city.name), city.zip_codes))
            .collect();
        let weighted = names
            .iter()
            .flat_map(|(name, size)| std::iter::repeat_n(name.as_str(), *size));
        Self {
            cities: Lexicon::new(weighted),
        }
    }

    /// Takes the place out of the words. `is_ordinary` tells words that are no places by themselves,
    /// `is_known` words that are spelt right.
    pub(super) fn take(
        &self,
        typed: &mut Typed,
        is_ordinary: &impl Fn(&str) -> bool,
        is_known: &impl Fn(&str) -> bool,
    ) -> Option<Found> {
        let words: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let search = Search {
            words: &words,
            places: Places::get(),
        };
        let (range, place) = search
            .zip()
            .or_else(|| search.nickname())
            .or_else(|| search.led_to(is_ordinary))
            .or_else(|| search.city_and_state(is_ordinary))
            .or_else(|| self.misspelt(&search, is_known, true))
            .or_else(|| search.state())
            .or_else(|| search.city_alone(is_ordinary))
            .or_else(|| self.misspelt(&search, is_known, false))?;
        let first = range.start;
        let range = search.with_surroundings(range, place);
        let is_led_to = range.start < first;
        let named = words[range.clone()].join(" ");
        let namesakes = match place {
            Place::City(city) if !names_state(&named, city.state) => {
                Places::get().namesakes(city).take(MAX_NAMESAKES).collect()
            }
            _ => Vec::new(),
        };
        typed.take(range, Part::Place);
        Some(Found {
            place,
            namesakes,
            is_led_to,
        })
    }

    /// A city with a typing error; `is_led` asks for a preposition before it or a state behind it.
    fn misspelt(
        &self,
        search: &Search<'_>,
        is_known: &impl Fn(&str) -> bool,
        is_led: bool,
    ) -> Option<(Range<usize>, Place<'static>)> {
        let words = search.words;
        let unknown =
            |at: usize| words[at].chars().count() >= MIN_MISSPELT_CHARS && !is_known(&words[at]);
        (0..words.len())
            .filter(|at| unknown(*at))
            .flat_map(|at| {
                [
                    (at.checked_sub(1), at + 1),
                    (Some(at), at + 2),
                    (Some(at), at + 1),
                ]
            })
            .filter_map(|(from, to)| Some(from?..to))
            .filter(|range| {
                range.end <= words.len() && !range.clone().any(|at| search.is_preposition(at))
            })
            .filter(|range| {
                let led_to = range.start > 0 && search.is_preposition(range.start - 1);
                !is_led || led_to || search.state_at(range.end).is_some()
            })
            .find_map(|range| {
                let name = words[range.clone()].join(" ");
                let steps = if name.len() >= TWO_STEPS_CHARS { 2 } else { 1 };
                let city = self.cities.nearest(&name, steps)?;
                let place = search.places.cities_named(city).next()?;
                // With its state behind it, the name may mean a smaller city of that name.
                let state = search.state_at(range.end);
                let place = state
                    .and_then(|(state, _)| search.places.city(city, state))
                    .unwrap_or(place);
                Some((range, Place::City(place)))
            })
    }
}

/// Whether a place's words name its state.
fn names_state(named: &str, state: State) -> bool {
    let words: Vec<&str> = named.split(' ').collect();
    (1..words.len()).any(|from| Places::get().state(&words[from..].join(" ")) == Some(state))
}

/// Words that are no cities by themselves: known to the vocabulary, or without meaning.
pub(super) fn is_ordinary(word: &str, vocabulary: &Lexicon) -> bool {
    vocabulary.contains(word) || is_stop_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(q: &str) -> (String, Option<String>) {
        let vocabulary = Lexicon::new(
            "recovery detox home mobile crisis methadone suboxone rehab clinic peer sober"
                .split(' '),
        );
        let mut typed = Typed::new(q);
        let ordinary = |word: &str| is_ordinary(word, &vocabulary);
        let place =
            Gazetteer::new()
                .take(&mut typed, &ordinary, &ordinary)
                .map(|found| match found.place {
                    Place::Zip(zip, ..) => zip.to_string(),
                    Place::City(city) => format!("{}, {}", city.name, city.state),
                    Place::State(state) => state.to_string(),
                });
        (typed.without(Part::Place), place)
    }

    #[test]
    fn places_are_taken_out_of_the_words() {
        for (q, rest, place) in [
            ("detox in denver", "detox", "Denver, CO"),
            ("methadone baltimore md", "methadone", "Baltimore, MD"),
            ("sober home 33301", "sober home", "33301"),
            ("detox near denver co 80204", "detox", "80204"),
            (
                "mental health clinic boise idaho",
                "mental health clinic",
                "Boise, ID",
            ),
            ("rehab in west virginia", "rehab", "WV"),
            ("rehab west virginia", "rehab", "WV"),
            ("suboxone portland maine", "suboxone", "Portland, ME"),
            (
                "desintoxicacion en los angeles para mujeres",
                "desintoxicacion para mujeres",
                "Los Angeles, CA",
            ),
            (
                "clinica de metadona cerca de houston",
                "clinica de metadona",
                "Houston, TX",
            ),
            ("rehab nyc", "rehab", "New York, NY"),
            ("detox in LA", "detox", "Los Angeles, CA"),
            ("Denver detox", "detox", "Denver, CO"),
            (
                "free rehab houston no insurance",
                "free rehab no insurance",
                "Houston, TX",
            ),
            ("mobile alabama detox", "detox", "Mobile, AL"),
            ("rehab in philly pa", "rehab", "Philadelphia, PA"),
            ("methadone clinic oh", "methadone clinic", "OH"),
            ("rehab in cook county", "rehab", "Cook County, IL"),
            ("bucks county pa rehab", "rehab", "Bucks County, PA"),
        ] {
            assert_eq!(split(q), (rest.to_owned(), Some(place.to_owned())), "{q}");
        }
    }

    #[test]
    fn misspelt_cities_are_places_too() {
        for (q, place) in [
            ("detox in pheonix", "Phoenix, AZ"),
            ("rehab cincinatti", "Cincinnati, OH"),
            ("clinic near los angelas", "Los Angeles, CA"),
            ("rehab albuqerque nm", "Albuquerque, NM"),
        ] {
            assert_eq!(split(q).1.as_deref(), Some(place), "{q}");
        }
    }

    #[test]
    fn ordinary_words_are_no_places() {
        for q in [
            "subs near me",
            "peer in recovery",
            "south central alabama mhc",
            "detox",
            "me",
            "quit in",
            "mobile crisis",
            "detox or rehab",
            "en la casa",
            "",
        ] {
            assert_eq!(split(q).1, None, "{q}");
        }
    }
}
