//! `waymark import hsds` with a CSV data package.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::hsds;
use waymark_fuzz::package;

fuzz_target!(|bytes: &[u8]| {
    let package = package::of(bytes);
    waymark_fuzz::import("list-2024.zip", &package, |path, options, progress| {
        hsds::import(path, None, options, progress)
    });
});
