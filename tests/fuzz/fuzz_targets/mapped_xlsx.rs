//! `waymark import csv` with a spreadsheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::{mapped, workbook::workbook_of_bytes};

fuzz_target!(|bytes: &[u8]| {
    let workbook = workbook_of_bytes(bytes, ["Places", "Notes"]);
    waymark_fuzz::import_bytes("sheet-2023.xlsx", &workbook, mapped::import_mapped);
});
