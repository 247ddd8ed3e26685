//! A link as a picture that another phone reads.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// Longest text in bytes: what makes more modules is too fine for a cheap camera and for print.
const MAX_BYTES: usize = 800;
/// The white around it, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A code, as the data of an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The picture is as many modules wide and high.
    pub size: i32,
    /// The dark modules.
    pub path: String,
}

/// None where the text is too long to be read well.
pub fn code(text: &str) -> Option<Qr> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                // Writing to a string cannot fail.
                let _ = write!(
                    path,
                    "M{} {}h{}v1h-{}z",
                    from + QUIET,
                    y + QUIET,
                    x - from,
                    x - from
                );
            }
            x += 1;
        }
    }
    Some(Qr {
        size: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_picture() {
        let qr = code("https://waymark.example/list#1abc").unwrap();
        // Version 3: 29 modules, and the white around them.
        assert_eq!(qr.size, 37);
        // The finder in the upper left corner begins with seven dark modules.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert_eq!(code(&"a".repeat(MAX_BYTES + 1)), None);
    }
}
