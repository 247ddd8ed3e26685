//! The place inside the words: "detox in Denver", "sober home 33301", "suboxone Portland Maine".

use waymark_content::{
    listing::PostalCode,
    places::{Place, Places},
};

/// Words that a place follows, in both languages.
const BEFORE: [&str; 6] = ["in", "near", "around", "by", "en", "cerca"];
/// Longest place, in words: "Salt Lake City West Virginia" and the like.
const MAX_PLACE_WORDS: usize = 5;
/// A bare city must have this many ZIP codes: hundreds of hamlets are named like ordinary words.
const MIN_CITY_ZIP_CODES: usize = 2;

/// Takes the place out of the words. `is_ordinary` tells words of the vocabulary, which are no cities by themselves.
pub(super) fn take(
    words: &mut Vec<String>,
    is_ordinary: impl Fn(&str) -> bool,
) -> Option<Place<'static>> {
    let places = Places::get();
    if let Some(at) = words.iter().position(|w| {
        w.parse::<PostalCode>()
            .is_ok_and(|zip| places.zip(zip).is_some())
    }) {
        let place = places.find(&words[at]);
        // "Denver CO 80204": the city and the state say the same again.
        let from = (1..=at.min(MAX_PLACE_WORDS)).rev().find(|n| {
            matches!(
                places.find(&words[at - n..at].join(" ")),
                Some(Place::City(_))
            ) && *n > 1
        });
        words.drain(at - from.unwrap_or(0)..=at);
        drop_preposition(words, at - from.unwrap_or(0));
        return place;
    }
    for at in 0..words.len() {
        if !BEFORE.contains(&words[at].as_str()) {
            continue;
        }
        for end in (at + 2..=words.len().min(at + 1 + MAX_PLACE_WORDS)).rev() {
            let named = &words[at + 1..end];
            let place = places.find(&named.join(" ")).filter(|place| match place {
                Place::City(city) => {
                    city.zip_codes >= MIN_CITY_ZIP_CODES
                        && !(named.len() == 1 && is_ordinary(&named[0]))
                }
                Place::State(_) => named.concat().len() > 2,
                Place::Zip(..) => true,
            });
            if place.is_some() {
                words.drain(at..end);
                return place;
            }
        }
    }
    // At the end: "City State", or a state by its full name.
    for start in words.len().saturating_sub(MAX_PLACE_WORDS)..words.len() {
        let named = &words[start..];
        let place = places.find(&named.join(" ")).filter(|place| match place {
            Place::City(_) => named.len() > 1 && names_its_state(named),
            Place::State(_) => start > 0 && named.concat().len() > 2,
            Place::Zip(..) => false,
        });
        if place.is_some() {
            words.truncate(start);
            return place;
        }
    }
    None
}

/// Whether the last words are a state, so that the words before it must be its city.
fn names_its_state(words: &[String]) -> bool {
    (1..words.len().min(4)).any(|n| {
        Places::get()
            .state(&words[words.len() - n..].join(" "))
            .is_some()
    })
}

fn drop_preposition(words: &mut Vec<String>, at: usize) {
    if at > 0 && BEFORE.contains(&words[at - 1].as_str()) {
        words.remove(at - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(q: &str) -> (String, Option<String>) {
        let mut words: Vec<_> = q.split(' ').map(str::to_owned).collect();
        let place = take(&mut words, |word| {
            ["recovery", "detox", "home"].contains(&word)
        })
        .map(|place| match place {
            Place::Zip(zip, ..) => zip.to_string(),
            Place::City(city) => format!("{}, {}", city.name, city.state),
            Place::State(state) => state.to_string(),
        });
        (words.join(" "), place)
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
        ] {
            assert_eq!(split(q), (rest.to_owned(), Some(place.to_owned())), "{q}");
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
            "",
        ] {
            assert_eq!(split(q), (q.to_owned(), None), "{q}");
        }
    }
}
