//! The start of a plan in the fragment of a link, which anybody may have made.
#![no_main]

use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use waymark_vault::{
    Record,
    date::{Date, date},
    starter::{Starter, StarterError},
};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(fragment) = str::from_utf8(bytes) {
        check_fragment(fragment);
    }
    // Arbitrary bytes are hardly ever base64url, so they are encoded to get past that.
    check_fragment(&BASE64URL_NOPAD.encode(bytes));
});

fn check_fragment(fragment: &str) {
    let starter = match Starter::from_fragment(fragment) {
        Err(error) => return assert!(!error.to_string().is_empty()),
        Ok(starter) => starter,
    };
    match starter.to_fragment() {
        Ok(fragment) => {
            let again = Starter::from_fragment(&fragment).expect("what was written can be read");
            assert_eq!(again, starter);
        }
        Err(error) => assert!(matches!(error, StarterError::TooLong), "{error}"),
    }
    for today in [Date::MIN, date(2028, 2, 29), Date::MAX] {
        for start in starter.goals.clone() {
            let goal = start.begin(today);
            assert!(goal.due(today).count() <= goal.actions.len());
            let record = Record::Goal(goal);
            let written = record.to_bytes().expect("it can be written");
            let again = Record::from_bytes(&written).expect("what was written can be read");
            assert_eq!(again, record);
        }
    }
}
