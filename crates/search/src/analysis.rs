//! How text becomes words: folded, split, and stemmed by the rules of a language.

use crate::data_file::read_word_list;
use std::{collections::HashSet, sync::LazyLock};
use tantivy::tokenizer::{
    Language, Stemmer, TextAnalyzer, TokenStream, TokenizerManager, WhitespaceTokenizer,
};
use waymark_directory::{Lang, fold::fold};

/// Longest word that is kept, in characters; longer ones are not words.
pub(crate) const MAX_WORD_CHARS: usize = 40;

/// Words that carry no meaning of their own in a search; both languages, folded.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let text = include_str!("../../../content/search/stop-words.txt");
    let words = read_word_list("stop-words.txt", text);
    let words = words.expect("the file is compiled in, and every search reads it");
    words.into_iter().collect()
});

/// Folded words in their order, none of them overlong.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(' ')
        .filter(|w| !w.is_empty() && w.chars().count() <= MAX_WORD_CHARS)
        .map(str::to_owned)
        .collect()
}

/// Whether a folded word carries no meaning of its own.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// The tokenizer of a language's field; text is folded before it is indexed.
pub(crate) fn analyzer(lang: Lang) -> TextAnalyzer {
    let language = match lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    };
    TextAnalyzer::builder(WhitespaceTokenizer::default())
        .filter(Stemmer::new(language))
        .build()
}

/// Registers the tokenizers of the schema; "default" too, because opening an index looks for it.
pub(crate) fn register(tokenizers: &TokenizerManager) {
    let plain = || TextAnalyzer::builder(WhitespaceTokenizer::default()).build();
    tokenizers.register("default", plain());
    tokenizers.register("plain", plain());
    for lang in Lang::ALL {
        tokenizers.register(lang.tag(), analyzer(lang));
    }
}

/// Stems single words, one analyzer a language kept ready.
#[derive(Clone)]
pub(crate) struct Stems([TextAnalyzer; 2]);

impl Stems {
    pub(crate) fn new() -> Self {
        Self(Lang::ALL.map(analyzer))
    }

    /// The stem of a folded word.
    pub(crate) fn stem(&mut self, lang: Lang, word: &str) -> String {
        let mut stream = self.0[lang as usize].token_stream(word);
        let mut stem = String::new();
        stream.process(&mut |token| stem.clone_from(&token.text));
        stem
    }
}
