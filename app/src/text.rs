//! Decisions about words: what a line says about a listing, a date, a number. Plain functions with
//! tests; the texts themselves stand in `locales/*.json`.

pub mod dates;
pub mod headline;
pub mod hours;
pub mod numbers;
pub mod summary;
pub mod terms;
pub mod whereabouts;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use i18n::Locale;
pub use leptos_i18n::td_string;

use waymark_directory::Lang;

/// The locale of a language.
pub const fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::En => Locale::en,
        Lang::Es => Locale::es,
    }
}
