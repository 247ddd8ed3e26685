//! The place inside the words: "detox in Denver", "sober home 33301", "suboxone Portland Maine", "rehab nyc".

use super::typed::{Part, Typed};
use crate::{analysis::is_stop_word, lexicon::Lexicon};
use std::ops::Range;
use waymark_content::{
    listing::{PostalCode, State},
    places::{City, Place, Places},
};

/// Words that a place follows, in both languages.
const BEFORE: [&str; 10] = [
    "in", "near", "around", "by", "outside", "from", "en", "cerca", "de", "at",
];
/// Words that may stand between such a word and the place: "near downtown Denver", "cerca de Houston".
const BETWEEN: [&str; 8] = ["of", "to", "de", "the", "downtown", "city", "la", "el"];
/// Longest place, in words: "Salt Lake City West Virginia" and the like.
const MAX_PLACE_WORDS: usize = 5;
/// After a preposition, a city must have this many ZIP codes: hundreds of hamlets are named like ordinary words.
const MIN_ZIP_CODES_LED_TO: usize = 2;
/// A city that stands alone at the end or the beginning must be larger.
const MIN_ZIP_CODES_ALONE: usize = 3;
/// And larger still in the middle.
const MIN_ZIP_CODES_AMIDST: usize = 8;
/// Misspelt, only cities of this size are thought of, and only for words of so many letters.
const MIN_ZIP_CODES_MISSPELT: usize = 4;
const MIN_MISSPELT_CHARS: usize = 6;
/// Codes of states that are words of a search too ("or", "me", "VA", "MD"); read only behind their city, or last
/// after a preposition.
const ALSO_WORDS: [&str; 13] = [
    "al", "as", "de", "hi", "id", "in", "la", "me", "mi", "ok", "or", "va", "md",
];
/// Nicknames that are words of a search too.
const NICKNAMES_ALSO_WORDS: [&str; 4] = ["la", "sf", "cal", "kc"];

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
            .map(|city| (waymark_content::fold::fold(city.name), city.zip_codes))
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
                range.end <= words.len()
                    && !words[range.clone()]
                        .iter()
                        .any(|w| BEFORE.contains(&w.as_str()))
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

/// Choices offered for an ambiguous name.
const MAX_NAMESAKES: usize = 3;
/// From this length on a city's name may have two errors.
const TWO_STEPS_CHARS: usize = 9;

/// The words, and where places are looked up.
struct Search<'w> {
    words: &'w [String],
    places: &'static Places,
}

