//! Danger: what kind of danger to life the words of a search point to, if any.
//!
//! The words are compared with the patterns of `content/search/danger.tsv`. [`file`] reads that file, [`syntax`] reads
//! how one pattern is written from its [`tokens`], [`pattern`] says whether words match it, [`words`] compares typed words with the words of
//! the patterns, and [`patterns`] decides.

mod file;
mod pattern;
mod patterns;
mod syntax;
mod tokens;
mod words;

pub use patterns::Danger;
pub(crate) use patterns::DangerPatterns;

/// Reads the patterns that are compiled in.
pub(crate) fn load_danger_patterns() -> DangerPatterns {
    file::parse(file::DANGER_TSV).expect("the file is compiled in, and a test reads it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::typed::Typed;

    fn danger(q: &str) -> Option<Danger> {
        load_danger_patterns().find_danger(&Typed::new(q).texts())
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
        let patterns = load_danger_patterns();
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
        let patterns = load_danger_patterns();
        for (danger, set) in &patterns.by_danger {
            for example in set.now.iter().flat_map(|p| p.examples(&patterns.words)) {
                let heard = patterns.find_danger(&Typed::new(&example).texts());
                assert!(heard.is_some(), "{danger:?}: {example}");
            }
        }
    }
}
