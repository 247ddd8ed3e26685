//! A link as a QR code, for another phone's camera.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// In bytes. A longer text needs a code too fine for cheap cameras and for print.
const MAX_BYTES: usize = 800;
/// The white border (the "quiet zone"), in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A QR code as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCodePath {
    /// Width and height with the border, in modules.
    pub size: i32,
    /// The dark modules, as SVG path data.
    pub path: String,
}

/// Returns `None` if the text is too long for a code that scans well.
pub fn encode_qr(text: &str) -> Option<QrCodePath> {
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
    Some(QrCodePath {
        size: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_qr_code() {
        let qr = encode_qr("https://waymark.example/list#1abc").unwrap();
        // Version 3 has 29 modules; the border adds four on each side.
        assert_eq!(qr.size, 37);
        // The finder pattern in the upper left corner starts with seven dark modules.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert_eq!(encode_qr(&"a".repeat(MAX_BYTES + 1)), None);
    }
}
