//! An offer: a service at one of its locations, or a service that has none. Each offer becomes a listing.

use super::super::{
    clean::parse_day,
    contact::parse_website,
    fault::RowFault,
    json::{Record, children, text},
    location::{find_state, parse_point, parse_state},
};
use jiff::civil::Date;
use waymark_directory::{
    ListingId, Text,
    fold::fold,
    listing::{Address, Coordinates, PostalCode, ServiceArea},
};

/// The field that our own exports add: the id of the listing.
const WAYMARK_ID: &str = "waymark_id";

pub(super) struct Offer<'p> {
    pub(super) service: &'p Record,
    /// The record that ties the service to this location (a "service at location").
    pub(super) at: Option<&'p Record>,
}

/// The offers of a service. An online room that a street address also has is not an offer of its own.
pub(super) fn offers(service: &Record) -> Vec<Offer<'_>> {
    let places = children(service, "service_at_locations");
    let doors = places.filter(|at| !is_virtual(at));
    let mut offers: Vec<_> = doors
        .map(|at| Offer {
            service,
            at: Some(at),
        })
        .collect();
    if offers.is_empty() {
        offers.push(Offer { service, at: None });
    }
    offers
}

impl<'p> Offer<'p> {
    pub(super) fn location(&self) -> Option<&'p Record> {
        location_of(self.at?)
    }

    /// The address to visit, if there is one.
    pub(super) fn address(&self) -> Option<Result<Address, RowFault>> {
        self.address_record().map(read_address)
    }

    /// Whether a line of the address says "confidential" or the like.
    pub(super) fn is_address_withheld(&self) -> bool {
        let withheld = ["confidential", "undisclosed", "not disclosed", "withheld"];
        let mut lines = ["address_1", "address_2", "city"].into_iter();
        self.address_record().is_some_and(|address| {
            lines.any(|field| {
                let line = fold(&text(address, field).unwrap_or_default());
                withheld.iter().any(|word| line.contains(word))
            })
        })
    }

    /// The point that the package gives.
    pub(super) fn point(&self) -> Option<Coordinates> {
        let location = self.location()?;
        let [latitude, longitude] = ["latitude", "longitude"].map(|field| text(location, field));
        parse_point(latitude.as_deref(), longitude.as_deref())
    }

    /// Prefers a physical address over a mailing address.
    fn address_record(&self) -> Option<&'p Record> {
        let location = self.location()?;
        let is_postal = |row: &&Record| text(row, "address_type").as_deref() == Some("postal");
        let of_version_1 = children(location, "physical_addresses");
        let mut addresses = children(location, "addresses").chain(of_version_1);
        let first = children(location, "addresses").next();
        addresses.find(|row| !is_postal(row)).or(first)
    }
}

pub(super) fn online_room(service: &Record) -> Option<Box<str>> {
    children(service, "service_at_locations")
        .filter(|at| is_virtual(at))
        .find_map(|at| parse_website(&text(location_of(at)?, "url")?))
}

fn location_of(at: &Record) -> Option<&Record> {
    at.get("location")?.as_object()
}

fn is_virtual(at: &Record) -> bool {
    let kind = location_of(at).and_then(|location| text(location, "location_type"));
    kind.as_deref() == Some("virtual")
}

fn read_address(record: &Record) -> Result<Address, RowFault> {
    let state = text(record, "state_province").ok_or(RowFault::Missing("state in its address"))?;
    let city = text(record, "city").ok_or(RowFault::Missing("city in its address"))?;
    Ok(Address {
        street: text(record, "address_1").map(Into::into),
        street_2: text(record, "address_2").map(Into::into),
        city: city.into(),
        state: parse_state(&state)?,
        postal_code: text(record, "postal_code").and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

/// The area that a service says it serves.
pub(super) fn service_area(service: &Record) -> Option<ServiceArea> {
    let mut states = Vec::new();
    for area in children(service, "service_areas") {
        let names = ["extent", "name"]
            .iter()
            .filter_map(|field| text(area, field));
        for name in names {
            if ["us", "usa", "united states", "national"].contains(&&*fold(&name)) {
                return Some(ServiceArea::National);
            }
            states.extend(find_state(&name));
        }
    }
    states.dedup();
    (!states.is_empty()).then_some(ServiceArea::States(states))
}

/// The day on which the facts of a service were last changed or confirmed.
pub(super) fn service_date(service: &Record) -> Option<Date> {
    day(service, "last_modified")
        .or_else(|| day(service, "assured_date"))
        .or_else(|| {
            let changes = children(service, "metadata");
            changes
                .filter_map(|change| day(change, "last_action_date"))
                .max()
        })
}

pub(super) fn day(record: &Record, field: &str) -> Option<Date> {
    parse_day(&text(record, field)?)
}

/// A text in English, and in Spanish from the field with `_es` that our own exports add.
pub(super) fn both_languages(record: &Record, field: &str) -> Text {
    Text {
        en: text(record, field).map(Into::into),
        es: text(record, &format!("{field}_es")).map(Into::into),
    }
}

/// Whether this program exported the service.
pub(super) fn is_from_waymark(service: &Record) -> bool {
    service.contains_key(WAYMARK_ID)
}

pub(super) fn waymark_id(service: &Record) -> Option<ListingId> {
    text(service, WAYMARK_ID)?.parse().ok()
}
