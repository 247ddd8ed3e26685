//! The two interface languages, and text that exists in one or both of them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A language the interface is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language the switch leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// The path of a page in this language: `/es/search` for `/search`.
    pub fn path(self, path: &str) -> String {
        match (self, path) {
            (Self::En, _) => path.to_owned(),
            (Self::Es, "/") => "/es".to_owned(),
            (Self::Es, _) => format!("/es{path}"),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag names no language the interface is written in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language must be \"en\" or \"es\"")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag {
            "en" => Ok(Self::En),
            "es" => Ok(Self::Es),
            _ => Err(UnknownLang),
        }
    }
}

/// Text in one or both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Box<str>>,
    /// The Spanish text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub es: Option<Box<str>>,
}

impl Text {
    /// Text that a source gives in English only.
    pub fn english(text: impl Into<Box<str>>) -> Self {
        Self {
            en: Some(text.into()),
            es: None,
        }
    }

    /// The text in `lang`, where it exists.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.en.as_deref(),
            Lang::Es => self.es.as_deref(),
        }
    }

    /// The text in `lang`, else in the other language; empty only if both are missing.
    pub fn get(&self, lang: Lang) -> &str {
        self.exactly(lang)
            .or_else(|| self.exactly(lang.other()))
            .unwrap_or_default()
    }

    /// The language [`Text::get`] answers in, for a `lang` attribute where it differs from the page's.
    pub fn lang(&self, wanted: Lang) -> Lang {
        if self.exactly(wanted).is_some() {
            wanted
        } else {
            wanted.other()
        }
    }

    /// Whether neither language has text.
    pub fn is_empty(&self) -> bool {
        self.en.is_none() && self.es.is_none()
    }
}
