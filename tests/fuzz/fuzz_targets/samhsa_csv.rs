//! `waymark import samhsa` with the CSV of findtreatment.gov.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::samhsa;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import("su-2023.csv", bytes, samhsa::import));
