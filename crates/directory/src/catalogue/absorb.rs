//! Merging two records of the same place: the result has everything that either of them says.

use crate::{
    Listing,
    lang::Text,
    listing::{Field, Precision, Status},
};
use jiff::ToSpan;

/// Adds to a place what another record says about it, and notes which fields came from that record.
pub(super) fn absorb(place: &mut Listing, mut record: Listing) {
    // What a list says about a place that it no longer contains is out of date, so only its ids are kept. A much newer
    // record also takes precedence, for example with its name.
    let is_back = place.status == Status::Closed && record.status != Status::Closed;
    let is_as_open = place.status == record.status;
    if is_back || is_as_open && is_much_newer(&record, place) {
        std::mem::swap(place, &mut record);
    }
    let ids = record.aliases.into_iter().chain([record.id]);
    for id in ids {
        if id != place.id && !place.aliases.contains(&id) {
            place.aliases.push(id);
        }
    }
    place.confidential |= record.confidential;
    if record.status == Status::Closed && place.status != Status::Closed {
        return;
    }
    let before = place.clone();
    place.terms = place.terms.union(record.terms);
    // If only one list says whom the place excludes, don't believe it: asking is better than staying away.
    place.serves_only = place.serves_only.intersection(record.serves_only);
    if let Some(name) = record
        .name
        .en
        .filter(|name| place.name.en.as_ref() != Some(name))
        && !place.alternate_names.contains(&name)
    {
        place.alternate_names.push(name);
    }
    for phone in record.phones {
        if place
            .phones
            .iter()
            .all(|known| known.number != phone.number)
        {
            place.phones.push(phone);
        }
    }
    fill(&mut place.organization, record.organization);
    fill(&mut place.website, record.website);
    fill(&mut place.online, record.online);
    fill(&mut place.chat, record.chat);
    fill(&mut place.address, record.address);
    fill(&mut place.hours, record.hours);
    fill_text(&mut place.description, record.description);
    fill_text(&mut place.eligibility, record.eligibility);
    fill_text(&mut place.documents, record.documents);
    let exact = |listing: Option<crate::listing::Coordinates>| {
        listing.filter(|c| c.precision == Precision::Address)
    };
    place.coordinates = exact(place.coordinates)
        .or(exact(record.coordinates))
        .or(place.coordinates)
        .or(record.coordinates);
    let mut gave = changed_fields(&before, place);
    for mut source in record.sources {
        if !place.sources.contains(&source) {
            // The first source gets the new fields. Those of the others were noted when the record itself was merged.
            source.gave.append(&mut gave);
            place.sources.push(source);
        }
    }
}

/// Whether a record is more than a year newer than the place.
fn is_much_newer(record: &Listing, place: &Listing) -> bool {
    match (record.as_of(), place.as_of()) {
        (Some(new), Some(old)) => new.saturating_sub(1.year()) > old,
        _ => false,
    }
}

fn fill<T>(field: &mut Option<T>, more: Option<T>) {
    if field.is_none() {
        *field = more;
    }
}

fn fill_text(field: &mut Text, more: Text) {
    if field.is_empty() {
        *field = more;
    }
}

fn changed_fields(before: &Listing, after: &Listing) -> Vec<Field> {
    let is_more = [
        (
            Field::Names,
            before.alternate_names != after.alternate_names
                || before.organization != after.organization,
        ),
        (Field::Services, before.terms != after.terms),
        (Field::Description, before.description != after.description),
        (
            Field::Eligibility,
            before.eligibility != after.eligibility || before.documents != after.documents,
        ),
        (Field::Phones, before.phones != after.phones),
        (
            Field::Website,
            before.website != after.website
                || before.online != after.online
                || before.chat != after.chat,
        ),
        (
            Field::Location,
            before.address != after.address || before.coordinates != after.coordinates,
        ),
        (Field::Hours, before.hours != after.hours),
    ];
    let gained = is_more.into_iter().filter(|(_, is_more)| *is_more);
    gained.map(|(field, _)| field).collect()
}
