//! Phrases of the vocabulary inside the words: names and synonyms of terms, in both languages at once,
//! because people mix them.

use crate::{
    analysis::{Stems, words},
    lexicon::Lexicon,
};
use std::collections::HashMap;
use waymark_content::{Lang, TermId, Vocabulary};

/// Longest phrase, in words.
const MAX_PHRASE_WORDS: usize = 6;

/// Phrases by their stems, one table a language.
pub(super) struct Phrases {
    tables: [HashMap<String, Vec<TermId>>; 2],
    lexicon: Lexicon,
}

impl Phrases {
    pub(super) fn new() -> Self {
        let mut stems = Stems::new();
        let mut tables = [HashMap::new(), HashMap::new()];
        let mut known = Vec::new();
        for (id, term) in Vocabulary::get().terms() {
            for lang in Lang::ALL {
                let name = term.name.get(lang);
                // "Detox (withdrawal care)" is typed as "detox".
                let short = name.split('(').next().unwrap_or_default();
                let phrases = [name, short]
                    .into_iter()
                    .chain(term.synonyms.get(lang).iter().map(|s| &**s));
                for phrase in phrases
                    .map(words)
                    .filter(|words| (1..=MAX_PHRASE_WORDS).contains(&words.len()))
                {
                    let key = key(&phrase, lang, &mut stems);
                    let terms: &mut Vec<TermId> = tables[lang as usize].entry(key).or_default();
                    if !terms.contains(&id) {
                        terms.push(id);
                    }
                    known.extend(phrase);
                }
            }
        }
        Self {
            tables,
            lexicon: Lexicon::new(known.iter().map(String::as_str)),
        }
    }

    /// Every word of every phrase.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Splits words into groups of terms, longest phrases first from the left, and the words that remain.
    pub(super) fn find(
        &self,
        words: &[String],
        stems: &mut Stems,
    ) -> (Vec<Vec<TermId>>, Vec<String>) {
        let stemmed = Lang::ALL.map(|lang| {
            words
                .iter()
                .map(|word| stems.stem(lang, word))
                .collect::<Vec<_>>()
        });
        let (mut groups, mut rest): (Vec<Vec<TermId>>, _) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + MAX_PHRASE_WORDS))
                .rev()
                .find_map(|end| {
                    let mut terms = Vec::new();
                    for lang in Lang::ALL {
                        let found = self.tables[lang as usize]
                            .get(&stemmed[lang as usize][at..end].join(" "));
                        terms.extend(
                            found
                                .into_iter()
                                .flatten()
                                .filter(|id| !terms.contains(*id))
                                .collect::<Vec<_>>(),
                        );
                    }
                    (!terms.is_empty()).then_some((terms, end))
                });
            if let Some((terms, end)) = longest {
                if !groups.contains(&terms) {
                    groups.push(terms);
                }
                at = end;
            } else {
                rest.push(words[at].clone());
                at += 1;
            }
        }
        (groups, rest)
    }
}

fn key(words: &[String], lang: Lang, stems: &mut Stems) -> String {
    words
        .iter()
        .map(|word| stems.stem(lang, word))
        .collect::<Vec<_>>()
        .join(" ")
}