impl Search<'_> {
    fn find(&self, range: Range<usize>) -> Option<Place<'static>> {
        self.places.find(&self.words[range].join(" "))
    }

    /// The state whose name begins at a position, and where it ends.
    fn state_at(&self, at: usize) -> Option<(State, usize)> {
        (at + 1..=self.words.len().min(at + 4))
            .rev()
            .find_map(|end| Some((self.places.state(&self.words[at..end].join(" "))?, end)))
    }

    fn zip(&self) -> Option<(Range<usize>, Place<'static>)> {
        (0..self.words.len()).find_map(|at| {
            let zip: PostalCode = self.words[at].parse().ok()?;
            self.places.zip(zip)?;
            // "Denver CO 80204": the city and the state say the same again.
            let from = (at.saturating_sub(MAX_PLACE_WORDS)..at.saturating_sub(1)).find(|from| {
                matches!(self.find(*from..at), Some(Place::City(_))) && !self.is_preposition(*from)
            });
            Some((from.unwrap_or(at)..at + 1, self.find(at..at + 1)?))
        })
    }

    fn nickname(&self) -> Option<(Range<usize>, Place<'static>)> {
        (1..=4).rev().find_map(|length| {
            (0..(self.words.len() + 1).saturating_sub(length)).find_map(|at| {
                let name = self.words[at..at + length].join(" ");
                let place = self.places.nickname(&name)?;
                // "in LA" is a place, "en la casa" is not.
                let is_word = NICKNAMES_ALSO_WORDS.contains(&name.as_str());
                let led_to =
                    at > 0 && self.is_preposition(at - 1) && at + length == self.words.len();
                (!is_word || led_to).then_some((at..at + length, place))
            })
        })
    }

    fn is_preposition(&self, at: usize) -> bool {
        BEFORE.contains(&self.words[at].as_str())
    }

    fn led_to(
        &self,
        is_ordinary: &impl Fn(&str) -> bool,
    ) -> Option<(Range<usize>, Place<'static>)> {
        let last = self.words.len();
        (0..last)
            .filter(|at| self.is_preposition(*at))
            .find_map(|at| {
                let mut from = at + 1;
                while from < last && BETWEEN.contains(&self.words[from].as_str()) {
                    from += 1;
                }
                // Articles may be part of the name: "in Las Vegas", "en El Paso", "in The Dalles".
                (at + 1..=from.min(last)).rev().find_map(|from| {
                    (from + 1..=last.min(from + MAX_PLACE_WORDS))
                        .rev()
                        .find_map(|end| {
                            let named = &self.words[from..end];
                            let place = self.find(from..end)?;
                            let is_meant = match place {
                                Place::City(city) => {
                                    city.zip_codes >= MIN_ZIP_CODES_LED_TO
                                        && !(named.len() == 1 && is_ordinary(&named[0]))
                                        && (self.words[at] != "de"
                                            || city.zip_codes >= MIN_ZIP_CODES_ALONE)
                                }
                                Place::State(_) if named.concat().len() == 2 => {
                                    end == last && named[0] != "me" && self.words[at] != "de"
                                }
                                Place::State(_) | Place::Zip(..) => true,
                            };
                            is_meant.then_some((from..end, place))
                        })
                })
            })
    }

    fn city_and_state(
        &self,
        is_ordinary: &impl Fn(&str) -> bool,
    ) -> Option<(Range<usize>, Place<'static>)> {
        let last = self.words.len();
        (1..last).find_map(|at| {
            let (state, end) = self.state_at(at)?;
            let code = &self.words[at];
            let is_word = end == at + 1 && ALSO_WORDS.contains(&code.as_str());
            (at.saturating_sub(MAX_PLACE_WORDS - 1)..at).find_map(|from| {
                let named = &self.words[from..at];
                let city = self.places.city(&named.join(" "), state)?;
                let ordinary = named.iter().all(|word| is_ordinary(word));
                let is_meant = match (is_word, end == last) {
                    (true, false) => city.zip_codes >= MIN_ZIP_CODES_ALONE && !ordinary,
                    (true, true) => city.zip_codes >= MIN_ZIP_CODES_LED_TO || !ordinary,
                    (false, _) => !ordinary || city.zip_codes >= MIN_ZIP_CODES_LED_TO,
                };
                is_meant.then_some((from..end, Place::City(city)))
            })
        })
    }

    /// A state at the end or the beginning.
    fn state(&self) -> Option<(Range<usize>, Place<'static>)> {
        let last = self.words.len();
        let ranges = (last.saturating_sub(3)..last)
            .map(|from| from..last)
            .chain((1..=last.min(3)).rev().map(|end| 0..end));
        ranges.filter(|range| range.len() < last).find_map(|range| {
            let name = self.words[range.clone()].join(" ");
            let state = self.places.state(&name)?;
            let is_code = name.len() == 2;
            let is_meant = !is_code || (range.end == last && !ALSO_WORDS.contains(&name.as_str()));
            is_meant.then_some((range, Place::State(state)))
        })
    }

    /// A city without preposition or state; whoever means the place "Denver Health" finds it by its name all
    /// the same.
    fn city_alone(
        &self,
        is_ordinary: &impl Fn(&str) -> bool,
    ) -> Option<(Range<usize>, Place<'static>)> {
        let last = self.words.len();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for length in (1..=3).rev() {
            ranges.extend((0..(last + 1).saturating_sub(length)).map(|from| from..from + length));
        }
        let at_edge = |range: &Range<usize>| range.end == last || range.start == 0;
        // The end first, then the beginning, then the middle.
        ranges.sort_by_key(|range| (!at_edge(range), range.end != last));
        ranges
            .into_iter()
            .filter(|range| range.len() < last)
            .find_map(|range| {
                let named = &self.words[range.clone()];
                if named.iter().all(|word| is_ordinary(word)) {
                    return None;
                }
                let city = self.places.cities_named(&named.join(" ")).next()?;
                let large_enough = if at_edge(&range) {
                    MIN_ZIP_CODES_ALONE
                } else {
                    MIN_ZIP_CODES_AMIDST
                };
                (city.zip_codes >= large_enough).then_some((range, Place::City(city)))
            })
    }

    /// With the preposition before it and its own state behind it.
    fn with_surroundings(&self, range: Range<usize>, place: Place<'_>) -> Range<usize> {
        let own = match place {
            Place::Zip(.., city) | Place::City(city) => city.state,
            Place::State(state) => state,
        };
        let end = match self.state_at(range.end) {
            Some((state, end)) if state == own => end,
            _ => range.end,
        };
        let mut start = range.start;
        while start > 0
            && (self.is_preposition(start - 1) || BETWEEN.contains(&self.words[start - 1].as_str()))
        {
            start -= 1;
        }
        start..end
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
