//! What is inside a record, and everything that a vault does with it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_fuzz::vault_record;

fuzz_target!(|bytes: &[u8]| vault_record::check_records(bytes));
