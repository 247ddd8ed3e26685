//! "Here" is the address of the page being rendered: its language, path and query string.

use crate::page::Parameters;
use http::{HeaderMap, header::HOST};
use waymark_directory::Lang;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    pub lang: Lang,
    /// The English path as requested, such as `/search`. Turn it into a link with [`Here::to`].
    pub path: String,
    pub parameters: Parameters,
    /// The query string as requested, without `?`.
    pub query: String,
    /// Scheme and host, such as `https://waymark.example`, when the request names a host.
    pub origin: Option<String>,
}

impl Here {
    /// The address with this path and query string.
    pub fn at(path: &str, query: &str) -> Self {
        let (lang, path) = Lang::split_path(path);
        Self {
            lang,
            path: path.to_owned(),
            query: query.to_owned(),
            ..Self::default()
        }
    }

    /// The part of the path in place of `{name}`; empty if this page's path has no such part.
    pub fn parameter(&self, name: &str) -> &str {
        let mut parameters = self.parameters.iter();
        let found = parameters.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// A link to an English path in the language of this page.
    pub fn to(&self, path: &str) -> String {
        self.lang.path(path)
    }

    /// A link to this page, with its query, in a language.
    pub fn in_language(&self, lang: Lang) -> String {
        let path = lang.path(&self.path);
        if self.query.is_empty() {
            path
        } else {
            format!("{path}?{}", self.query)
        }
    }
}

/// Scheme and host of a request. A visitor can send anything as `Host`, so only well-formed ones are repeated.
pub fn origin(headers: &HeaderMap) -> Option<String> {
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
