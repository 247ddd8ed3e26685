//! Drugs by their names and street names. Most street names are ordinary words, so that they count only beside
//! words that speak of using or quitting.

use super::{
    Concept, Phrase,
    typed::{Part, Typed},
};
use crate::analysis::{is_stop_word, words};
use serde::Deserialize;
use std::collections::HashMap;
use waymark_directory::{Facet, TermId, Vocabulary};

const SUBSTANCES: &str = include_str!("../../../../content/search/substances.toml");

/// Words without meaning that may stand between quitting and what is quit: "stop using the damn pills".
const MAX_BETWEEN: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    context: Vec<String>,
    quit: Vec<String>,
    substance: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "about")]
    _about: String,
    names: Vec<String>,
    slang: Vec<String>,
    #[serde(default)]
    quit: Vec<String>,
}

/// What a run of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Context,
    Quit,
    /// The unmistakable name of a substance, by its position.
    Name(usize),
    Slang(usize),
}

/// What is known of substances.
pub(super) struct Substances {
    /// Runs of folded words by their first word.
    runs: HashMap<String, Vec<(Vec<String>, Kind)>>,
    /// For each substance, what stopping it asks for.
    quit: Vec<Vec<TermId>>,
    treatment: TermId,
}

impl Substances {
    /// Reads the file that is compiled in.
    pub(super) fn read() -> Self {
        let file: File =
            toml::from_str(SUBSTANCES).expect("the file is compiled in, and a test reads it");
        let vocabulary = Vocabulary::get();
        let term = |name: &String| {
            let (facet, key) = name.split_once(':')?;
            let facet = Facet::ALL.into_iter().find(|f| f.key() == facet)?;
            vocabulary.id(facet, key)
        };
        let mut runs: HashMap<String, Vec<(Vec<String>, Kind)>> = HashMap::new();
        let mut add = |phrases: &[String], kind: Kind| {
            for run in phrases.iter().map(|phrase| words(phrase)) {
                if let Some(first) = run.first() {
                    runs.entry(first.clone()).or_default().push((run, kind));
                }
            }
        };
        add(&file.context, Kind::Context);
        add(&file.quit, Kind::Quit);
        for (at, substance) in file.substance.iter().enumerate() {
            add(&substance.names, Kind::Name(at));
            add(&substance.slang, Kind::Slang(at));
        }
        Self {
            runs,
            quit: file
                .substance
                .iter()
                .map(|entry| entry.quit.iter().filter_map(term).collect())
                .collect(),
            treatment: vocabulary
                .id(Facet::Need, "treatment")
                .expect("treatment is the first need of the vocabulary"),
        }
    }

