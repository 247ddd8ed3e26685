//! What belongs to a service: phones, schedules, areas, locations, documents, and where the facts come from.

use super::{
    record::{
        Record, insert, insert_list, insert_text, object_id, one_line, part_record, service_id,
    },
    taxonomy::accessibility_records,
};
use jiff::civil::Time;
use serde_json::{Value, json};
use waymark_directory::{
    Lang, Listing,
    listing::{
        Address, Coordinates, DAYS, Hours, MIDNIGHT, OpeningHours, Phone, PhoneKind, PhonePurpose,
        Precision, ServiceArea, Source,
    },
    places::state_name,
};

/// The numbers of a listing's two locations, from which their ids are made.
const DOOR: usize = 0;
const ONLINE_ROOM: usize = 1;

pub(super) fn phone_records(listing: &Listing) -> Vec<Value> {
    let phone = |(phone, number): (&Phone, usize)| {
        let mut record = part_record("phone", listing, number);
        let whole = phone.number.to_string();
        // In the specification an extension is a number, so a leading zero would be lost.
        match phone.number.extension() {
            Some(extension) if !extension.starts_with('0') => {
                let bare = whole.split(" x").next().unwrap_or_default();
                record.insert("number".to_owned(), bare.into());
                record.insert("extension".to_owned(), json!(extension.parse::<u32>().ok()));
            }
            _ => insert(&mut record, "number", Some(whole)),
        }
        let kind = match phone.kind {
            PhoneKind::Voice => "voice",
            PhoneKind::Text => "text",
            PhoneKind::Tty => "textphone",
        };
        insert(&mut record, "type", Some(kind));
        let purpose = match phone.purpose {
            PhonePurpose::Main => "main",
            PhonePurpose::Intake => "intake",
            PhonePurpose::Crisis => "crisis",
        };
        insert(&mut record, "purpose", Some(purpose));
        if !listing.confidential {
            insert_text(&mut record, "description", &phone.instructions);
        }
        Value::Object(record)
    };
    listing.phones.iter().zip(0..).map(phone).collect()
}

/// One rule (RFC 5545) for each span: every week, on these days.
pub(super) fn schedule_records(listing: &Listing) -> Vec<Value> {
    let (zone, opening) = match &listing.hours {
        None => return Vec::new(),
        Some(Hours::Always) => {
            let whole_day = OpeningHours {
                days: DAYS.map(|(_, day)| day).to_vec(),
                opens: Time::midnight(),
                closes: Some(MIDNIGHT),
            };
            (None, vec![whole_day])
        }
        Some(Hours::Weekly { timezone, opening }) => {
            (Some(timezone), OpeningHours::group_by_time(opening.clone()))
        }
    };
    let time = |time: Time| time.strftime("%H:%M:%S").to_string();
    let schedule = |(span, number): (&OpeningHours, usize)| {
        let mut record = part_record("schedule", listing, number);
        let days = span.days.iter().filter_map(|day| {
            let (key, _) = DAYS.iter().find(|(_, known)| known == day)?;
            Some(key[..2].to_uppercase())
        });
        insert(&mut record, "freq", Some("WEEKLY"));
        insert(
            &mut record,
            "byday",
            Some(days.collect::<Vec<_>>().join(",")),
        );
        insert(&mut record, "opens_at", Some(time(span.opens)));
        insert(&mut record, "closes_at", span.closes.map(time));
        insert(&mut record, "tzid", zone);
        Value::Object(record)
    };
    opening.iter().zip(0..).map(schedule).collect()
}

pub(super) fn service_area_records(listing: &Listing) -> Vec<Value> {
    let areas = match &listing.service_area {
        None => Vec::new(),
        Some(ServiceArea::National) => {
            vec![("United States".to_owned(), "US".to_owned())]
        }
        Some(ServiceArea::States(states)) => states
            .iter()
            .map(|state| (state_name(*state, Lang::En).to_owned(), state.to_string()))
            .collect(),
    };
    let area = |((name, extent), number): ((String, String), usize)| {
        let mut record = part_record("service_area", listing, number);
        insert(&mut record, "name", Some(name));
        insert(&mut record, "extent", Some(extent));
        insert(&mut record, "extent_type", Some("text"));
        Value::Object(record)
    };
    areas.into_iter().zip(0..).map(area).collect()
}

