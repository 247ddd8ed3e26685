//! The data file of substances, with three columns: group, role, and phrase.

use crate::data_file::{DataFileError, LineError, Seen, check_words, columns, read_lines};
use std::collections::HashMap;
use waymark_directory::{Facet, TermId, Vocabulary};

const NAME: &str = "substances.tsv";
pub(super) const SUBSTANCES_TSV: &str =
    include_str!("../../../../../content/search/substances.tsv");

/// The number of a group of substances, such as opioids.
pub(super) type SubstanceId = usize;

/// What a run of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Context,
    Quitting,
    /// Nothing but this substance.
    Name(SubstanceId),
    /// This substance, if the words around it say so.
    Slang(SubstanceId),
}

#[derive(Default)]
pub(super) struct SubstanceFile {
    /// Runs of folded words by their first word.
    pub(super) runs: HashMap<String, Vec<(Vec<String>, Role)>>,
    /// For each substance, what somebody who quits it looks for.
    pub(super) treatments: Vec<Vec<TermId>>,
}

impl SubstanceFile {
    pub(super) fn parse(text: &str) -> Result<Self, DataFileError<LineError>> {
        let mut file = Self::default();
        let mut ids: HashMap<&str, SubstanceId> = HashMap::new();
        let mut seen = Seen::default();
        read_lines(NAME, text, |line, fact| {
            let [substance, role, phrase] = columns(fact)?;
            // A phrase names one substance, and is either its name or slang for it.
            let scope = match role {
                "name" | "slang" => "name",
                "treatment" => substance,
                _ => role,
            };
            seen.check((scope, phrase), line)?;
            if substance == "any" {
                let role = match role {
                    "context" => Role::Context,
                    "quitting" => Role::Quitting,
                    _ => return Err(LineError::UnknownValue(role.to_owned())),
                };
                return file.add(phrase, role);
            }
            let next = ids.len();
            let id = *ids.entry(substance).or_insert(next);
            if id == file.treatments.len() {
                file.treatments.push(Vec::new());
            }
            match role {
                "name" => file.add(phrase, Role::Name(id)),
                "slang" => file.add(phrase, Role::Slang(id)),
                "treatment" => {
                    let term =
                        term(phrase).ok_or_else(|| LineError::UnknownTerm(phrase.to_owned()))?;
                    file.treatments[id].push(term);
                    Ok(())
                }
                _ => Err(LineError::UnknownValue(role.to_owned())),
            }
        })?;
        Ok(file)
    }

    fn add(&mut self, phrase: &str, role: Role) -> Result<(), LineError> {
        check_words(phrase)?;
        let run: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        let runs = self.runs.entry(run[0].clone()).or_default();
        runs.push((run, role));
        Ok(())
    }
}

/// A term by its filter and key, such as `need:methadone`.
fn term(name: &str) -> Option<TermId> {
    let (facet, key) = name.split_once(':')?;
    let facet = Facet::ALL.into_iter().find(|f| f.key() == facet)?;
    Vocabulary::get().id(facet, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let error = SubstanceFile::parse(text).err().unwrap();
        format!("{error}: {}", std::error::Error::source(&error).unwrap())
    }

    #[test]
    fn the_file_is_read() {
        if let Err(error) = SubstanceFile::parse(SUBSTANCES_TSV) {
            panic!("{error}: {}", std::error::Error::source(&error).unwrap());
        }
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        for (text, expected) in [
            (
                "# A comment\nopioids\tname\n",
                "content/search/substances.tsv, line 2: a line has 3 columns with one tab between them",
            ),
            (
                "opioids\tbrand\toxy\n",
                "content/search/substances.tsv, line 1: \"brand\" isn't one of the values that this column may have",
            ),
            (
                "any\tname\toxy\n",
                "content/search/substances.tsv, line 1: \"name\" isn't one of the values that this column may have",
            ),
            (
                "opioids\ttreatment\tneed:rest\n",
                "content/search/substances.tsv, line 1: the vocabulary has no term \"need:rest\"",
            ),
            (
                "opioids\tname\tperc\nstimulants\tslang\tperc\n",
                "content/search/substances.tsv, line 2: this repeats line 1",
            ),
            (
                "opioids\tname\tOxy\n",
                "content/search/substances.tsv, line 1: \"Oxy\" can never match: write words as searches are \
                 compared, in lower case, without accents or punctuation",
            ),
        ] {
            assert_eq!(fault(text), expected);
        }
    }
}
