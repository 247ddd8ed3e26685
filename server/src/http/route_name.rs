//! The name of the route a request takes: what logs and counters may say about it.

use axum::extract::{MatchedPath, Request};
use std::borrow::Cow;

/// Pages with an address of one part.
const PLAIN_PAGES: [&str; 10] = [
    "/search",
    "/help-now",
    "/guides",
    "/peer-support",
    "/list",
    "/goals",
    "/offline",
    "/plans",
    "/about",
    "/privacy",
];

/// Any address that names no page.
const UNKNOWN: &str = "(none)";

/// The route's template, such as "/r/{id}/{slug}"; one of a fixed number of names.
pub fn of(request: &Request) -> Cow<'static, str> {
    match request.extensions().get::<MatchedPath>() {
        Some(matched) => Cow::Owned(in_english(matched.as_str()).to_owned()),
        None => Cow::Borrowed(of_page(request.uri().path())),
    }
}

/// The address without its language.
fn in_english(path: &str) -> &str {
    match path.strip_prefix("/es") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        _ => path,
    }
}

/// The template of a page; the two languages share it.
pub fn of_page(path: &str) -> &'static str {
    let mut parts = in_english(path).split('/').filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (None, ..) => "/",
        (Some("r"), Some(_), Some("correction"), None) => "/r/{id}/correction",
        (Some("r"), Some(_), _, None) => "/r/{id}/{slug}",
        (Some("guides"), Some(_), None, _) => "/guides/{slug}",
        (Some(name), None, ..) => PLAIN_PAGES
            .into_iter()
            .find(|page| page[1..] == *name)
            .unwrap_or(UNKNOWN),
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_share_a_name() {
        for (path, name) in [
            ("/", "/"),
            ("/es", "/"),
            ("/es/", "/"),
            ("/es/search", "/search"),
            ("/search", "/search"),
            ("/r/a-b/some-name", "/r/{id}/{slug}"),
            ("/es/r/a-b", "/r/{id}/{slug}"),
            ("/es/r/a-b/correction", "/r/{id}/correction"),
            ("/guides/first-week", "/guides/{slug}"),
            ("/goals", "/goals"),
        ] {
            assert_eq!(of_page(path), name, "{path}");
        }
    }

    #[test]
    fn what_a_visitor_typed_is_no_name() {
        for path in [
            "/estoy-mal",
            "/my-name",
            "/r/a/b/c",
            "/search/overdose",
            "/wp-login.php",
            "/r",
        ] {
            assert_eq!(of_page(path), UNKNOWN, "{path}");
        }
    }
}
