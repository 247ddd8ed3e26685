//! A vault file before it is unlocked, as `waymark vault open` and the browser read it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::vault_file;

fuzz_target!(|bytes: &[u8]| {
    vault_file::check_header(bytes);
    vault_file::check_sealed(bytes);
    vault_file::check_file(bytes);
    vault_file::check_file(&vault_file::file_of_bytes(bytes));
});
