//! Content types by extension: those of our own files, no others.

const KINDS: [(&str, &str); 12] = [
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

/// The content type of a file; bytes of no known kind are only to be saved.
pub fn of(file: &str) -> &'static str {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    KINDS
        .iter()
        .find(|(known, _)| *known == extension)
        .map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_module_can_be_compiled_while_it_streams() {
        assert_eq!(
            super::of("assets/islands_bg-0123456789abcdef.wasm"),
            "application/wasm"
        );
        assert_eq!(super::of("none"), "application/octet-stream");
    }
}
