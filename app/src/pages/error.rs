//! The page for when nothing else can be rendered: a plain template, without components or context.

use crate::{
    assets::Assets,
    text::{locale, td_string},
};
use waymark_directory::Lang;

const TEMPLATE: &str = include_str!("error.html");

/// A whole page for an HTTP status.
pub fn error_page(assets: &Assets, lang: Lang, status: u16) -> String {
    let l = locale(lang);
    let (title, text) = match status {
        404 => (
            td_string!(l, error.not_found),
            td_string!(l, error.not_found_text),
        ),
        400..=499 => (
            td_string!(l, error.request),
            td_string!(l, error.request_text),
        ),
        _ => (
            td_string!(l, error.server),
            td_string!(l, error.server_text),
        ),
    };
    let parts = [
        ("lang", lang.tag()),
        ("css", &assets.css),
        ("title", title),
        ("text", text),
        ("home", &lang.path("/")),
        ("home_label", td_string!(l, error.home)),
        ("now", &lang.path("/help-now")),
        ("now_label", td_string!(l, strip.more)),
        ("call_988", td_string!(l, strip.call_988)),
        ("call_911", td_string!(l, strip.call_911)),
        ("exit", td_string!(l, site.exit)),
        ("strip_label", td_string!(l, strip.label)),
        ("strip_text", td_string!(l, strip.text)),
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
