//! Person-first language: finds words in our own texts that put a label before the person, and suggests what to write
//! instead. The rules are in `content/language/person-first.toml`, which is compiled in. What people type into the
//! search is never checked.

mod entries;
mod guides;

pub use entries::{LabelInFile, find_labels_in_entries};
pub use guides::find_labels_in_guides;

use crate::phrases::{Phrases, WordlessPhrase, split_words};
use serde::Deserialize;
use std::{ops::Range, sync::LazyLock};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLabel<'t> {
    /// As written in the text.
    pub phrase: &'t str,
    /// The position in bytes.
    pub at: Range<usize>,
    pub suggestion: &'static str,
}

/// Some phrases to avoid, and what to write instead of any of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    avoid: Vec<String>,
    #[serde(rename = "use")]
    suggestion: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    allow: Vec<String>,
    rule: Vec<Rule>,
}

#[derive(Debug)]
struct Rules {
    file: File,
    /// Each phrase with the index of its rule.
    avoid: Phrases<usize>,
    allow: Phrases<()>,
}

/// Why the compiled rules can't be used.
#[derive(Debug, thiserror::Error)]
enum RulesError {
    #[error("the file of rules can't be read")]
    File(#[from] toml::de::Error),
    #[error(transparent)]
    Phrase(#[from] WordlessPhrase),
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::read().expect("the rules are compiled in, and a test reads them"));

impl Rules {
    fn read() -> Result<Self, RulesError> {
        let text = include_str!("../../../content/language/person-first.toml");
        let file: File = toml::from_str(text)?;
        let avoid = file.rule.iter().zip(0..);
        let avoid =
            avoid.flat_map(|(rule, at)| rule.avoid.iter().map(move |phrase| (phrase.as_str(), at)));
        Ok(Self {
            avoid: Phrases::new(avoid)?,
            allow: Phrases::new(file.allow.iter().map(|phrase| (phrase.as_str(), ())))?,
            file,
        })
    }
}

/// Finds everything in a text that puts a label before the person, in the order of the text. If phrases overlap, the
/// longest counts. Names that the rules allow are skipped.
pub fn find_labels(text: &str) -> Vec<FoundLabel<'_>> {
    let words = split_words(text);
    let span = |from: usize, count: usize| words[from].at.start..words[from + count - 1].at.end;
    let allowed: Vec<Range<usize>> = (0..words.len())
        .filter_map(|at| Some(span(at, RULES.allow.longest(&words[at..])?.0)))
        .collect();
    let mut found = Vec::new();
    let mut next = 0;
    while next < words.len() {
        let Some((count, rules)) = RULES.avoid.longest(&words[next..]) else {
            next += 1;
            continue;
        };
        let at = span(next, count);
        next += count;
        let is_inside = |name: &Range<usize>| name.start <= at.start && at.end <= name.end;
        if !allowed.iter().any(is_inside) {
            found.push(FoundLabel {
                phrase: &text[at.clone()],
                at,
                suggestion: &RULES.file.rule[*rules[0]].suggestion,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn phrases(text: &str) -> Vec<&str> {
        find_labels(text).iter().map(|found| found.phrase).collect()
    }

    #[test]
    fn the_compiled_rules_can_be_read() {
        let rules = Rules::read().unwrap();
        assert!(rules.file.rule.len() >= 40);
    }

    #[test]
    fn each_phrase_is_found_whole_in_a_sentence() {
        for rule in &RULES.file.rule {
            for phrase in &rule.avoid {
                let text = format!("¿Así: {}?", phrase.to_uppercase());
                let found = find_labels(&text);
                assert_eq!(found.len(), 1, "{phrase}: {found:?}");
                assert_eq!(found[0].phrase, phrase.to_uppercase());
                assert_eq!(&text[found[0].at.clone()], found[0].phrase);
                assert_eq!(found[0].suggestion, rule.suggestion, "{phrase}");
            }
        }
    }

    #[test]
    fn no_suggestion_contains_a_label() {
        for rule in &RULES.file.rule {
            assert_eq!(phrases(&rule.suggestion), [""; 0], "{}", rule.suggestion);
        }
    }

    #[test]
    fn allowed_names_are_skipped_but_not_the_words_around_them() {
        for name in &RULES.file.allow {
            assert_eq!(phrases(&format!("Ask {name}.")), [""; 0], "{name}");
            assert_eq!(phrases(&format!("{name}, addicts")), ["addicts"], "{name}");
        }
        assert_eq!(phrases("Alcoholics and others"), ["Alcoholics"]);
        assert_eq!(phrases("Anonymous alcoholics"), ["alcoholics"]);
    }

    /// An exception for a name that contains no label would only hide a label that comes later.
    #[test]
    fn every_allowed_name_contains_a_label() {
        for name in &RULES.file.allow {
            let words = split_words(name);
            let is_needed = (0..words.len()).any(|at| RULES.avoid.longest(&words[at..]).is_some());
            assert!(is_needed, "{name}");
        }
    }

    #[test]
    fn labels_inside_longer_words_are_not_found() {
        for text in [
            "an addictive medicine, addiction care, cleaning, methadone",
            "nonalcoholic drinks; convicted; prison; imprisoner",
            "alcoholemia, drogadictocracia",
        ] {
            assert_eq!(phrases(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_possessive_does_not_hide_a_label() {
        assert_eq!(phrases("an addict’s home"), ["addict’s"]);
        assert_eq!(phrases("the offenders’ court"), ["offenders"]);
    }

    #[test]
    fn only_spaces_and_hyphens_may_separate_the_words_of_a_phrase() {
        for text in [
            "substance abuse",
            "substance-abuse",
            "substance\n  abuse",
            "Substance Abuse",
        ] {
            assert_eq!(phrases(text), [text]);
        }
        for text in [
            "substance. Abuse",
            "substance, abuse",
            "substance use abuse",
        ] {
            assert_eq!(phrases(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn accents_do_not_matter_in_any_encoding() {
        for text in [
            "alcoholico",
            "alcohólico",
            "alcoho\u{301}lico",
            "ALCOHÓLICO",
        ] {
            assert_eq!(phrases(text), [text]);
        }
    }

    #[test]
    fn the_longest_phrase_is_reported() {
        let found = find_labels("a recovering alcoholic");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].suggestion, "person in recovery");
    }

    #[test]
    fn ordinary_uses_are_not_reported() {
        for text in [
            "Call after a denial of benefits. Bring a clean copy; you can pass or fail.",
            "The clinic works with people who have a habit of missing calls.",
            "Help with nicotine replacement therapy, and for survivors of sexual abuse.",
            "No se venden bebidas alcohólicas. Ropa limpia.",
        ] {
            assert_eq!(phrases(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn no_phrase_is_listed_twice() {
        let mut seen = HashSet::new();
        let avoided = RULES.file.rule.iter().flat_map(|rule| &rule.avoid);
        for phrase in avoided.chain(&RULES.file.allow) {
            assert!(seen.insert(crate::fold::fold(phrase)), "{phrase}");
        }
    }
}
