//! Drugs by their names and street names. Most street names are ordinary words too, so they count only beside words
//! about using or quitting. The names are in `content/search/substances.tsv`, which [`file`] reads.

mod file;

use super::{
    concept::{Concept, Phrase},
    typed::{Part, Typed},
};
use crate::analysis::is_stop_word;
use file::{Role, SUBSTANCES_TSV, SubstanceFile, SubstanceId};
use waymark_directory::{Facet, TermId, Vocabulary};

/// Most words without meaning between quitting and what is quit: "stop using the damn pills".
const MAX_WORDS_BETWEEN: usize = 2;

/// Whether street names count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slang {
    Counts,
    Ignored,
}

pub(super) struct Substances {
    file: SubstanceFile,
    /// What somebody who quits anything looks for.
    treatment: TermId,
}

impl Substances {
    /// Reads the file that is compiled in.
    pub(super) fn load() -> Self {
        let treatment = Vocabulary::get().id(Facet::Need, "treatment");
        Self {
            file: SubstanceFile::parse(SUBSTANCES_TSV)
                .expect("the file is compiled in, and a test reads it"),
            treatment: treatment.expect("treatment is the first need of the vocabulary"),
        }
    }

    /// Every word of the file. None of them is a misspelling.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.file
            .runs
            .values()
            .flatten()
            .flat_map(|(run, _)| run)
            .map(String::as_str)
    }

    /// Adds a substance's own treatments to the phrases that are its name.
    pub(super) fn add_treatments(&self, typed: &Typed, found: &mut [Phrase]) {
        for phrase in found {
            let texts: Vec<&str> = typed
                .words
                .iter()
                .filter(|word| word.part == Part::Concept(phrase.from))
                .map(|word| word.text.as_str())
                .collect();
            let named = self
                .substance_at(&texts, Slang::Ignored)
                .filter(|(length, _)| *length == texts.len());
            for id in named
                .into_iter()
                .flat_map(|(_, at)| &self.file.treatments[at])
            {
                if !phrase.concept.terms.contains(id) {
                    phrase.concept.terms.push(*id);
                }
            }
        }
    }

    /// Assigns words like "get off fentanyl" to phrases: quitting a substance that has treatments of its own.
    pub(super) fn take_quitting(&self, typed: &mut Typed) -> Vec<Phrase> {
        let texts: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let slang = self.slang_in(&texts);
        let mut found = Vec::new();
        let mut at = 0;
        while at < texts.len() {
            let quitting = self.quitting_at(&texts[at..], slang);
            match quitting.filter(|(length, _)| typed.is_free(at..at + length)) {
                Some((length, terms)) => {
                    typed.assign(at..at + length, Part::Concept(at));
                    found.push(phrase(at, terms.to_vec()));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Assigns what is left of the names of substances to phrases.
    pub(super) fn take_substances(&self, typed: &mut Typed) -> Vec<Phrase> {
        let texts: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let slang = self.slang_in(&texts);
        let mut found = Vec::new();
        for at in 0..texts.len() {
            let named = self.substance_at(&texts[at..], slang);
            if let Some((length, substance)) =
                named.filter(|(length, _)| typed.is_free(at..at + length))
            {
                typed.assign(at..at + length, Part::Concept(at));
                let terms =
                    std::iter::once(&self.treatment).chain(&self.file.treatments[substance]);
                found.push(phrase(at, terms.copied().collect()));
            }
        }
        found
    }

    /// Street names count if the other words are about using or quitting.
    fn slang_in(&self, texts: &[&str]) -> Slang {
        let context_at = |at: usize| self.longest_run(&texts[at..], |role| role == Role::Context);
        match (0..texts.len()).find_map(context_at) {
            Some(_) => Slang::Counts,
            None => Slang::Ignored,
        }
    }

    /// If the words begin with something like "get off of my pills", its length and what it asks for.
    fn quitting_at(&self, texts: &[&str], slang: Slang) -> Option<(usize, &[TermId])> {
        let (after, _) = self.longest_run(texts, |role| role == Role::Quitting)?;
        (after..=texts.len().min(after + MAX_WORDS_BETWEEN))
            .take_while(|from| texts[after..*from].iter().all(|word| is_stop_word(word)))
            .find_map(|from| {
                let (length, substance) = self.substance_at(&texts[from..], slang)?;
                Some((from + length, &*self.file.treatments[substance]))
            })
            .filter(|(_, terms)| !terms.is_empty())
    }

    /// If the words begin with the name of a substance, its length and which substance it is.
    fn substance_at(&self, texts: &[&str], slang: Slang) -> Option<(usize, SubstanceId)> {
        let (length, role) = self.longest_run(texts, |role| match role {
            Role::Name(_) => true,
            Role::Slang(_) => slang == Slang::Counts,
            Role::Context | Role::Quitting => false,
        })?;
        match role {
            Role::Name(id) | Role::Slang(id) => Some((length, id)),
            Role::Context | Role::Quitting => None,
        }
    }

    /// The longest run with a wanted role that the words begin with.
    fn longest_run(
        &self,
        texts: &[&str],
        is_wanted: impl Fn(Role) -> bool,
    ) -> Option<(usize, Role)> {
        self.file
            .runs
            .get(*texts.first()?)?
            .iter()
            .filter(|(run, role)| {
                is_wanted(*role)
                    && run.len() <= texts.len()
                    && run.iter().zip(texts).all(|(a, b)| a == b)
            })
            .map(|(run, role)| (run.len(), *role))
            .max_by_key(|(length, _)| *length)
    }
}

fn phrase(from: usize, terms: Vec<TermId>) -> Phrase {
    Phrase {
        from,
        concept: Concept { terms },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(q: &str) -> Vec<Vec<&'static str>> {
        let substances = Substances::load();
        let mut typed = Typed::new(q);
        let mut found = substances.take_quitting(&mut typed);
        found.extend(substances.take_substances(&mut typed));
        let vocabulary = Vocabulary::get();
        let keys = |p: &Phrase| {
            let terms = p.concept.terms.iter();
            terms.map(|id| &*vocabulary.term(*id).key).collect()
        };
        found.iter().map(keys).collect()
    }

    #[test]
    fn street_names_need_a_context() {
        for q in [
            "addicted to blues",
            "hooked on ice",
            "my son is using bars",
            "dejar la chiva",
        ] {
            assert_eq!(found(q).len(), 1, "{q}");
        }
        for q in [
            "blue cross insurance",
            "ice cream",
            "girl scouts",
            "white house",
            "snow",
        ] {
            assert_eq!(found(q), [[""; 0]; 0], "{q}");
        }
    }

    #[test]
    fn quitting_opioids_asks_for_their_medicines() {
        assert!(found("i want to get off of these blues")[0].contains(&"methadone"));
        assert!(found("come off xanax")[0].contains(&"detox"));
        assert_eq!(found("quit weed"), [["treatment"]]);
    }

    #[test]
    fn every_name_is_found_by_itself_and_all_slang_beside_its_context() {
        let substances = Substances::load();
        for (run, role) in substances.file.runs.values().flatten() {
            let (id, context) = match role {
                Role::Name(id) => (*id, vec![]),
                Role::Slang(id) => (*id, vec!["addicted", "to"]),
                Role::Context | Role::Quitting => continue,
            };
            let name: Vec<&str> = run.iter().map(String::as_str).collect();
            let slang = substances.slang_in(&[context, name.clone()].concat());
            let found = substances.substance_at(&name, slang);
            assert_eq!(found, Some((run.len(), id)), "{name:?}");
        }
    }
}
