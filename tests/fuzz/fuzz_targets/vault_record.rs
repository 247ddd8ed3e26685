//! What is inside a record, and all that a vault makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::vault_record;

fuzz_target!(|bytes: &[u8]| vault_record::read(bytes));
