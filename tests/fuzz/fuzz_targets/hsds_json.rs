//! `waymark import hsds` with JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_hsds;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import_bytes(
    "list-2024.json",
    bytes,
    |path, options, progress| { import_hsds(path, None, options, progress) }
));
