//! `waymark import hsds` with JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::hsds;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import("list-2024.json", bytes, |path, options, progress| {
    hsds::import(path, None, options, progress)
}));
