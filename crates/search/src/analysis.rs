//! Analysis: how text becomes words. Text is folded, split, and stemmed by the rules of a language.

use crate::data_file::read_word_list;
use std::{collections::HashSet, sync::LazyLock};
use tantivy::tokenizer::{
    Language, Stemmer, TextAnalyzer, TokenStream, TokenizerManager, WhitespaceTokenizer,
};
use waymark_directory::{Lang, fold::fold};

/// Anything longer isn't a word.
pub(crate) const MAX_WORD_CHARS: usize = 40;

/// Folded words of both languages that carry no meaning of their own in a search.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let text = include_str!("../../../content/search/stop-words.txt");
    let words = read_word_list("stop-words.txt", text);
    let words = words.expect("the file is compiled in, and every search reads it");
    words.into_iter().collect()
});

/// The folded words of a text in their order, without overlong ones.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    fold(text)
        .split(' ')
        .filter(|w| !w.is_empty() && w.chars().count() <= MAX_WORD_CHARS)
        .map(str::to_owned)
        .collect()
}

pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// The tokenizer of a language's field. Text is folded before it comes here.
fn analyzer(lang: Lang) -> TextAnalyzer {
    let language = match lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    };
    TextAnalyzer::builder(WhitespaceTokenizer::default())
        .filter(Stemmer::new(language))
        .build()
}

/// Registers the tokenizers of the schema, and "default", which opening an index looks for.
pub(crate) fn register_tokenizers(tokenizers: &TokenizerManager) {
    let plain = || TextAnalyzer::builder(WhitespaceTokenizer::default()).build();
    tokenizers.register("default", plain());
    tokenizers.register("plain", plain());
    for lang in Lang::ALL {
        tokenizers.register(lang.tag(), analyzer(lang));
    }
}

/// Stems single words. It keeps an analyzer for each language ready.
#[derive(Clone)]
pub(crate) struct Stemmers([TextAnalyzer; 2]);

impl Stemmers {
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
