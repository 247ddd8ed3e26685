//! SAMHSA's service codes: short marks such as `DT` for what a facility offers and to whom.
//!
//! What they mean is data: `samhsa` in `content/vocabulary/*.toml`, and `content/vocabulary/samhsa.toml` for codes that
//! mean nothing to a visitor and for programs that serve one group only.

use super::super::table::TableRow;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use waymark_directory::{
    Facet, Vocabulary,
    vocabulary::{TermId, TermSet},
};

const RULES: &str = include_str!("../../../../../content/vocabulary/samhsa.toml");
/// In the spreadsheets.
pub(super) const CODE_COLUMN: &str = "service_code_info";
/// In the CSV.
pub(super) const TYPE_COLUMN: &str = "type_facility";

/// The two directories that SAMHSA publishes. Some codes mean different things in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SamhsaDirectory {
    SubstanceUse,
    MentalHealth,
}

/// The codes of a row, from either column.
pub(super) fn row_codes<'t>(row: &TableRow<'t>) -> impl Iterator<Item = &'t str> {
    let codes = row
        .get(CODE_COLUMN)
        .unwrap_or_default()
        .split(|c: char| c == '*' || c.is_whitespace());
    let types = row
        .get(TYPE_COLUMN)
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_alphanumeric());
    codes.chain(types).filter(|code| !code.is_empty())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    ignored: Vec<IgnoredCodes>,
    only: Vec<ExclusiveGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoredCodes {
    codes: Vec<Box<str>>,
    #[serde(rename = "reason")]
    _reason: String,
}

/// A facility with the code `has` and without the code `lacks` serves only this group.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExclusiveGroup {
    group: Box<str>,
    has: Box<str>,
    #[serde(default)]
    lacks: Option<Box<str>>,
}

/// What the codes of one directory mean.
pub(super) struct CodeMap {
    terms: HashMap<Box<str>, Vec<TermId>>,
    ignored: HashSet<Box<str>>,
    exclusive: Vec<(TermId, ExclusiveGroup)>,
    /// The need that every facility of the directory meets, for those whose codes do not name one.
    purpose: Option<TermId>,
    unknown: BTreeMap<String, usize>,
}

impl CodeMap {
    pub(super) fn new(directory: SamhsaDirectory) -> Self {
        let vocabulary = Vocabulary::get();
        let (prefix, purpose) = match directory {
            SamhsaDirectory::SubstanceUse => ("su", "treatment"),
            SamhsaDirectory::MentalHealth => ("mh", "mental-health"),
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
                    // It is a known code, but it means something only in the other directory.
                    Some((_, code)) => _ = ignored.insert(code.into()),
                }
            }
        }
        let rules: Rules =
            toml::from_str(RULES).expect("the rules are compiled in, and a test reads them");
        ignored.extend(rules.ignored.into_iter().flat_map(|i| i.codes));
        let exclusive = rules
            .only
            .into_iter()
            .filter_map(|rule| Some((vocabulary.id(Facet::Group, &rule.group)?, rule)));
        let purpose = vocabulary.id(Facet::Need, purpose);
        Self {
            terms,
            ignored,
            exclusive: exclusive.collect(),
            purpose,
            unknown: BTreeMap::new(),
        }
    }

    /// The terms that a facility's codes mean, and among them the groups that it serves exclusively. Counts unknown
    /// codes.
    pub(super) fn read_codes<'c>(
        &mut self,
        codes: impl Iterator<Item = &'c str>,
    ) -> (TermSet, TermSet) {
        let codes: HashSet<&str> = codes.collect();
        let mut terms = TermSet::default();
        for code in &codes {
            match self.terms.get(*code) {
                Some(ids) => ids.iter().for_each(|id| terms.insert(*id)),
                None if self.ignored.contains(*code) => {}
                None => *self.unknown.entry((*code).to_owned()).or_default() += 1,
            }
        }
        if !terms.intersects(&Vocabulary::get().facet_set(Facet::Need)) {
            self.purpose.into_iter().for_each(|id| terms.insert(id));
        }
        let applies = |rule: &ExclusiveGroup| {
            codes.contains(&*rule.has)
                && !rule
                    .lacks
                    .as_ref()
                    .is_some_and(|lacks| codes.contains(&**lacks))
        };
        let only: TermSet = self
            .exclusive
            .iter()
            .filter(|(_, rule)| applies(rule))
            .map(|(id, _)| *id)
            .collect();
        (terms.union(only), only)
    }

    /// The unknown codes, with the names that the file gives them and how often they occur.
    pub(super) fn into_unknown(self, names: &HashMap<String, String>) -> BTreeMap<String, usize> {
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
        let read = |directory| CodeMap::new(directory).read_codes(["RES"].into_iter()).0;
        let (su, mh) = (
            read(SamhsaDirectory::SubstanceUse),
            read(SamhsaDirectory::MentalHealth),
        );
        assert!(su.contains(need("residential")) && !su.contains(need("mental-residential")));
        assert!(mh.contains(need("mental-residential")) && !mh.contains(need("residential")));
    }

    #[test]
    fn a_facility_whose_codes_name_no_need_meets_that_of_its_directory() {
        let need = |key| Vocabulary::get().id(Facet::Need, key).unwrap();
        let read = |codes: &[&'static str]| {
            CodeMap::new(SamhsaDirectory::SubstanceUse)
                .read_codes(codes.iter().copied())
                .0
        };
        assert!(read(&["PVTN"]).contains(need("treatment")));
        assert!(!read(&["HH"]).contains(need("treatment")));
    }

    #[test]
    fn unknown_codes_are_counted_and_named() {
        let mut codes = CodeMap::new(SamhsaDirectory::SubstanceUse);
        codes.read_codes(["DT", "QQQ"].into_iter());
        codes.read_codes(["QQQ"].into_iter());
        let names = HashMap::from([("QQQ".to_owned(), "Quiet rooms".to_owned())]);
        assert_eq!(
            codes.into_unknown(&names),
            BTreeMap::from([("QQQ \"Quiet rooms\"".to_owned(), 2)])
        );
    }
}
