//! `waymark import meeting-guide`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_exchange::import::meeting_guide;

fuzz_target!(|bytes: &[u8]| waymark_fuzz::import("aa-2023.json", bytes, meeting_guide::import));
