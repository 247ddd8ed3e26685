//! Text of files as spreadsheets read and write it.

use std::borrow::Cow;

/// Bytes as text: what the byte-order mark says, else UTF-8, else Windows-1252, which reads anything.
pub fn decode_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// Spreadsheets compute what begins like a formula (OWASP, "CSV injection").
pub fn escape_formula(cell: String) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{cell}")
    } else {
        cell
    }
}
