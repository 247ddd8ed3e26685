//! `waymark import samhsa` with a spreadsheet of the National Directory.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::samhsa;
use waymark_fuzz::workbook;

fuzz_target!(|bytes: &[u8]| {
    let workbook = workbook::of(bytes, "Facilities List", "Service Code Reference");
    waymark_fuzz::import("su-2023.xlsx", &workbook, samhsa::import);
});
