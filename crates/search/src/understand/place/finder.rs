//! The place finder: the ways in which a place may stand among the words, each with the words it takes.

use std::ops::Range;
use waymark_directory::{
    listing::{PostalCode, State},
    places::{Place, Places},
};

/// Words that lead to a place, in both languages.
const PREPOSITIONS: [&str; 10] = [
    "in", "near", "around", "by", "outside", "from", "en", "cerca", "de", "at",
];
/// Words that may stand between a preposition and the place: "near downtown Denver", "cerca de Houston".
const FILLERS: [&str; 8] = ["of", "to", "de", "the", "downtown", "city", "la", "el"];
/// As long as "Salt Lake City West Virginia".
const MAX_PLACE_WORDS: usize = 5;
/// ZIP codes that a city after a preposition has at least. Hundreds of hamlets are named like ordinary words.
const MIN_ZIP_CODES_AFTER_PREPOSITION: usize = 2;
/// A city that stands alone at the beginning or the end has to be larger,
const MIN_ZIP_CODES_ALONE: usize = 3;
/// and larger still in the middle.
const MIN_ZIP_CODES_IN_MIDDLE: usize = 8;
/// Codes of states that are ordinary words too ("or", "me", "VA", "MD"). They count only after their city, or at the
/// end after a preposition.
const STATE_CODES_ALSO_WORDS: [&str; 13] = [
    "al", "as", "de", "hi", "id", "in", "la", "me", "mi", "ok", "or", "va", "md",
];
/// Nicknames that are ordinary words too.
const NICKNAMES_ALSO_WORDS: [&str; 4] = ["la", "sf", "cal", "kc"];

/// A place and the range of words that name it.
pub(super) type Spot = (Range<usize>, Place<'static>);

pub(super) struct PlaceFinder<'w> {
    pub(super) words: &'w [String],
    pub(super) places: &'static Places,
}

impl PlaceFinder<'_> {
    fn place_named(&self, range: Range<usize>) -> Option<Place<'static>> {
        self.places.find(&self.words[range].join(" "))
    }

    /// The state whose name begins at a position, and where it ends.
    pub(super) fn state_at(&self, at: usize) -> Option<(State, usize)> {
        (at + 1..=self.words.len().min(at + 4))
            .rev()
            .find_map(|end| Some((self.places.find_state(&self.words[at..end].join(" "))?, end)))
    }

    pub(super) fn find_zip_code(&self) -> Option<Spot> {
        (0..self.words.len()).find_map(|at| {
            let zip: PostalCode = self.words[at].parse().ok()?;
            self.places.find_zip(zip)?;
            // "Denver CO 80204" says the same place twice.
            let from = (at.saturating_sub(MAX_PLACE_WORDS)..at.saturating_sub(1)).find(|from| {
                matches!(self.place_named(*from..at), Some(Place::City(_)))
                    && !self.is_preposition(*from)
            });
            Some((from.unwrap_or(at)..at + 1, self.place_named(at..at + 1)?))
        })
    }

    pub(super) fn find_nickname(&self) -> Option<Spot> {
        (1..=4).rev().find_map(|length| {
            (0..(self.words.len() + 1).saturating_sub(length)).find_map(|at| {
                let name = self.words[at..at + length].join(" ");
                let place = self.places.find_nickname(&name)?;
                // "in LA" is a place, and "en la casa" isn't.
                let is_word = NICKNAMES_ALSO_WORDS.contains(&name.as_str());
                let follows_preposition =
                    at > 0 && self.is_preposition(at - 1) && at + length == self.words.len();
                (!is_word || follows_preposition).then_some((at..at + length, place))
            })
        })
    }

    pub(super) fn is_preposition(&self, at: usize) -> bool {
        PREPOSITIONS.contains(&self.words[at].as_str())
    }

    /// A place after a preposition.
    pub(super) fn find_after_preposition(
        &self,
        is_ordinary: &impl Fn(&str) -> bool,
    ) -> Option<Spot> {
        let last = self.words.len();
        (0..last)
            .filter(|at| self.is_preposition(*at))
            .find_map(|at| {
                let mut from = at + 1;
                while from < last && FILLERS.contains(&self.words[from].as_str()) {
                    from += 1;
                }
                // An article may be part of the name: "in Las Vegas", "en El Paso", "in The Dalles".
                (at + 1..=from.min(last)).rev().find_map(|from| {
                    (from + 1..=last.min(from + MAX_PLACE_WORDS))
                        .rev()
                        .find_map(|end| {
                            let named = &self.words[from..end];
                            let place = self.place_named(from..end)?;
                            let is_meant = match place {
                                Place::City(city) => {
                                    city.zip_codes >= MIN_ZIP_CODES_AFTER_PREPOSITION
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

    pub(super) fn find_city_with_state(&self, is_ordinary: &impl Fn(&str) -> bool) -> Option<Spot> {
        let last = self.words.len();
        (1..last).find_map(|at| {
            let (state, end) = self.state_at(at)?;
            let code = &self.words[at];
            let is_word = end == at + 1 && STATE_CODES_ALSO_WORDS.contains(&code.as_str());
            (at.saturating_sub(MAX_PLACE_WORDS - 1)..at).find_map(|from| {
                let named = &self.words[from..at];
                let city = self.places.find_city(&named.join(" "), state)?;
                let ordinary = named.iter().all(|word| is_ordinary(word));
                let is_meant = match (is_word, end == last) {
                    (true, false) => city.zip_codes >= MIN_ZIP_CODES_ALONE && !ordinary,
                    (true, true) => city.zip_codes >= MIN_ZIP_CODES_AFTER_PREPOSITION || !ordinary,
                    (false, _) => !ordinary || city.zip_codes >= MIN_ZIP_CODES_AFTER_PREPOSITION,
                };
                is_meant.then_some((from..end, Place::City(city)))
            })
        })
    }

    /// A state at the end or the beginning.
    pub(super) fn find_state(&self) -> Option<Spot> {
        let last = self.words.len();
        let ranges = (last.saturating_sub(3)..last)
            .map(|from| from..last)
            .chain((1..=last.min(3)).rev().map(|end| 0..end));
        ranges.filter(|range| range.len() < last).find_map(|range| {
            let name = self.words[range.clone()].join(" ");
            let state = self.places.find_state(&name)?;
            let is_code = name.len() == 2;
            let is_meant =
                !is_code || (range.end == last && !STATE_CODES_ALSO_WORDS.contains(&name.as_str()));
            is_meant.then_some((range, Place::State(state)))
        })
    }

    /// A city without a preposition or a state. Somebody who means "Denver Health" still finds it by its name.
    pub(super) fn find_city_alone(&self, is_ordinary: &impl Fn(&str) -> bool) -> Option<Spot> {
        let last = self.words.len();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for length in (1..=3).rev() {
            ranges.extend((0..(last + 1).saturating_sub(length)).map(|from| from..from + length));
        }
        let at_edge = |range: &Range<usize>| range.end == last || range.start == 0;
        // First the end, then the beginning, then the middle.
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
                    MIN_ZIP_CODES_IN_MIDDLE
                };
                (city.zip_codes >= large_enough).then_some((range, Place::City(city)))
            })
    }

    /// Widens the range by the preposition before the place and its state after it.
    pub(super) fn with_surroundings(&self, range: Range<usize>, place: Place<'_>) -> Range<usize> {
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
            && (self.is_preposition(start - 1) || FILLERS.contains(&self.words[start - 1].as_str()))
        {
            start -= 1;
        }
        start..end
    }
}
