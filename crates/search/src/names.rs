//! The words of the listings' names: which there are, how rare each is, and how names usually spell it.

use crate::{
    analysis::{Stemmers, is_stop_word},
    lexicon::Lexicon,
};
use std::collections::HashMap;
use waymark_directory::Lang;

pub(crate) struct NameWords {
    lexicon: Lexicon,
    /// By its stem, the form of a word that most names have: "counselling" is usually written "counseling".
    usual_forms: HashMap<String, String>,
}

impl NameWords {
    /// Takes every folded word of every name.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>, stemmers: &mut Stemmers) -> Self {
        let lexicon = Lexicon::new(words);
        let mut usual_forms: HashMap<String, String> = HashMap::new();
        for word in lexicon.words() {
            let stem = stemmers.stem(Lang::En, word);
            let form = usual_forms.entry(stem).or_insert_with(|| word.to_owned());
            if lexicon.count(word) > lexicon.count(form) {
                word.clone_into(form);
            }
        }
        Self {
            lexicon,
            usual_forms,
        }
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The form of a word that most names have, if it is another one.
    pub(crate) fn usual_form(&self, word: &str, stemmers: &mut Stemmers) -> Option<&str> {
        let form = self.usual_forms.get(&stemmers.stem(Lang::En, word))?;
        (form != word).then_some(form)
    }

    /// The summed rarity of folded words, each counted once and stop words left out.
    pub(crate) fn rarity_of_all<'w>(&self, words: impl Iterator<Item = &'w str>) -> f32 {
        let mut words: Vec<&str> = words.filter(|word| !is_stop_word(word)).collect();
        words.sort_unstable();
        words.dedup();
        words.iter().map(|word| self.lexicon.rarity(word)).sum()
    }

    /// The word as names spell it: itself if any name has it, or else the nearest that one has.
    pub(crate) fn as_spelled_in_names(&self, word: &str) -> String {
        if self.lexicon.contains(word) {
            word.to_owned()
        } else {
            self.lexicon.correct_word(word).unwrap_or(word).to_owned()
        }
    }
}
