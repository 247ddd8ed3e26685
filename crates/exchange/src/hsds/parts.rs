//! What belongs to a service: numbers, hours, areas, places, documents, and where its facts come from.

use super::{Record, id, taxonomy};
use jiff::civil::Time;
use serde_json::{Value, json};
use waymark_directory::{
    Lang, Listing, Text,
    listing::{
        Address, DAYS, Hours, MIDNIGHT, OpeningHours, Phone, PhoneKind, PhonePurpose, Precision,
        ServiceArea,
    },
    places::state_name,
};

/// Text on one line, as importers read it back.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a field into a record, unless it is blank.
pub(super) fn insert(record: &mut Record, field: &str, text: Option<impl AsRef<str>>) {
    let text = text.map(|text| line(text.as_ref())).unwrap_or_default();
    if !text.is_empty() {
        record.insert(field.to_owned(), text.into());
    }
}

/// Puts text into a record: in English, or in Spanish where that is all there is, and in Spanish beside it.
pub(super) fn text(record: &mut Record, field: &str, text: &Text) {
    insert(record, field, Some(text.get(Lang::En)));
    let spanish = text.exactly(Lang::Es);
    insert(record, &format!("{field}_es"), spanish);
}

/// A part with its own id and what it says.
fn part(object: &str, listing: &Listing, number: usize) -> Record {
    let of = format!("{}/{number}", listing.id);
    Record::from_iter([("id".to_owned(), id(object, &of).into())])
}

pub(super) fn phones(listing: &Listing) -> Vec<Value> {
    let phone = |(phone, number): (&Phone, usize)| {
        let mut record = part("phone", listing, number);
        let whole = phone.number.to_string();
        // An extension is a number in the specification, which would lose its zeros.
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
            text(&mut record, "description", &phone.instructions);
        }
        Value::Object(record)
    };
    listing.phones.iter().zip(0..).map(phone).collect()
}

/// One rule a span (RFC 5545): every week, on these days.
pub(super) fn schedules(listing: &Listing) -> Vec<Value> {
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
            (Some(timezone), OpeningHours::by_time(opening.clone()))
        }
    };
    let time = |time: Time| time.strftime("%H:%M:%S").to_string();
    let schedule = |(span, number): (&OpeningHours, usize)| {
        let mut record = part("schedule", listing, number);
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

pub(super) fn service_areas(listing: &Listing) -> Vec<Value> {
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
        let mut record = part("service_area", listing, number);
        insert(&mut record, "name", Some(name));
        insert(&mut record, "extent", Some(extent));
        insert(&mut record, "extent_type", Some("text"));
        Value::Object(record)
    };
    areas.into_iter().zip(0..).map(area).collect()
}

pub(super) fn documents(listing: &Listing) -> Vec<Value> {
    if listing.documents.is_empty() {
        return Vec::new();
    }
    let mut record = part("required_document", listing, 0);
    text(&mut record, "document", &listing.documents);
    vec![record.into()]
}

/// The ids of [`places`].
pub(super) fn place_ids(listing: &Listing) -> Vec<String> {
    let numbers = [
        (listing.address.is_some(), 0),
        (listing.online.is_some(), 1),
    ];
    let there = numbers.into_iter().filter(|(is_there, _)| *is_there);
    there
        .map(|(_, number)| id("service_at_location", &format!("{}/{number}", listing.id)))
        .collect()
}

/// The door, and the room online.
pub(super) fn places(listing: &Listing) -> Vec<Value> {
    let door = listing.address.as_ref().map(|address| {
        let mut location = part("location", listing, 0);
        insert(&mut location, "location_type", Some("physical"));
        // The middle of a ZIP code is no place to go to.
        let exact =
            |point: &waymark_directory::listing::Coordinates| point.precision == Precision::Address;
        if let Some(point) = listing.coordinates.filter(exact) {
            let degrees = |degrees: f32| degrees.to_string().parse::<f64>().ok();
            location.insert("latitude".to_owned(), json!(degrees(point.latitude)));
            location.insert("longitude".to_owned(), json!(degrees(point.longitude)));
        }
        let address = Value::Object(postal(listing, address));
        location.insert("addresses".to_owned(), vec![address].into());
        let aids = taxonomy::accessibility(listing);
        super::list(&mut location, "accessibility", aids);
        location
    });
    let room = listing.online.as_deref().map(|url| {
        let mut location = part("location", listing, 1);
        insert(&mut location, "location_type", Some("virtual"));
        insert(&mut location, "url", Some(url));
        location
    });
    let place = |(location, number): (Record, usize)| {
        let mut record = part("service_at_location", listing, number);
        record.insert("location".to_owned(), location.into());
        Value::Object(record)
    };
    let places = [(door, 0), (room, 1)].into_iter();
    places
        .filter_map(|(location, number)| Some(place((location?, number))))
        .collect()
}

/// The specification asks for a street and a ZIP code; where there is none they are empty.
fn postal(listing: &Listing, address: &Address) -> Record {
    let mut record = part("address", listing, 0);
    let mut required = |field: &str, said: &str| record.insert(field.to_owned(), line(said).into());
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

/// Where the facts come from: a change by each source on its date, of all fields or of those that it gave.
pub(super) fn metadata(listing: &Listing) -> Vec<Value> {
    let source = |(source, number): (&waymark_directory::listing::Source, usize)| {
        let mut record = part("metadata", listing, number);
        let url = source.url.as_deref().unwrap_or_default();
        record.insert("resource_id".to_owned(), super::service_id(listing).into());
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
        record.insert("replacement_value".to_owned(), line(url).into());
        record.insert("updated_by".to_owned(), line(&source.name).into());
        Value::Object(record)
    };
    listing.sources.iter().zip(0..).map(source).collect()
}