pub(super) fn document_records(listing: &Listing) -> Vec<Value> {
    if listing.documents.is_empty() {
        return Vec::new();
    }
    let mut record = part_record("required_document", listing, 0);
    insert_text(&mut record, "document", &listing.documents);
    vec![record.into()]
}

/// The ids of the records that [`service_at_location_records`](super::service_at_location_records) returns, in the same
/// order.
pub fn service_at_location_ids(listing: &Listing) -> Vec<String> {
    if listing.confidential {
        return Vec::new();
    }
    let places = [
        (listing.address.is_some(), DOOR),
        (listing.online.is_some(), ONLINE_ROOM),
    ];
    let existing = places.into_iter().filter(|(exists, _)| *exists);
    existing
        .map(|(_, number)| object_id("service_at_location", &format!("{}/{number}", listing.id)))
        .collect()
}

/// The street address and the online room, as services at locations.
pub(super) fn place_records(listing: &Listing) -> Vec<Value> {
    let door = listing.address.as_ref().map(|address| {
        let mut location = part_record("location", listing, DOOR);
        insert(&mut location, "location_type", Some("physical"));
        // The center of a ZIP code says nothing about where in it the place is.
        let exact = |point: &Coordinates| point.precision == Precision::Address;
        if let Some(point) = listing.coordinates.filter(exact) {
            let degrees = |degrees: f32| degrees.to_string().parse::<f64>().ok();
            location.insert("latitude".to_owned(), json!(degrees(point.latitude)));
            location.insert("longitude".to_owned(), json!(degrees(point.longitude)));
        }
        let address = Value::Object(address_record(listing, address));
        location.insert("addresses".to_owned(), vec![address].into());
        let aids = accessibility_records(listing);
        insert_list(&mut location, "accessibility", aids);
        location
    });
    let room = listing.online.as_deref().map(|url| {
        let mut location = part_record("location", listing, ONLINE_ROOM);
        insert(&mut location, "location_type", Some("virtual"));
        insert(&mut location, "url", Some(url));
        location
    });
    let place = |(location, number): (Record, usize)| {
        let mut record = part_record("service_at_location", listing, number);
        record.insert("location".to_owned(), location.into());
        Value::Object(record)
    };
    let places = [(door, DOOR), (room, ONLINE_ROOM)].into_iter();
    places
        .filter_map(|(location, number)| Some(place((location?, number))))
        .collect()
}

/// The specification requires a street and a ZIP code, so a listing without them gets empty ones.
fn address_record(listing: &Listing, address: &Address) -> Record {
    let mut record = part_record("address", listing, 0);
    let mut required =
        |field: &str, text: &str| record.insert(field.to_owned(), one_line(text).into());
    required("address_1", address.street.as_deref().unwrap_or_default());
    required("city", &address.city);
    required("state_province", address.state.as_str());
    let zip = address.postal_code.map(|zip| zip.to_string());
    required("postal_code", &zip.unwrap_or_default());
    required("country", "US");
    required("address_type", "physical");
    insert(&mut record, "address_2", address.street_2.as_deref());
    record
}

/// Where the facts come from: for each source, a change on its date to the fields that it gave, or to all of them (`*`).
pub(super) fn metadata_records(listing: &Listing) -> Vec<Value> {
    let source = |(source, number): (&Source, usize)| {
        let mut record = part_record("metadata", listing, number);
        let url = source.url.as_deref().unwrap_or_default();
        record.insert("resource_id".to_owned(), service_id(listing).into());
        record.insert("resource_type".to_owned(), "service".into());
        record.insert(
            "last_action_date".to_owned(),
            source.date.to_string().into(),
        );
        record.insert("last_action_type".to_owned(), "update".into());
        let fields: Vec<_> = source
            .gave
            .iter()
            .filter_map(|field| Some(json!(field).as_str()?.to_owned()))
            .collect();
        let fields = if fields.is_empty() {
            "*".to_owned()
        } else {
            fields.join(" ")
        };
        record.insert("field_name".to_owned(), fields.into());
        record.insert("previous_value".to_owned(), "".into());
        record.insert("replacement_value".to_owned(), one_line(url).into());
        record.insert("updated_by".to_owned(), one_line(&source.name).into());
        Value::Object(record)
    };
    listing.sources.iter().zip(0..).map(source).collect()
}
