//! A listing as a service, with its organization and its locations.

use super::{
    parts::{
        document_records, metadata_records, phone_records, place_records, schedule_records,
        service_area_records,
    },
    record::{Record, insert, insert_list, insert_text, object_id, one_line, service_id},
    taxonomy::{attribute_records, language_records, payment_names},
};
use jiff::civil::Date;
use serde_json::Value;
use waymark_directory::{Lang, Listing, ListingId, fold::fold, listing::Status};

pub fn organization_id(listing: &Listing) -> String {
    object_id("organization", &one_line(organization_name(listing)))
}

/// The organization that runs the service, or the service itself if the listing names no other. The organization behind
/// a confidential place could lead to its door, so it is not named.
pub fn organization_name(listing: &Listing) -> &str {
    let name = listing.name.get(Lang::En);
    let organization = listing.organization.as_deref();
    organization
        .filter(|organization| !listing.confidential && fold(organization) != fold(name))
        .unwrap_or(name)
}

pub fn organization_record(listing: &Listing) -> Record {
    let name = one_line(organization_name(listing));
    let mut record = Record::new();
    record.insert("id".to_owned(), organization_id(listing).into());
    record.insert("description".to_owned(), name.as_str().into());
    record.insert("name".to_owned(), name.into());
    record
}

/// The service with everything that belongs to it.
pub fn service_record(listing: &Listing) -> Record {
    let mut record = Record::new();
    let status = match listing.status {
        Status::Active => "active",
        Status::TemporarilyClosed => "temporarily closed",
        Status::Closed => "defunct",
    };
    record.insert("id".to_owned(), service_id(listing).into());
    insert(&mut record, "waymark_id", Some(listing.id.as_str()));
    insert_text(&mut record, "name", &listing.name);
    record.insert("status".to_owned(), status.into());
    record.insert(
        "organization".to_owned(),
        organization_record(listing).into(),
    );
    insert_list(&mut record, "phones", phone_records(listing));
    if listing.confidential {
        record.insert("confidential".to_owned(), true.into());
        return record;
    }
    let names = listing.alternate_names.join("; ");
    insert(&mut record, "alternate_name", Some(names));
    insert_text(&mut record, "description", &listing.description);
    insert(&mut record, "url", listing.website.as_deref());
    insert(
        &mut record,
        "fees_description",
        Some(payment_names(listing)),
    );
    insert_text(&mut record, "eligibility_description", &listing.eligibility);
    insert(&mut record, "chat_url", listing.chat.as_deref());
    let day = |date: Date| date.to_string();
    insert(&mut record, "closed_on", listing.closed_on.map(day));
    insert(&mut record, "review_by", listing.review_by.map(day));
    if let Some(check) = &listing.verified {
        insert(&mut record, "assured_date", Some(day(check.on)));
        insert_text(&mut record, "assured_how", &check.how);
    }
    let modified = listing.as_of().map(|date| format!("{date}T00:00:00Z"));
    insert(&mut record, "last_modified", modified);
    let aliases: Vec<&str> = listing.aliases.iter().map(ListingId::as_str).collect();
    insert(&mut record, "waymark_aliases", Some(aliases.join(" ")));
    insert_list(&mut record, "schedules", schedule_records(listing));
    insert_list(&mut record, "service_areas", service_area_records(listing));
    insert_list(&mut record, "service_at_locations", place_records(listing));
    insert_list(&mut record, "languages", language_records(listing));
    insert_list(&mut record, "required_documents", document_records(listing));
    insert_list(&mut record, "attributes", attribute_records(listing));
    insert_list(&mut record, "metadata", metadata_records(listing));
    record
}

/// One record for each location of the service. Each contains the service, but without its locations.
pub fn service_at_location_records(listing: &Listing) -> Vec<Record> {
    let mut service = service_record(listing);
    let Some(Value::Array(places)) = service.remove("service_at_locations") else {
        return Vec::new();
    };
    let with_service = |place| match place {
        Value::Object(mut place) => {
            place.insert("service".to_owned(), service.clone().into());
            Some(place)
        }
        _ => None,
    };
    places.into_iter().filter_map(with_service).collect()
}
