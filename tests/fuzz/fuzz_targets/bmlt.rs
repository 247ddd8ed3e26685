//! `waymark import bmlt`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_bmlt;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import_bytes("na-2023.json", bytes, import_bmlt));
