//! Where a request stands: its language, its page, its query string.

use crate::text::Locale;
use http::{HeaderMap, header::HOST, request::Parts};
use leptos::prelude::use_context;
use waymark_directory::Lang;

/// The page being rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// From the path: Spanish below `/es`.
    pub lang: Lang,
    /// The English path, such as `/search`.
    pub path: String,
    /// As sent, without `?`.
    pub query: String,
    /// Scheme and host, such as `https://waymark.example`, where the request says so.
    pub origin: Option<String>,
}

impl Here {
    /// The page of the request being answered.
    pub fn current() -> Self {
        use_context::<Parts>().map_or_else(Self::default, |request| Self {
            origin: origin(&request.headers),
            ..Self::at(request.uri.path(), request.uri.query().unwrap_or_default())
        })
    }

    /// Reads a path and a query string.
    pub fn at(path: &str, query: &str) -> Self {
        let (lang, path) = match path.strip_prefix("/es") {
            Some("") => (Lang::Es, "/"),
            Some(rest) if rest.starts_with('/') => (Lang::Es, rest),
            _ => (Lang::En, path),
        };
        Self {
            lang,
            path: path.to_owned(),
            query: query.to_owned(),
            origin: None,
        }
    }

    /// The texts of this page's language.
    pub fn locale(&self) -> Locale {
        crate::text::locale(self.lang)
    }

    /// A link to another page in this language.
    pub fn to(&self, path: &str) -> String {
        self.lang.path(path)
    }

    /// This page and its query in a language.
    pub fn in_language(&self, lang: Lang) -> String {
        let path = lang.path(&self.path);
        if self.query.is_empty() {
            path
        } else {
            format!("{path}?{}", self.query)
        }
    }
}

/// Only well-formed hosts are repeated: the header is the visitor's to choose.
fn origin(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(HOST)?.to_str().ok()?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    if host.is_empty() || host.len() > 255 || !host.bytes().all(allowed) {
        return None;
    }
    let local = ["localhost", "127.", "[::1]"]
        .iter()
        .any(|start| host.starts_with(start));
    Some(format!("{}://{host}", if local { "http" } else { "https" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_gives_the_language() {
        assert_eq!(
            Here::at("/es", ""),
            Here {
                lang: Lang::Es,
                path: "/".into(),
                ..Here::default()
            }
        );
        assert_eq!(Here::at("/es/search", "").path, "/search");
        assert_eq!(Here::at("/estate", "").lang, Lang::En);
    }

    #[test]
    fn the_switch_keeps_page_and_query() {
        let here = Here::at("/search", "q=detox&near=80204");
        assert_eq!(here.in_language(Lang::Es), "/es/search?q=detox&near=80204");
        assert_eq!(Here::at("/es", "").in_language(Lang::En), "/");
    }

    #[test]
    fn a_malformed_host_is_not_repeated() {
        let origin_of = |host: &str| {
            let value = http::HeaderValue::from_str(host).unwrap();
            origin(&HeaderMap::from_iter([(HOST, value)]))
        };
        assert_eq!(
            origin_of("127.0.0.1:3000").as_deref(),
            Some("http://127.0.0.1:3000")
        );
        assert_eq!(
            origin_of("waymark.example").as_deref(),
            Some("https://waymark.example")
        );
        assert_eq!(origin_of("x\"><script>"), None);
    }
}
