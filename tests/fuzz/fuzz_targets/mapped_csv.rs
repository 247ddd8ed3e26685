//! `waymark import csv` with a CSV file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::mapped;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import_bytes(
    "sheet-2023.csv",
    bytes,
    mapped::import_mapped
));
