//! Words that speak of danger to life: suicide, an overdose in progress, violence at home.

use crate::analysis::words;
use serde::Deserialize;

const PHRASES: &str = include_str!("../data/crisis.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Phrases that speak of danger wherever they stand.
    danger: Vec<String>,
    /// Words that turn the same phrases into a matter of learning, grieving or helping for a living.
    calm: Vec<String>,
}

/// The phrases, ready to be compared with a query's words.
pub(crate) struct Phrases {
    danger: Vec<Vec<String>>,
    calm: Vec<Vec<String>>,
}

impl Phrases {
    pub(crate) fn read() -> Self {
        let file: File =
            toml::from_str(PHRASES).expect("the phrases are compiled in, and a test reads them");
        let split = |phrases: Vec<String>| phrases.iter().map(|phrase| words(phrase)).collect();
        Self {
            danger: split(file.danger),
            calm: split(file.calm),
        }
    }

    /// Whether folded words speak of danger to life now.
    pub(crate) fn speak_of_danger(&self, query: &[String]) -> bool {
        let holds = |phrase: &Vec<String>| {
            query
                .windows(phrase.len())
                .any(|window| window == phrase.as_slice())
        };
        self.danger.iter().any(holds) && !self.calm.iter().any(holds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_crisis(q: &str) -> bool {
        Phrases::read().speak_of_danger(&words(q))
    }

    #[test]
    fn danger_is_heard_in_both_languages() {
        for q in [
            "i want to kill myself",
            "suicidal",
            "Suicide hotline",
            "he stopped breathing after heroin",
            "overdose what do i do",
            "my boyfriend hits me and i need to get out",
            "quiero morir",
            "Sobredosis",
            "me quiero matar",
            "mi esposo me pega",
        ] {
            assert!(is_crisis(q), "{q}");
        }
    }

    #[test]
    fn ordinary_searches_do_not_cry_wolf() {
        for q in [
            "suicide prevention training",
            "overdose prevention class",
            "grief counselling after suicide loss",
            "detox",
            "domestic violence classes",
            "prevención del suicidio capacitación",
            "kill time",
        ] {
            assert!(!is_crisis(q), "{q}");
        }
    }
}
