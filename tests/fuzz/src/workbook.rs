//! Workbooks whose parts are arbitrary. Fuzzing the bytes of a zip file itself would get past its checksums too rarely.

use crate::archive::build_workbook;

/// The parts that the bytes hold, in this order.
const PARTS: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "docProps/core.xml",
    "xl/worksheets/sheet2.xml",
];

/// A workbook with these sheets. The bytes hold its parts, with a zero byte between them; the last ones may be missing.
/// Bytes that already are a zip file stay as they are.
pub fn workbook_of_bytes(bytes: &[u8], sheets: [&str; 2]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let parts = bytes.split(|byte| *byte == 0);
    let parts: Vec<_> = PARTS.into_iter().zip(parts).collect();
    build_workbook(&sheets, &parts)
}
