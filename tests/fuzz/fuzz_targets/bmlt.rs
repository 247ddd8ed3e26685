//! `waymark import bmlt`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::bmlt;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import("na-2023.json", bytes, bmlt::import));
