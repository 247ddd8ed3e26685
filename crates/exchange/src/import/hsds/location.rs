//! Where a service is.

use super::super::{
    postal,
    record::{Record, children, text},
};
use waymark_directory::{
    fold::fold,
    listing::{Address, Coordinates, PostalCode},
};

/// The location of a service at a location.
pub(super) fn location(at: &Record) -> Option<&Record> {
    at.get("location")?.as_object()
}

/// Whether it is a room online and no door.
pub(super) fn is_virtual(at: &Record) -> bool {
    let kind = location(at).and_then(|location| text(location, "location_type"));
    kind.as_deref() == Some("virtual")
}

/// The address one goes to, or why it is none.
pub(super) fn address(at: &Record) -> Option<Result<Address, String>> {
    row(at).map(read)
}

/// What is no address to send letters to comes first.
fn row(at: &Record) -> Option<&Record> {
    let location = location(at)?;
    let is_postal = |row: &&Record| text(row, "address_type").as_deref() == Some("postal");
    let old = children(location, "physical_addresses");
    let mut addresses = children(location, "addresses").chain(old);
    let first = children(location, "addresses").next();
    addresses.find(|row| !is_postal(row)).or(first)
}

/// "Confidential" instead of a street or a city.
pub(super) fn is_withheld(at: &Record) -> bool {
    let withheld = ["confidential", "undisclosed", "not disclosed", "withheld"];
    let mut lines = ["address_1", "address_2", "city"].into_iter();
    row(at).is_some_and(|row| {
        lines.any(|field| {
            let line = fold(&text(row, field).unwrap_or_default());
            withheld.iter().any(|word| line.contains(word))
        })
    })
}

fn read(row: &Record) -> Result<Address, String> {
    let state = text(row, "state_province").ok_or("its address has no state")?;
    Ok(Address {
        street: text(row, "address_1").map(Into::into),
        street_2: text(row, "address_2").map(Into::into),
        city: text(row, "city").ok_or("its address has no city")?.into(),
        state: postal::state(&state).ok_or_else(|| format!("\"{state}\" is no state"))?,
        postal_code: text(row, "postal_code").and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

/// The point that the package gives.
pub(super) fn point(at: &Record) -> Option<Coordinates> {
    let location = location(at)?;
    let [latitude, longitude] = ["latitude", "longitude"].map(|field| text(location, field));
    postal::point(latitude.as_deref(), longitude.as_deref())
}
