//! A route's name is what logs and counters may say about a request: the template of its path, such as "/r/{id}/{slug}".

use axum::extract::{MatchedPath, Request};
use std::borrow::Cow;
use waymark_app::Page;
use waymark_directory::Lang;

/// The name of every path that leads nowhere: what a visitor typed must not reach the log.
const UNKNOWN: &str = "(none)";

/// The name of the route that answers a request; both languages share it, so there's a fixed number of names.
pub fn route_name(request: &Request) -> Cow<'static, str> {
    match request.extensions().get::<MatchedPath>() {
        Some(matched) => Cow::Owned(Lang::split_path(matched.as_str()).1.to_owned()),
        None => Cow::Borrowed(page_name(request.uri().path())),
    }
}

fn page_name(path: &str) -> &'static str {
    let (_, path) = Lang::split_path(path);
    Page::find(path).map_or(UNKNOWN, |(page, _)| page.path)
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
            assert_eq!(page_name(path), name, "{path}");
        }
    }

    #[test]
    fn what_a_visitor_typed_is_never_a_name() {
        for path in [
            "/estoy-mal",
            "/my-name",
            "/r/a/b/c",
            "/search/overdose",
            "/wp-login.php",
            "/r",
            "/es//evil.example/phish",
            "//",
        ] {
            assert_eq!(page_name(path), UNKNOWN, "{path}");
        }
    }
}
