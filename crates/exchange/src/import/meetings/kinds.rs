//! What the codes of meetings mean; data, not code: `content/meetings/types.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use waymark_directory::vocabulary::TermSet;

const TYPES: &str = include_str!("../../../../../content/meetings/types.toml");

/// How one takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::import) enum Mode {
    InPerson,
    Online,
    Hybrid,
    /// Nobody meets at the address for now.
    ClosedLocation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Types {
    meeting_guide: Vec<Kind>,
    bmlt: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    code: String,
    en: String,
    es: String,
    #[serde(default)]
    terms: TermSet,
    /// For these groups and no others.
    #[serde(default)]
    only: bool,
    mode: Option<Mode>,
}

/// The codes of one format.
pub(in crate::import) struct Kinds {
    kinds: HashMap<String, Kind>,
    unknown: BTreeMap<String, usize>,
}

/// What the codes of one meeting say.
pub(super) struct Said {
    /// In the order of the alphabet.
    pub(super) codes: Vec<String>,
    pub(super) terms: TermSet,
    pub(super) only: TermSet,
    pub(super) mode: Option<Mode>,
    /// In English and in Spanish.
    pub(super) words: [Option<Box<str>>; 2],
}

impl Kinds {
    pub(in crate::import) fn of_meeting_guide() -> Self {
        Self::of(|types| types.meeting_guide)
    }

    pub(in crate::import) fn of_bmlt() -> Self {
        Self::of(|types| types.bmlt)
    }

    fn of(pick: impl FnOnce(Types) -> Vec<Kind>) -> Self {
        let types = toml::from_str(TYPES).expect("the types compiled in are tested");
        let kinds = pick(types).into_iter().map(|kind| (key(&kind.code), kind));
        Self {
            kinds: kinds.collect(),
            unknown: BTreeMap::new(),
        }
    }

    pub(super) fn read(&mut self, codes: &[String]) -> Said {
        let mut codes: Vec<String> = codes
            .iter()
            .map(|code| key(code))
            .filter(|c| !c.is_empty())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        let mut said = Said {
            codes: Vec::new(),
            terms: TermSet::default(),
            only: TermSet::default(),
            mode: None,
            words: [None, None],
        };
        let mut words = [Vec::new(), Vec::new()];
        for code in &codes {
            let Some(kind) = self.kinds.get(code) else {
                *self.unknown.entry(code.clone()).or_default() += 1;
                continue;
            };
            said.terms = said.terms.union(kind.terms);
            if kind.only {
                said.only = said.only.union(kind.terms);
            }
            match kind.mode {
                None => {
                    words[0].push(kind.en.as_str());
                    words[1].push(kind.es.as_str());
                }
                // A closed door says more than a room: whether there is a room is known from elsewhere.
                Some(Mode::ClosedLocation) => said.mode = Some(Mode::ClosedLocation),
                mode => said.mode = said.mode.or(mode),
            }
        }
        let sentences =
            |words: Vec<&str>| (!words.is_empty()).then(|| format!("{}.", words.join(". ")).into());
        said.words = words.map(sentences);
        said.codes = codes;
        said
    }

    /// Codes that nothing knows, with how often they occur.
    pub(in crate::import) fn unknown(self) -> BTreeMap<String, usize> {
        self.unknown
    }
}

/// Codes are written in any case.
fn key(code: &str) -> String {
    code.trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::fold::fold;

    #[test]
    fn the_types_read_and_are_told_once() {
        let types: Types = toml::from_str(TYPES).unwrap();
        for kinds in [types.meeting_guide, types.bmlt] {
            let mut codes: Vec<_> = kinds.iter().map(|kind| key(&kind.code)).collect();
            let count = codes.len();
            codes.sort();
            codes.dedup();
            assert_eq!(codes.len(), count);
            for kind in kinds {
                for words in [&kind.en, &kind.es] {
                    assert!(
                        !fold(words).is_empty() && !words.ends_with('.'),
                        "{}",
                        kind.code
                    );
                }
            }
        }
    }

    #[test]
    fn codes_become_terms_and_sentences() {
        let mut kinds = Kinds::of_meeting_guide();
        let said = kinds.read(&["w".into(), "O".into(), "ONL".into(), "Zzz".into()]);
        assert_eq!(said.mode, Some(Mode::Online));
        assert!(!said.only.is_empty() && said.only == said.terms);
        assert_eq!(
            said.words[0]
                .as_deref()
                .map(|words| words.matches('.').count()),
            Some(2)
        );
        assert_eq!(kinds.unknown(), BTreeMap::from([("ZZZ".to_owned(), 1)]));
    }
}
