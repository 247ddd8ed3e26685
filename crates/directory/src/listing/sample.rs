//! One made-up listing for unit tests, with an address that must not leak.

use super::Listing;

pub(crate) fn larkspur_house() -> Listing {
    serde_json::from_str(include_str!(
        "../../../../tests/fixtures/larkspur-house.json"
    ))
    .expect("the fixture is a listing")
}
