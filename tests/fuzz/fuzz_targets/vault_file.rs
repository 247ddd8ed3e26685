//! `waymark vault open`, and the vault file that a browser reads, before anything is unlocked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::vault_file;

fuzz_target!(|bytes: &[u8]| {
    vault_file::header(bytes);
    vault_file::record(bytes);
    vault_file::file(bytes);
    vault_file::file(&vault_file::of(bytes));
});
