//! Decisions about words: what a line says about a listing, a date, a number. Plain functions with
//! tests; the texts themselves are in `texts/site/*.json`.

pub mod formats;
pub mod headline;
pub mod hours;
pub mod summary;
pub mod terms;
pub mod whereabouts;

use waymark_directory::Lang;

/// The interface texts by group and key, generated from `texts/site/*.json` by `build.rs`.
#[expect(
    non_camel_case_types,
    non_upper_case_globals,
    clippy::match_same_arms,
    reason = "the names are the keys of the JSON files; some texts are the same in both languages"
)]
pub mod keys {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A text without blanks, in both languages.
#[derive(Clone, Copy)]
pub struct InterfaceText {
    pub en: &'static str,
    pub es: &'static str,
}

impl InterfaceText {
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
        }
    }
}

/// An interface text in a language: `text!(lang, site.skip)` is a `&'static str`, and
/// `text!(lang, form.within, miles = 5)`, with a value for each blank, is a `String`.
macro_rules! text {
    ($lang:expr, $($key:ident).+) => {
        $crate::text::keys::$($key)::+.text($lang)
    };
    ($lang:expr, $($key:ident).+, $($blank:ident = $value:expr),+ $(,)?) => {
        $crate::text::keys::$($key)::+ { $($blank: &$value),+ }.text($lang)
    };
}

pub(crate) use text;
