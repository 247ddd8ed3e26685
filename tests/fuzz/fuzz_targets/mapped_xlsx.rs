//! `waymark import csv` with a spreadsheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::{mapped, workbook};

fuzz_target!(|bytes: &[u8]| {
    let workbook = workbook::of(bytes, "Places", "Notes");
    waymark_fuzz::import("sheet-2023.xlsx", &workbook, mapped::import);
});
