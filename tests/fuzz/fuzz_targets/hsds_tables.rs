//! `waymark import hsds` with a CSV data package.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_hsds;
use waymark_fuzz::package::package_of_bytes;

fuzz_target!(|bytes: &[u8]| {
    let package = package_of_bytes(bytes);
    waymark_fuzz::import_bytes("list-2024.zip", &package, |path, options, progress| {
        import_hsds(path, None, options, progress)
    });
});
