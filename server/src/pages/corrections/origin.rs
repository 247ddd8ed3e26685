//! The origin of a form: one of our own pages, or another site.

use axum::http::{HeaderMap, HeaderValue, Uri, header, uri::Authority};

/// Whether a request says that it comes from another site.
///
/// Our pages ask browsers to send no referrer, so our own forms come with `Origin: null`, and only `Sec-Fetch-Site` tells
/// them from others. Browsers too old to send either header are accepted: nobody is signed in here, so another site gains
/// nothing by sending a form from a visitor's browser.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return !matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match headers.get(header::ORIGIN) {
        Some(origin) if origin != "null" => {
            let ours = headers.get(header::HOST).and_then(host);
            ours.is_none() || name(origin) != ours
        }
        _ => false,
    }
}

/// The host without its port, which some proxies leave out.
fn name(origin: &HeaderValue) -> Option<String> {
    let origin: Uri = origin.to_str().ok()?.parse().ok()?;
    Some(origin.host()?.to_ascii_lowercase())
}

fn host(host: &HeaderValue) -> Option<String> {
    let host: Authority = host.to_str().ok()?.parse().ok()?;
    Some(host.host().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    fn asked(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        is_foreign(&headers.collect())
    }

    #[test]
    fn forms_of_our_own_pages_are_accepted() {
        for ours in [
            &[("sec-fetch-site", "same-origin"), ("origin", "null")][..],
            &[
                ("host", "waymark.example"),
                ("origin", "https://waymark.example"),
            ],
            &[("host", "127.0.0.1"), ("origin", "http://127.0.0.1:3000")],
            &[("host", "[::1]:3000"), ("origin", "http://[::1]:3000")],
            &[("host", "waymark.example"), ("origin", "null")],
            &[("host", "waymark.example")],
        ] {
            assert!(!asked(ours), "{ours:?}");
        }
    }

    #[test]
    fn forms_of_other_sites_are_refused() {
        for others in [
            &[("sec-fetch-site", "cross-site"), ("origin", "null")][..],
            &[("sec-fetch-site", "same-site")],
            &[
                ("host", "waymark.example"),
                ("origin", "https://evil.example"),
            ],
            &[("host", "waymark.example"), ("origin", "nonsense at all")],
            &[("origin", "https://waymark.example")],
        ] {
            assert!(asked(others), "{others:?}");
        }
    }
}
