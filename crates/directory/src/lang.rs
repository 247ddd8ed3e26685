//! The two interface languages, and text that exists in one or both of them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Spanish pages have the paths of the English ones, below this one.
const SPANISH: &str = "/es";

/// A language the interface is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
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

    /// The language that the language switch changes to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// The path of a page in this language: `/es/search` for `/search`.
    ///
    /// The result always begins with a single slash, so it never links to another host: browsers read `//host`,
    /// `/\host` and `/<tab>/host` alike as the address of another site.
    pub fn path(self, path: &str) -> String {
        let rest = path.trim_start_matches(['/', '\\', '\t', '\n', '\r']);
        match self {
            Self::En => format!("/{rest}"),
            Self::Es if rest.is_empty() => SPANISH.to_owned(),
            Self::Es => format!("{SPANISH}/{rest}"),
        }
    }

    /// The opposite of [`Lang::path`]: the language of a request's path, without its query string, and the English path
    /// of the same page. `/es` and whatever is below `/es/` is Spanish; `/estate` is English.
    ///
    /// The English path is a slice of what was requested, so it may begin with two slashes. Build links from it with
    /// [`Lang::path`], never by hand.
    pub fn split_path(path: &str) -> (Self, &str) {
        match path.strip_prefix(SPANISH) {
            Some("") => (Self::Es, "/"),
            Some(rest) if rest.starts_with('/') => (Self::Es, rest),
            _ => (Self::En, path),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The interface is not available in this language.
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Box<str>>,
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

    /// The text in `lang`, if it exists.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.en.as_deref(),
            Lang::Es => self.es.as_deref(),
        }
    }

    /// The text in `lang`, or else in the other language; empty only if both are missing.
    pub fn get(&self, lang: Lang) -> &str {
        self.exactly(lang)
            .or_else(|| self.exactly(lang.other()))
            .unwrap_or_default()
    }

    /// The `lang` attribute for what [`Text::get`] returns on a page in `page` language; `None` when the two agree.
    pub fn lang_attribute(&self, page: Lang) -> Option<&'static str> {
        let is_in_other = self.exactly(page).is_none();
        is_in_other.then(|| page.other().tag())
    }

    pub fn is_empty(&self) -> bool {
        self.en.is_none() && self.es.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_path_gives_the_language() {
        for (path, expected) in [
            ("/", (Lang::En, "/")),
            ("/search", (Lang::En, "/search")),
            ("/estate", (Lang::En, "/estate")),
            ("/es", (Lang::Es, "/")),
            ("/es/", (Lang::Es, "/")),
            ("/es/search", (Lang::Es, "/search")),
            ("/es//evil.example", (Lang::Es, "//evil.example")),
        ] {
            assert_eq!(Lang::split_path(path), expected, "{path}");
        }
    }

    #[test]
    fn a_path_with_two_slashes_does_not_lead_to_another_host() {
        for path in [
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "evil.example",
        ] {
            assert_eq!(Lang::En.path(path), "/evil.example", "{path:?}");
            assert_eq!(Lang::Es.path(path), "/es/evil.example", "{path:?}");
        }
    }

    #[test]
    fn text_in_the_language_of_the_page_needs_no_lang_attribute() {
        let text = Text::english("Shelter");
        assert_eq!(text.lang_attribute(Lang::En), None);
        assert_eq!(text.lang_attribute(Lang::Es), Some("en"));
    }

    proptest! {
        #[test]
        fn a_link_stays_on_this_host(sent in "(/es)?[/\\\\\t\r\n]{0,4}\\PC*") {
            let (_, english) = Lang::split_path(&sent);
            for lang in Lang::ALL {
                let link = lang.path(english);
                // A browser drops tabs and line breaks, and reads a backslash as a slash.
                let read = link.replace(['\t', '\r', '\n'], "").replace('\\', "/");
                prop_assert!(read.starts_with('/') && !read.starts_with("//"), "{link:?}");
            }
        }

        #[test]
        fn splitting_a_path_is_the_opposite_of_making_one(page in "(/[a-z0-9{}-]{1,9}){0,3}") {
            let page = if page.is_empty() { "/" } else { &page };
            prop_assume!(Lang::split_path(page).0 == Lang::En);
            for lang in Lang::ALL {
                let path = lang.path(page);
                prop_assert_eq!(Lang::split_path(&path), (lang, page));
            }
        }
    }
}