    /// Every word that is known here: they are spelt right.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.runs
            .values()
            .flatten()
            .flat_map(|(run, _)| run)
            .map(String::as_str)
    }

    /// Adds what a substance's own treatment is to the phrases that are its name.
    pub(super) fn enrich(&self, typed: &Typed, found: &mut [Phrase]) {
        for phrase in found {
            let texts: Vec<&str> = typed
                .words
                .iter()
                .filter(|word| word.part == Part::Concept(phrase.from))
                .map(|word| word.text.as_str())
                .collect();
            let named = self
                .substance(&texts, false)
                .filter(|(length, _)| *length == texts.len());
            for id in named.into_iter().flat_map(|(_, at)| &self.quit[at]) {
                if !phrase.concept.terms.contains(id) {
                    phrase.concept.terms.push(*id);
                }
            }
        }
    }

    /// Takes "get off fentanyl" out of the words: quitting a substance that has medicines of its own.
    pub(super) fn find_quitting(&self, typed: &mut Typed) -> Vec<Phrase> {
        let texts: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let in_context = self.in_context(&texts);
        let mut found = Vec::new();
        let mut at = 0;
        while at < texts.len() {
            let quitting = self.quitting(&texts[at..], in_context);
            match quitting.filter(|(length, _)| typed.is_free(at..at + length)) {
                Some((length, terms)) => {
                    typed.take(at..at + length, Part::Concept(at));
                    found.push(phrase(at, terms.to_vec()));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Takes what is left of substances out of the words.
    pub(super) fn find(&self, typed: &mut Typed) -> Vec<Phrase> {
        let texts: Vec<String> = typed.texts().into_iter().map(str::to_owned).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let in_context = self.in_context(&texts);
        let mut found = Vec::new();
        for at in 0..texts.len() {
            let named = self.substance(&texts[at..], in_context);
            if let Some((length, substance)) =
                named.filter(|(length, _)| typed.is_free(at..at + length))
            {
                typed.take(at..at + length, Part::Concept(at));
                let terms = std::iter::once(&self.treatment).chain(&self.quit[substance]);
                found.push(phrase(at, terms.copied().collect()));
            }
        }
        found
    }

    /// Whether the words speak of using or quitting.
    fn in_context(&self, texts: &[&str]) -> bool {
        (0..texts.len()).any(|at| {
            self.longest(&texts[at..], |kind| kind == Kind::Context)
                .is_some()
        })
    }

    /// The length of "get off of my pills" at the beginning of the words, and what it asks for.
    fn quitting(&self, texts: &[&str], in_context: bool) -> Option<(usize, &[TermId])> {
        let (after, _) = self.longest(texts, |kind| kind == Kind::Quit)?;
        (after..=texts.len().min(after + MAX_BETWEEN))
            .take_while(|from| texts[after..*from].iter().all(|word| is_stop_word(word)))
            .find_map(|from| {
                let (length, substance) = self.substance(&texts[from..], in_context)?;
                Some((from + length, &*self.quit[substance]))
            })
            .filter(|(_, terms)| !terms.is_empty())
    }

    /// The length of the substance's name at the beginning of the words, and which it is.
    fn substance(&self, texts: &[&str], in_context: bool) -> Option<(usize, usize)> {
        let (length, kind) = self.longest(texts, |kind| match kind {
            Kind::Name(_) => true,
            Kind::Slang(_) => in_context,
            Kind::Context | Kind::Quit => false,
        })?;
        match kind {
            Kind::Name(at) | Kind::Slang(at) => Some((length, at)),
            Kind::Context | Kind::Quit => None,
        }
    }

    /// The longest run of some kind at the beginning of the words.
    fn longest(&self, texts: &[&str], wanted: impl Fn(Kind) -> bool) -> Option<(usize, Kind)> {
        self.runs
            .get(*texts.first()?)?
            .iter()
            .filter(|(run, kind)| {
                wanted(*kind)
                    && run.len() <= texts.len()
                    && run.iter().zip(texts).all(|(a, b)| a == b)
            })
            .map(|(run, kind)| (run.len(), *kind))
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
        let substances = Substances::read();
        let mut typed = Typed::new(q);
        let mut found = substances.find_quitting(&mut typed);
        found.extend(substances.find(&mut typed));
        let vocabulary = Vocabulary::get();
        let keys = |p: &Phrase| {
            let terms = p.concept.terms.iter();
            terms.map(|id| &*vocabulary.term(*id).key).collect()
        };
        found.iter().map(keys).collect()
    }

    #[test]
    fn every_quit_need_is_in_the_vocabulary() {
        let file: File = toml::from_str(SUBSTANCES).unwrap();
        let read = Substances::read();
        for (entry, quit) in file.substance.iter().zip(&read.quit) {
            assert_eq!(entry.quit.len(), quit.len(), "{:?}", entry.quit);
        }
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
    fn quitting_opioids_means_their_medicines() {
        assert!(found("i want to get off of these blues")[0].contains(&"methadone"));
        assert!(found("come off xanax")[0].contains(&"detox"));
        assert_eq!(found("quit weed"), [["treatment"]]);
    }
}
