//! Listings in the Human Services Data Specification 3.0 (<https://docs.openreferral.org>): nested objects as its JSON
//! schemas have them, and the tables of its data package.
//!
//! A listing is a service of an organization at its locations, with our terms as a taxonomy. What the specification has
//! no words for stands in properties of our own, which `content/hsds/datapackage.json` describes. Of a confidential
//! place only its name and its numbers are told.

mod package;
mod parts;
mod taxonomy;

pub use package::{folder, json, ndjson, zip};
pub use taxonomy::{TAXONOMY, taxonomies, terms};

use parts::{insert, line, text};
use serde_json::{Map, Value};
use uuid::Uuid;
use waymark_directory::{Lang, Listing, ListingId, fold::fold, listing::Status};

/// An object of the specification.
pub type Record = Map<String, Value>;

/// The version of the specification.
pub const VERSION: &str = "3.0";

/// The identifier of an object: made from what it is and the id it has here, so that every export gives the same (UUID
/// version 5, RFC 9562).
pub fn id(object: &str, of: &str) -> String {
    let name = format!("https://openreferral.org/waymark/{object}/{of}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// The identifier of the service that a listing is.
pub fn service_id(listing: &Listing) -> String {
    id("service", listing.id.as_str())
}

/// The identifier of the organization that runs it.
pub fn organization_id(listing: &Listing) -> String {
    id("organization", &line(organization_name(listing)))
}

/// The name of the organization that runs it, which is its own where the listing names no other. That of a confidential
/// place could lead to its door.
pub fn organization_name(listing: &Listing) -> &str {
    let name = listing.name.get(Lang::En);
    let organization = listing.organization.as_deref();
    organization
        .filter(|organization| !listing.confidential && fold(organization) != fold(name))
        .unwrap_or(name)
}

/// The organization that runs it.
pub fn organization(listing: &Listing) -> Record {
    let name = line(organization_name(listing));
    let mut record = Record::new();
    record.insert("id".to_owned(), organization_id(listing).into());
    record.insert("description".to_owned(), name.as_str().into());
    record.insert("name".to_owned(), name.into());
    record
}

/// The service with all that belongs to it.
pub fn service(listing: &Listing) -> Record {
    let mut record = Record::new();
    let status = match listing.status {
        Status::Active => "active",
        Status::TemporarilyClosed => "temporarily closed",
        Status::Closed => "defunct",
    };
    record.insert("id".to_owned(), service_id(listing).into());
    insert(&mut record, "waymark_id", Some(listing.id.to_string()));
    text(&mut record, "name", &listing.name);
    record.insert("status".to_owned(), status.into());
    record.insert("organization".to_owned(), organization(listing).into());
    list(&mut record, "phones", parts::phones(listing));
    if listing.confidential {
        record.insert("confidential".to_owned(), true.into());
        return record;
    }
    let names = listing.alternate_names.join("; ");
    insert(&mut record, "alternate_name", Some(names));
    text(&mut record, "description", &listing.description);
    insert(&mut record, "url", listing.website.as_deref());
    let fees = taxonomy::payment(listing);
    insert(&mut record, "fees_description", Some(fees));
    text(&mut record, "eligibility_description", &listing.eligibility);
    insert(&mut record, "chat_url", listing.chat.as_deref());
    let day = |date: jiff::civil::Date| date.to_string();
    insert(&mut record, "closed_on", listing.closed_on.map(day));
    insert(&mut record, "review_by", listing.review_by.map(day));
    if let Some(check) = &listing.verified {
        insert(&mut record, "assured_date", Some(day(check.on)));
        text(&mut record, "assured_how", &check.how);
    }
    let modified = listing.as_of().map(|date| format!("{date}T00:00:00Z"));
    insert(&mut record, "last_modified", modified);
    let aliases: Vec<&str> = listing.aliases.iter().map(ListingId::as_str).collect();
    insert(&mut record, "waymark_aliases", Some(aliases.join(" ")));
    list(&mut record, "schedules", parts::schedules(listing));
    list(&mut record, "service_areas", parts::service_areas(listing));
    let places = parts::places(listing);
    list(&mut record, "service_at_locations", places);
    list(&mut record, "languages", taxonomy::languages(listing));
    list(&mut record, "required_documents", parts::documents(listing));
    list(&mut record, "attributes", taxonomy::attributes(listing));
    list(&mut record, "metadata", parts::metadata(listing));
    record
}

/// The service at each of its locations: each with the service, and the service without its locations.
pub fn service_at_locations(listing: &Listing) -> Vec<Record> {
    let mut service = service(listing);
    let places = service.remove("service_at_locations");
    let places = places.into_iter().flat_map(|places| match places {
        Value::Array(places) => places,
        _ => Vec::new(),
    });
    places
        .filter_map(|place| match place {
            Value::Object(mut place) => {
                place.insert("service".to_owned(), service.clone().into());
                Some(place)
            }
            _ => None,
        })
        .collect()
}

/// The ids of what [`service_at_locations`] gives, in the same order.
pub fn place_ids(listing: &Listing) -> Vec<String> {
    if listing.confidential {
        return Vec::new();
    }
    parts::place_ids(listing)
}

/// A record without its lists: what the specification's lists of records hold.
pub fn brief(record: Record) -> Record {
    let fields = record.into_iter().filter_map(|(field, value)| match value {
        Value::Array(_) => None,
        Value::Object(inner) => Some((field, brief(inner).into())),
        value => Some((field, value)),
    });
    fields.collect()
}

fn list(record: &mut Record, field: &str, items: Vec<Value>) {
    if !items.is_empty() {
        record.insert(field.to_owned(), items.into());
    }
}

/// The data package's description of its tables.
fn description() -> Value {
    let package = include_str!("../../../content/hsds/datapackage.json");
    serde_json::from_str(package).expect("the description is compiled in, and a test reads it")
}

#[cfg(test)]
mod tests;
