//! What is not wanted: "rehab without methadone", "not 12 step", "que no sea religioso".

use super::{
    Phrase,
    typed::{Part, Typed},
};
use crate::{analysis::is_stop_word, data_file::read_word_list};
use waymark_directory::{Facet, TermId, Vocabulary};

/// Words without meaning that may stand between "not" and what is not wanted: "not a 12 step".
const MAX_BETWEEN: usize = 2;

/// Words that turn the phrase behind them around.
pub(super) struct Negations(Vec<&'static str>);

impl Negations {
    /// Reads the file that is compiled in.
    pub(super) fn load() -> Self {
        let text = include_str!("../../../../content/search/negations.txt");
        let words = read_word_list("negations.txt", text);
        Self(words.expect("the file is compiled in, and every search reads it"))
    }

    /// Moves what is not wanted out of `found`. Something must be left to be wanted: whoever types only
    /// "not drinking" looks for help with drinking.
    pub(super) fn find(&self, typed: &mut Typed, found: &mut Vec<Phrase>) -> Vec<Phrase> {
        let mut avoided = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let phrase = &found[at];
            let turned = self.before(typed, phrase.from).filter(|_| {
                found.len() > 1 && phrase.concept.terms.iter().all(|id| can_be_avoided(*id))
            });
            if let Some(from) = turned {
                let phrase = found.remove(at);
                let part = Part::Concept(phrase.from);
                for word in &mut typed.words[from..] {
                    if word.part == part {
                        word.part = Part::Negation(phrase.from);
                    }
                }
                typed.take(from..phrase.from, Part::Negation(phrase.from));
                avoided.push(phrase);
            } else {
                at += 1;
            }
        }
        avoided
    }

    /// Where the negation stands that leads to a position.
    fn before(&self, typed: &Typed, at: usize) -> Option<usize> {
        let texts = typed.texts();
        (at.saturating_sub(1 + MAX_BETWEEN)..at)
            .rev()
            .take_while(|p| typed.is_free(*p..at) && is_stop_word(texts[*p]))
            .find(|p| self.0.contains(&texts[*p]))
    }
}

/// What a place offers can be unwanted. How one pays and what one speaks cannot: "no Medicaid" says what
/// somebody has, not what a place must lack.
fn can_be_avoided(id: TermId) -> bool {
    let term = Vocabulary::get().term(id);
    match term.facet {
        Facet::Need => term.parent.is_some(),
        Facet::Service | Facet::Group | Facet::Access | Facet::Age => true,
        Facet::Payment | Facet::Language => false,
    }
}
