//! Danger: what kind of danger to life the words of a search speak of, if any.
//!
//! [`DangerPatterns`] compares the words with the patterns of `content/search/danger.tsv`. [`file`] reads that file,
//! [`syntax`] reads how one pattern is written, [`pattern`] says whether words match it, and [`words`] compares typed words with the words of the patterns.

mod file;
mod pattern;
mod syntax;
mod words;

use pattern::Pattern;
use words::PatternWords;

/// A kind of danger, each with help of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Danger {
    /// An overdose or poisoning, happening or feared.
    Overdose,
    /// Thoughts of suicide or self-harm, one's own or another person's.
    Suicide,
    /// Violence or abuse by a partner, at home, or by anyone a moment ago.
    Violence,
}

impl Danger {
    /// Every kind, with what can't wait first: where words speak of several, the first counts.
    pub const ALL: [Self; 3] = [Self::Overdose, Self::Suicide, Self::Violence];

    /// The name in JSON and in the data file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdose => "overdose",
            Self::Suicide => "suicide",
            Self::Violence => "violence",
        }
    }
}

/// The patterns of the data file, ready to be compared with a query's words.
pub(crate) struct DangerPatterns {
    words: PatternWords,
    /// In the order of [`Danger::ALL`].
    by_danger: Vec<(Danger, PatternSet)>,
    /// Say that somebody learns, grieves or works, whatever the danger.
    calm: Vec<Pattern>,
}

#[derive(Default)]
struct PatternSet {
    /// Always count.
    now: Vec<Pattern>,
    /// Count unless the words are calm.
    topic: Vec<Pattern>,
    /// Calm words for this danger alone.
    calm: Vec<Pattern>,
}

impl DangerPatterns {
    /// Reads the patterns that are compiled in.
    pub(crate) fn load() -> Self {
        file::parse(file::DANGER_TSV).expect("the file is compiled in, and a test reads it")
    }

    /// The danger that folded words speak of.
    pub(crate) fn find_danger(&self, words: &[&str]) -> Option<Danger> {
        let words = self.words.read_typed(words);
        let any_matches = |patterns: &[Pattern]| patterns.iter().any(|p| p.is_in(&words));
        let happening = self
            .by_danger
            .iter()
            .find(|(_, patterns)| any_matches(&patterns.now));
        let spoken_of = || {
            self.by_danger
                .iter()
                .find(|(_, patterns)| any_matches(&patterns.topic))
                .filter(|(_, patterns)| !any_matches(&self.calm) && !any_matches(&patterns.calm))
        };
        happening.or_else(spoken_of).map(|(danger, _)| *danger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::typed::Typed;

    fn danger(q: &str) -> Option<Danger> {
        DangerPatterns::load().find_danger(&Typed::new(q).texts())
    }

    #[test]
    fn each_kind_of_danger_is_heard_in_both_languages() {
        for (q, kind) in [
            ("i want to kill my self", Danger::Suicide),
            ("sucidal", Danger::Suicide),
            ("quiero morirme", Danger::Suicide),
            ("he stopped breathing after heroin", Danger::Overdose),
            ("overdoze what do i do", Danger::Overdose),
            ("Sobredosis", Danger::Overdose),
            (
                "my boyfriend hits me and i need to get out",
                Danger::Violence,
            ),
            ("mi esposo me pega", Danger::Violence),
        ] {
            assert_eq!(danger(q), Some(kind), "{q}");
        }
    }

    #[test]
    fn learning_and_grieving_are_calm_but_words_of_the_moment_are_not() {
        for q in [
            "suicide prevention training",
            "overdose prevention class",
            "detox",
            "kill time",
        ] {
            assert_eq!(danger(q), None, "{q}");
        }
        assert_eq!(
            danger("i want to die after losing my job training"),
            Some(Danger::Suicide)
        );
    }

    #[test]
    fn every_word_of_every_pattern_takes_part_in_a_phrase_that_matches() {
        let patterns = DangerPatterns::load();
        let mut dead = Vec::new();
        let sets = patterns.by_danger.iter().map(|(_, set)| set);
        let all = sets
            .flat_map(|set| [&set.now, &set.topic, &set.calm])
            .chain([&patterns.calm])
            .flatten();
        for pattern in all {
            for example in pattern.examples(&patterns.words) {
                let typed = Typed::new(&example);
                if !pattern.is_in(&patterns.words.read_typed(&typed.texts())) {
                    dead.push(example);
                }
            }
        }
        assert!(dead.is_empty(), "nothing that is typed matches: {dead:#?}");
    }

    #[test]
    fn every_example_of_a_danger_that_is_happening_is_heard() {
        let patterns = DangerPatterns::load();
        for (danger, set) in &patterns.by_danger {
            for example in set.now.iter().flat_map(|p| p.examples(&patterns.words)) {
                let heard = patterns.find_danger(&Typed::new(&example).texts());
                assert!(heard.is_some(), "{danger:?}: {example}");
            }
        }
    }
}
