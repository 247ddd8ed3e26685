//! Meeting codes: short marks such as `O` for an open meeting. Each format has its own. What they mean is data:
//! `content/meetings/types.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use waymark_directory::vocabulary::TermSet;

const TYPES: &str = include_str!("../../../../../content/meetings/types.toml");

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::import) enum Attendance {
    InPerson,
    Online,
    Hybrid,
    /// For now, nobody meets at the address.
    ClosedLocation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CodeLists {
    meeting_guide: Vec<MeetingCode>,
    bmlt: Vec<MeetingCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingCode {
    code: String,
    en: String,
    es: String,
    #[serde(default)]
    terms: TermSet,
    /// Whether the meeting is only for these groups.
    #[serde(default)]
    only: bool,
    #[serde(rename = "mode")]
    attendance: Option<Attendance>,
}

/// The codes of one format.
pub(in crate::import) struct MeetingCodes {
    codes: HashMap<String, MeetingCode>,
    unknown: BTreeMap<String, usize>,
}

/// What the codes of one meeting mean together.
pub(super) struct CodeMeaning {
    /// In alphabetical order.
    pub(super) codes: Vec<String>,
    pub(super) terms: TermSet,
    pub(super) only: TermSet,
    pub(super) attendance: Option<Attendance>,
    /// One sentence per code, in English and in Spanish.
    pub(super) words: [Option<Box<str>>; 2],
}

impl MeetingCodes {
    pub(in crate::import) fn of_meeting_guide() -> Self {
        Self::new(|lists| lists.meeting_guide)
    }

    pub(in crate::import) fn of_bmlt() -> Self {
        Self::new(|lists| lists.bmlt)
    }

    fn new(pick: impl FnOnce(CodeLists) -> Vec<MeetingCode>) -> Self {
        let lists =
            toml::from_str(TYPES).expect("the codes are compiled in, and a test reads them");
        let codes = pick(lists).into_iter();
        Self {
            codes: codes.map(|code| (normalize(&code.code), code)).collect(),
            unknown: BTreeMap::new(),
        }
    }

    /// Reads the codes of one meeting. Unknown codes are counted.
    pub(super) fn read_codes(&mut self, codes: &[String]) -> CodeMeaning {
        let mut codes: Vec<String> = codes
            .iter()
            .map(|code| normalize(code))
            .filter(|code| !code.is_empty())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        let mut meaning = CodeMeaning {
            codes: Vec::new(),
            terms: TermSet::default(),
            only: TermSet::default(),
            attendance: None,
            words: [None, None],
        };
        let mut words = [Vec::new(), Vec::new()];
        for key in &codes {
            let Some(code) = self.codes.get(key) else {
                *self.unknown.entry(key.clone()).or_default() += 1;
                continue;
            };
            meaning.terms = meaning.terms.union(code.terms);
            if code.only {
                meaning.only = meaning.only.union(code.terms);
            }
            match code.attendance {
                None => {
                    words[0].push(code.en.as_str());
                    words[1].push(code.es.as_str());
                }
                // A closed location takes precedence over "online", because the meeting itself has the link to the
                // online room if there is one.
                Some(Attendance::ClosedLocation) => {
                    meaning.attendance = Some(Attendance::ClosedLocation);
                }
                attendance => meaning.attendance = meaning.attendance.or(attendance),
            }
        }
        let sentences =
            |words: Vec<&str>| (!words.is_empty()).then(|| format!("{}.", words.join(". ")).into());
        meaning.words = words.map(sentences);
        meaning.codes = codes;
        meaning
    }

    /// The unknown codes, with how often they occur.
    pub(in crate::import) fn into_unknown(self) -> BTreeMap<String, usize> {
        self.unknown
    }
}

/// Feeds write codes in upper or lower case.
fn normalize(code: &str) -> String {
    code.trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::fold::fold;

    #[test]
    fn every_code_is_listed_once_with_words_in_both_languages() {
        let lists: CodeLists = toml::from_str(TYPES).unwrap();
        for list in [lists.meeting_guide, lists.bmlt] {
            let mut keys: Vec<_> = list.iter().map(|code| normalize(&code.code)).collect();
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count);
            for code in list {
                for words in [&code.en, &code.es] {
                    assert!(
                        !fold(words).is_empty() && !words.ends_with('.'),
                        "{}",
                        code.code
                    );
                }
            }
        }
    }

    #[test]
    fn codes_become_terms_and_sentences() {
        let mut codes = MeetingCodes::of_meeting_guide();
        let meaning = codes.read_codes(&["w".into(), "O".into(), "ONL".into(), "Zzz".into()]);
        assert_eq!(meaning.attendance, Some(Attendance::Online));
        assert!(!meaning.only.is_empty() && meaning.only == meaning.terms);
        assert_eq!(
            meaning.words[0]
                .as_deref()
                .map(|words| words.matches('.').count()),
            Some(2)
        );
        assert_eq!(
            codes.into_unknown(),
            BTreeMap::from([("ZZZ".to_owned(), 1)])
        );
    }
}
