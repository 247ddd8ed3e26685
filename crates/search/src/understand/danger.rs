//! Words that speak of danger to life: suicide, an overdose in progress, violence at home.

mod pattern;

use pattern::{Pattern, Table};
use serde::Deserialize;

const PATTERNS: &str = include_str!("../../../../content/search/danger.toml");

/// What kind of danger words speak of: each has help of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// An overdose or poisoning in progress, or feared.
    Overdose,
    /// Thoughts of suicide or self-harm, of oneself or of another.
    Suicide,
    /// Violence or abuse by a partner, at home, or just happened.
    Violence,
}

/// See the head of `content/search/danger.toml` for what the keys mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    calm: Vec<String>,
    overdose: Kind,
    suicide: Kind,
    violence: Kind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    now: Vec<String>,
    topic: Vec<String>,
    /// More calm words, for this kind alone.
    #[serde(default)]
    calm: Vec<String>,
}

/// The patterns, ready to be compared with a query's words.
pub(crate) struct Patterns {
    table: Table,
    calm: Vec<Pattern>,
    /// What cannot wait stands first.
    kinds: [KindPatterns; 3],
}

struct KindPatterns {
    danger: Danger,
    /// Always count.
    now: Vec<Pattern>,
    /// Count unless the words are calm.
    topic: Vec<Pattern>,
    calm: Vec<Pattern>,
}

impl Patterns {
    /// Reads the file that is compiled in.
    pub(crate) fn read() -> Self {
        let file: File =
            toml::from_str(PATTERNS).expect("the patterns are compiled in, and a test reads them");
        let mut table = Table::default();
        let mut all = |lines: &[String]| -> Vec<Pattern> {
            lines.iter().map(|line| table.pattern(line)).collect()
        };
        let calm = all(&file.calm);
        let kinds = [
            (Danger::Overdose, file.overdose),
            (Danger::Suicide, file.suicide),
            (Danger::Violence, file.violence),
        ]
        .map(|(danger, kind)| KindPatterns {
            danger,
            now: all(&kind.now),
            topic: all(&kind.topic),
            calm: all(&kind.calm),
        });
        Self { table, calm, kinds }
    }

    /// The danger that folded words speak of.
    pub(crate) fn find(&self, words: &[&str]) -> Option<Danger> {
        let words = self.table.read(words);
        let holds = |patterns: &[Pattern]| patterns.iter().any(|p| p.is_in(&words));
        let now = self.kinds.iter().find(|kind| holds(&kind.now));
        let topic = || {
            let kind = self.kinds.iter().find(|kind| holds(&kind.topic))?;
            (!holds(&self.calm) && !holds(&kind.calm)).then_some(kind)
        };
        now.or_else(topic).map(|kind| kind.danger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words;

    fn danger(q: &str) -> Option<Danger> {
        let words = words(q);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Patterns::read().find(&words)
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
}
