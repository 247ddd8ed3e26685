//! The content types of our own files, by extension.

const CONTENT_TYPES: [(&str, &str); 12] = [
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml"),
];

/// The content type of a file. A browser can only save a file of an unknown type, not show it.
pub fn content_type(file: &str) -> &'static str {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    CONTENT_TYPES
        .iter()
        .find(|(known, _)| *known == extension)
        .map_or("application/octet-stream", |(_, content_type)| content_type)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_module_can_be_compiled_while_it_streams() {
        assert_eq!(
            super::content_type("assets/islands_bg-0123456789abcdef.wasm"),
            "application/wasm"
        );
        assert_eq!(super::content_type("none"), "application/octet-stream");
    }
}
