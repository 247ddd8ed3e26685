//! The place inside the words: "detox in Denver", "sober home 33301", "suboxone Portland Maine", "rehab nyc".

mod finder;

use super::typed::{Part, Typed};
use crate::{analysis::is_stop_word, lexicon::Lexicon};
use finder::{PlaceFinder, Spot};
use waymark_directory::{
    listing::State,
    places::{City, Place, Places},
};

/// A misspelled word is taken only for a city of this size, and only if it is this long.
const MIN_ZIP_CODES_MISSPELLED: usize = 4;
const MIN_MISSPELLED_CHARS: usize = 6;
/// Other cities that are offered for an ambiguous name.
const MAX_NAMESAKES: usize = 3;
/// From this length on a city's name may have two errors.
const TWO_STEPS_CHARS: usize = 9;

pub(super) struct FoundPlace {
    pub(super) place: Place<'static>,
    /// Other cities of that name, if no state was named.
    pub(super) namesakes: Vec<&'static City>,
    /// A word such as "in" stands before it, so it isn't part of a listing's name.
    pub(super) follows_preposition: bool,
}

/// Whether a misspelled city needs a preposition before it or a state after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hint {
    Needed,
    NotNeeded,
}

pub(super) struct Gazetteer {
    /// Names of larger cities, for correcting misspelled ones.
    cities: Lexicon,
}

impl Gazetteer {
    pub(super) fn new() -> Self {
        let places = Places::get();
        let names: Vec<(String, usize)> = places
            .cities()
            .iter()
            .filter(|city| city.zip_codes >= MIN_ZIP_CODES_MISSPELLED)
            .map(|city| (waymark_directory::fold::fold(city.name), city.zip_codes))
            .collect();
        let weighted = names
            .iter()
            .flat_map(|(name, size)| std::iter::repeat_n(name.as_str(), *size));
        Self {
            cities: Lexicon::new(weighted),
        }
    }

    /// Assigns the words of a place to it. `is_ordinary` says which words aren't places by themselves, and `is_known`
    /// which are spelled correctly.
    pub(super) fn take_place(
        &self,
        typed: &mut Typed,
        is_ordinary: &impl Fn(&str) -> bool,
        is_known: &impl Fn(&str) -> bool,
    ) -> Option<FoundPlace> {
        let words: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let finder = PlaceFinder {
            words: &words,
            places: Places::get(),
        };
        let (range, place) = finder
            .find_zip_code()
            .or_else(|| finder.find_nickname())
            .or_else(|| finder.find_after_preposition(is_ordinary))
            .or_else(|| finder.find_city_with_state(is_ordinary))
            .or_else(|| self.find_misspelled_city(&finder, is_known, Hint::Needed))
            .or_else(|| finder.find_state())
            .or_else(|| finder.find_city_alone(is_ordinary))
            .or_else(|| self.find_misspelled_city(&finder, is_known, Hint::NotNeeded))?;
        let first = range.start;
        let range = finder.with_surroundings(range, place);
        let follows_preposition = range.start < first;
        let named = words[range.clone()].join(" ");
        let namesakes = match place {
            Place::City(city) if !names_state(&named, city.state) => Places::get()
                .find_namesakes(city)
                .take(MAX_NAMESAKES)
                .collect(),
            _ => Vec::new(),
        };
        typed.assign(range, Part::Place);
        Some(FoundPlace {
            place,
            namesakes,
            follows_preposition,
        })
    }

    fn find_misspelled_city(
        &self,
        finder: &PlaceFinder<'_>,
        is_known: &impl Fn(&str) -> bool,
        hint: Hint,
    ) -> Option<Spot> {
        let words = finder.words;
        let unknown =
            |at: usize| words[at].chars().count() >= MIN_MISSPELLED_CHARS && !is_known(&words[at]);
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
                range.end <= words.len() && !range.clone().any(|at| finder.is_preposition(at))
            })
            .filter(|range| {
                let follows_preposition = range.start > 0 && finder.is_preposition(range.start - 1);
                hint == Hint::NotNeeded
                    || follows_preposition
                    || finder.state_at(range.end).is_some()
            })
            .find_map(|range| {
                let name = words[range.clone()].join(" ");
                let steps = if name.len() >= TWO_STEPS_CHARS { 2 } else { 1 };
                let city = self.cities.nearest_word(&name, steps)?;
                let place = finder.places.cities_named(city).next()?;
                // With its state after it, the name may mean a smaller city.
                let state = finder.state_at(range.end);
                let place = state
                    .and_then(|(state, _)| finder.places.find_city(city, state))
                    .unwrap_or(place);
                Some((range, Place::City(place)))
            })
    }
}

/// Whether the words of a city name its state.
fn names_state(named: &str, state: State) -> bool {
    let words: Vec<&str> = named.split(' ').collect();
    (1..words.len()).any(|from| Places::get().find_state(&words[from..].join(" ")) == Some(state))
}

/// Words of the vocabulary and words without meaning aren't cities by themselves.
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
        let place = Gazetteer::new()
            .take_place(&mut typed, &ordinary, &ordinary)
            .map(|found| match found.place {
                Place::Zip(zip, ..) => zip.to_string(),
                Place::City(city) => format!("{}, {}", city.name, city.state),
                Place::State(state) => state.to_string(),
            });
        (typed.typed_words_without(Part::Place), place)
    }

    #[test]
    fn a_place_is_found_and_taken_out_of_the_words() {
        let table = "
            detox in denver | detox | Denver, CO
            methadone baltimore md | methadone | Baltimore, MD
            sober home 33301 | sober home | 33301
            detox near denver co 80204 | detox | 80204
            mental health clinic boise idaho | mental health clinic | Boise, ID
            rehab in west virginia | rehab | WV
            rehab west virginia | rehab | WV
            suboxone portland maine | suboxone | Portland, ME
            desintoxicacion en los angeles para mujeres | desintoxicacion para mujeres | Los Angeles, CA
            clinica de metadona cerca de houston | clinica de metadona | Houston, TX
            rehab nyc | rehab | New York, NY
            detox in LA | detox | Los Angeles, CA
            Denver detox | detox | Denver, CO
            free rehab houston no insurance | free rehab no insurance | Houston, TX
            mobile alabama detox | detox | Mobile, AL
            rehab in philly pa | rehab | Philadelphia, PA
            methadone clinic oh | methadone clinic | OH
            rehab in cook county | rehab | Cook County, IL
            bucks county pa rehab | rehab | Bucks County, PA
        ";
        for row in table.trim().lines() {
            let mut cells = row.trim().splitn(3, " | ");
            let [q, rest, place] = [(); 3].map(|()| cells.next().unwrap().to_owned());
            assert_eq!(split(&q), (rest, Some(place)), "{q}");
        }
    }

    #[test]
    fn misspelled_cities_are_found() {
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
    fn ordinary_words_are_not_taken_for_places() {
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
