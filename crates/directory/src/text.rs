//! Text in files that spreadsheets read and write.

use std::borrow::Cow;

/// Decodes text according to its byte-order mark, or else as UTF-8, or else as Windows-1252, which accepts any bytes.
pub fn decode_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// Adds an apostrophe to a cell that a spreadsheet would run as a formula (OWASP, "CSV Injection").
pub fn escape_formula(cell: String) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{cell}")
    } else {
        cell
    }
}
