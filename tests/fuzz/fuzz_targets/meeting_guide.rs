//! `waymark import meeting-guide`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::import_meeting_guide;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import_bytes(
    "aa-2023.json",
    bytes,
    import_meeting_guide
));
