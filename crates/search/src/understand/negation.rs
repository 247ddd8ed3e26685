//! Negations: what a query says it doesn't want, as in "rehab without methadone" or "que no sea religioso".

use super::{
    concept::Phrase,
    typed::{Part, Typed},
};
use crate::{analysis::is_stop_word, data_file::read_word_list};
use waymark_directory::{Facet, TermId, Vocabulary};

/// Most words without meaning between "not" and what isn't wanted: "not a 12 step".
const MAX_WORDS_BETWEEN: usize = 2;

/// Words that say that what follows isn't wanted.
pub(super) struct Negations(Vec<&'static str>);

impl Negations {
    /// Reads the file that is compiled in.
    pub(super) fn load() -> Self {
        let text = include_str!("../../../../content/search/negations.txt");
        let words = read_word_list("negations.txt", text);
        Self(words.expect("the file is compiled in, and every search reads it"))
    }

    /// Moves unwanted phrases out of `found`. One phrase has to stay wanted: "not drinking" alone asks for help with
    /// drinking.
    pub(super) fn take_unwanted(&self, typed: &mut Typed, found: &mut Vec<Phrase>) -> Vec<Phrase> {
        let mut unwanted = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let phrase = &found[at];
            let negation = self.negation_before(typed, phrase.from).filter(|_| {
                found.len() > 1 && phrase.concept.terms.iter().all(|id| can_be_unwanted(*id))
            });
            if let Some(from) = negation {
                let phrase = found.remove(at);
                let part = Part::Concept(phrase.from);
                for word in &mut typed.words[from..] {
                    if word.part == part {
                        word.part = Part::Unwanted(phrase.from);
                    }
                }
                typed.assign(from..phrase.from, Part::Unwanted(phrase.from));
                unwanted.push(phrase);
            } else {
                at += 1;
            }
        }
        unwanted
    }

    /// The position of the negation that belongs to the phrase at a position.
    fn negation_before(&self, typed: &Typed, at: usize) -> Option<usize> {
        let texts = typed.texts();
        (at.saturating_sub(1 + MAX_WORDS_BETWEEN)..at)
            .rev()
            .take_while(|p| typed.is_free(*p..at) && is_stop_word(texts[*p]))
            .find(|p| self.0.contains(&texts[*p]))
    }
}

/// What a place offers can be unwanted. Ways to pay and languages can't: "no Medicaid" says what a person has, not
/// what a place must lack.
fn can_be_unwanted(id: TermId) -> bool {
    let term = Vocabulary::get().term(id);
    match term.facet {
        Facet::Need => term.parent.is_some(),
        Facet::Service | Facet::Group | Facet::Access | Facet::Age => true,
        Facet::Payment | Facet::Language => false,
    }
}
