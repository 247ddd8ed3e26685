//! The page for when nothing else can be rendered: a plain template, without components or context.

use crate::{assets::Assets, text::text};
use waymark_directory::Lang;

const TEMPLATE: &str = include_str!("error.html");

/// A whole page for an HTTP status.
pub fn error_page(assets: &Assets, lang: Lang, status: u16) -> String {
    let (title, text) = match status {
        404 => (
            text!(lang, error.not_found),
            text!(lang, error.not_found_text),
        ),
        400..=499 => (text!(lang, error.request), text!(lang, error.request_text)),
        _ => (text!(lang, error.server), text!(lang, error.server_text)),
    };
    let parts = [
        ("lang", lang.tag()),
        ("css", &assets.css),
        ("title", title),
        ("text", text),
        ("home", &lang.path("/")),
        ("home_label", text!(lang, error.home)),
        ("now", &lang.path("/help-now")),
        ("now_label", text!(lang, strip.more)),
        ("call_988", text!(lang, strip.call_988)),
        ("call_911", text!(lang, strip.call_911)),
        ("exit", text!(lang, site.exit)),
        ("strip_label", text!(lang, strip.label)),
        ("strip_text", text!(lang, strip.text)),
    ];
    parts
        .iter()
        .fold(TEMPLATE.to_owned(), |page, (key, value)| {
            page.replace(&format!("{{{{{key}}}}}"), value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_is_filled() {
        for (lang, status) in [
            (Lang::En, 500),
            (Lang::Es, 500),
            (Lang::En, 404),
            (Lang::Es, 429),
        ] {
            let page = error_page(
                &Assets {
                    css: "/assets/main-1.css".into(),
                    loader: None,
                    ..Assets::default()
                },
                lang,
                status,
            );
            assert!(!page.contains("{{"), "{page}");
            assert!(page.contains("/assets/main-1.css") && page.contains("tel:988"));
        }
    }
}
