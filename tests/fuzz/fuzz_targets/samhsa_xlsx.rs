//! `waymark import samhsa` with a spreadsheet of the National Directory.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_samhsa;
use waymark_fuzz::workbook::workbook_of_bytes;

fuzz_target!(|bytes: &[u8]| {
    let workbook = workbook_of_bytes(bytes, ["Facilities List", "Service Code Reference"]);
    waymark_fuzz::import_bytes("su-2023.xlsx", &workbook, import_samhsa);
});
