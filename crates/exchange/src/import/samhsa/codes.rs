//! What the codes mean in our vocabulary; data, not code: `samhsa` in `content/vocabulary/*.toml`, and
//! `content/vocabulary/samhsa.toml` for codes that mean nothing to a visitor and for exclusive programmes.

use super::Directory;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use waymark_directory::{
    Facet, Vocabulary,
    vocabulary::{TermId, TermSet},
};

const RULES: &str = include_str!("../../../../../content/vocabulary/samhsa.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    ignored: Vec<Ignored>,
    only: Vec<Only>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ignored {
    codes: Vec<Box<str>>,
    #[serde(rename = "reason")]
    _reason: String,
}

/// A facility with the code `has` and without `lacks` serves the group and nobody else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    group: Box<str>,
    has: Box<str>,
    #[serde(default)]
    lacks: Option<Box<str>>,
}

pub(super) struct CodeMap {
    terms: HashMap<Box<str>, Vec<TermId>>,
    ignored: HashSet<Box<str>>,
    only: Vec<(TermId, Only)>,
    /// What every facility of the directory is for, where its codes do not say.
    purpose: Option<TermId>,
    unknown: BTreeMap<String, usize>,
}

impl CodeMap {
    pub(super) fn new(directory: Directory) -> Self {
        let vocabulary = Vocabulary::get();
        let (prefix, purpose) = match directory {
            Directory::SubstanceUse => ("su", "treatment"),
            Directory::MentalHealth => ("mh", "mental-health"),
        };
        let mut terms: HashMap<Box<str>, Vec<TermId>> = HashMap::new();
        let mut ignored = HashSet::new();
        for (id, term) in vocabulary.terms() {
            for code in &term.samhsa {
                match code.split_once(':') {
                    None => terms.entry(code.clone()).or_default().push(id),
                    Some((list, code)) if list == prefix => {
                        terms.entry(code.into()).or_default().push(id);
                    }
                    // Known, but says something in the other directory only.
                    Some((_, code)) => _ = ignored.insert(code.into()),
                }
            }
        }
        let rules: Rules =
            toml::from_str(RULES).expect("the rules are compiled in, and a test reads them");
        ignored.extend(rules.ignored.into_iter().flat_map(|i| i.codes));
        let only = rules
            .only
            .into_iter()
            .filter_map(|rule| Some((vocabulary.id(Facet::Group, &rule.group)?, rule)));
        let purpose = vocabulary.id(Facet::Need, purpose);
        Self {
            terms,
            ignored,
            only: only.collect(),
            purpose,
            unknown: BTreeMap::new(),
        }
    }

    /// The terms of a facility's codes, and the groups it serves exclusively. Unknown codes are counted.
    pub(super) fn read<'c>(&mut self, codes: impl Iterator<Item = &'c str>) -> (TermSet, TermSet) {
        let codes: HashSet<&str> = codes.collect();
        let mut terms = TermSet::default();
        for code in &codes {
            match self.terms.get(*code) {
                Some(ids) => ids.iter().for_each(|id| terms.insert(*id)),
                None if self.ignored.contains(*code) => {}
                None => *self.unknown.entry((*code).to_owned()).or_default() += 1,
            }
        }
        if !terms.intersects(&Vocabulary::get().mask(Facet::Need)) {
            self.purpose.into_iter().for_each(|id| terms.insert(id));
        }
        let serves = |rule: &Only| {
            codes.contains(&*rule.has)
                && !rule
                    .lacks
                    .as_ref()
                    .is_some_and(|lacks| codes.contains(&**lacks))
        };
        let only: TermSet = self
            .only
            .iter()
            .filter(|(_, rule)| serves(rule))
            .map(|(id, _)| *id)
            .collect();
        (terms.union(only), only)
    }

    /// Unknown codes with the names the file gives them, and how often they occur.
    pub(super) fn unknown(self, names: &HashMap<String, String>) -> BTreeMap<String, usize> {
        let label = |code: String| {
            names
                .get(&code)
                .map_or_else(|| code.clone(), |name| format!("{code} \"{name}\""))
        };
        self.unknown
            .into_iter()
            .map(|(code, count)| (label(code), count))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_rules_is_in_the_vocabulary() {
        let rules: Rules = toml::from_str(RULES).unwrap();
        for rule in &rules.only {
            assert!(
                Vocabulary::get().id(Facet::Group, &rule.group).is_some(),
                "{}",
                rule.group
            );
        }
    }

    #[test]
    fn one_code_can_mean_different_things_in_the_two_directories() {
        let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
        let read = |directory| CodeMap::new(directory).read(["RES"].into_iter()).0;
        let (su, mh) = (read(Directory::SubstanceUse), read(Directory::MentalHealth));
        assert!(su.contains(need("residential")) && !su.contains(need("mental-residential")));
        assert!(mh.contains(need("mental-residential")) && !mh.contains(need("residential")));
    }

    #[test]
    fn a_facility_without_telling_codes_is_for_what_its_directory_is_for() {
        let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
        let read = |codes: &[&'static str]| {
            CodeMap::new(Directory::SubstanceUse)
                .read(codes.iter().copied())
                .0
        };
        assert!(read(&["PVTN"]).contains(need("treatment")));
        assert!(!read(&["HH"]).contains(need("treatment")));
    }

    #[test]
    fn unknown_codes_are_counted_and_named() {
        let mut codes = CodeMap::new(Directory::SubstanceUse);
        codes.read(["DT", "QQQ"].into_iter());
        codes.read(["QQQ"].into_iter());
        let names = HashMap::from([("QQQ".to_owned(), "Quiet rooms".to_owned())]);
        assert_eq!(
            codes.unknown(&names),
            BTreeMap::from([("QQQ \"Quiet rooms\"".to_owned(), 2)])
        );
    }
}
