//! `waymark import samhsa` with the CSV of findtreatment.gov.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_samhsa;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import_bytes("su-2023.csv", bytes, import_samhsa));
