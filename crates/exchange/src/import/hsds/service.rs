//! A service at a location as a listing.

use super::{
    super::{
        clean, contact,
        record::{Record, children, text},
        timezone,
    },
    OWN_ID, Offer, date, location, own, phones, schedule, terms,
};
use serde_json::Value;
use waymark_directory::{
    Listing, ListingId, Text, catalogue,
    fold::fold,
    listing::{ServiceArea, Source, State, Status, Verified},
    places::Places,
};

/// Reads a service, or says why it is left out; `home` is where most of the package is.
pub(super) fn listing(
    offer: &Offer<'_>,
    source: &Source,
    home: Option<State>,
    faults: &mut Vec<String>,
) -> Result<Listing, String> {
    let service = offer.service;
    let own_id = text(service, OWN_ID).and_then(|id| id.parse::<ListingId>().ok());
    let name = text(service, "name").ok_or("it has no name")?;
    let organization = service.get("organization").and_then(Value::as_object);
    let runs = organization.and_then(|organization| text(organization, "name"));
    let runs = runs.filter(|runs| fold(runs) != fold(&name));
    let mut listing = Listing::named(&name, source.clone());
    listing.name = texts(service, "name");
    if let Some(date) = date(service) {
        listing.sources[0].date = date;
    }
    listing.status = status(service)?;
    listing.alternate_names = text(service, "alternate_name")
        .into_iter()
        .map(Into::into)
        .collect();
    // What is no plain "no" hides it: an address told by mistake cannot be taken back.
    listing.confidential = text(service, "confidential")
        .is_some_and(|word| !["false", "no", "0"].contains(&&*fold(&word)))
        || offer.at.is_some_and(location::is_withheld);
    let home = home.filter(|_| own_id.is_none());
    place(&mut listing, offer, home, faults);
    let is_of_place = listing
        .address
        .as_ref()
        .is_some_and(|address| fold(&address.city) == fold(&name));
    // A branch that is named after its city says nothing without its organization.
    match &runs {
        Some(runs) if is_of_place && own_id.is_none() => {
            listing.name = Text::english(format!("{runs}, {name}"));
        }
        _ => {}
    }
    listing.organization = runs.map(Into::into);
    let records = [Some(service), organization];
    listing.phones = phones::phones(offer, organization, faults);
    listing.website = ["url", "website"].iter().find_map(|field| {
        let site = records
            .iter()
            .flatten()
            .find_map(|record| text(record, field))?;
        let read = contact::website(&site);
        if read.is_none() {
            faults.push(format!("\"{site}\" is no web address"));
        }
        read
    });
    let url = |record: &Record, field| contact::website(&text(record, field)?);
    listing.online = children(service, "service_at_locations")
        .filter(|at| location::is_virtual(at))
        .find_map(|at| url(location::location(at)?, "url"));
    listing.chat = url(service, "chat_url");
    listing.description = texts(service, "description");
    listing.eligibility = match texts(service, "eligibility_description") {
        said if said.is_empty() => words(children(service, "eligibility"), "eligibility"),
        said => said,
    };
    listing.documents = documents(service);
    let zone = listing.coordinates.and_then(timezone::at);
    let at = offer.at.into_iter();
    let of_location = offer.at.and_then(location::location);
    let scheduled = at.chain([service]).chain(of_location);
    listing.hours = schedule::hours(scheduled, zone, faults);
    (listing.terms, listing.serves_only) = terms::terms(offer);
    for (field, said) in [
        ("name", &listing.name),
        ("description", &listing.description),
        ("eligibility", &listing.eligibility),
    ] {
        if said.en.as_deref().is_some_and(clean::is_garbled) {
            faults.push(format!("its {field} has letters in a wrong encoding"));
        }
    }
    let has_street = listing.address.as_ref().is_some_and(|a| a.street.is_some());
    let is_reachable = !listing.phones.is_empty()
        || listing.website.is_some()
        || listing.online.is_some()
        || listing.chat.is_some()
        || has_street;
    if !is_reachable && own_id.is_none() {
        return Err("it has no phone, website or street: nobody could reach it".to_owned());
    }
    listing.verified = verified(service);
    listing.id = match own_id {
        Some(id) => {
            own::read(&mut listing, service);
            id
        }
        None => identity(offer, &listing),
    };
    Ok(listing)
}

/// The ids of the package, which outlive names and addresses; else what it is and where.
fn identity(offer: &Offer<'_>, listing: &Listing) -> ListingId {
    let list = listing.sources[0].list.as_deref().unwrap_or_default();
    let place = offer.at.map(|at| {
        let location = location::location(at);
        location
            .and_then(|location| text(location, "id"))
            .or_else(|| text(at, "id"))
    });
    match (text(offer.service, "id"), place) {
        (None, _) | (_, Some(None)) => catalogue::place_id(listing),
        (Some(service), place) => {
            let place = place.flatten().unwrap_or_default();
            catalogue::id_of(&format!("hsds|{list}|{service}|{place}"))
        }
    }
}

/// The words of a field in English, and in Spanish where the package has them.
pub(super) fn texts(record: &Record, field: &str) -> Text {
    Text {
        en: text(record, field).map(Into::into),
        es: text(record, &format!("{field}_es")).map(Into::into),
    }
}

fn words<'r>(records: impl Iterator<Item = &'r Record>, field: &str) -> Text {
    let said: Vec<String> = records.filter_map(|record| text(record, field)).collect();
    Text {
        en: (!said.is_empty()).then(|| said.join(" ").into()),
        es: None,
    }
}

fn documents(service: &Record) -> Text {
    let joined = |field| {
        let documents = children(service, "required_documents");
        let said: Vec<String> = documents.filter_map(|row| text(row, field)).collect();
        (!said.is_empty()).then(|| said.join("; ").into())
    };
    Text {
        en: joined("document"),
        es: joined("document_es"),
    }
}

fn status(service: &Record) -> Result<Status, String> {
    match text(service, "status").as_deref() {
        None | Some("active") => Ok(Status::Active),
        Some("temporarily closed") => Ok(Status::TemporarilyClosed),
        Some("inactive" | "defunct") => Ok(Status::Closed),
        Some(other) => Err(format!("\"{other}\" is no status of a service")),
    }
}

/// Address and point, or the area that a service without a door is for.
fn place(listing: &mut Listing, offer: &Offer<'_>, home: Option<State>, faults: &mut Vec<String>) {
    let address = match offer.at.and_then(location::address) {
        Some(Ok(address)) => Some(address),
        Some(Err(fault)) => {
            faults.push(fault);
            None
        }
        None => None,
    };
    if !listing.confidential
        && let Some(address) = address
    {
        let point = offer.at.and_then(location::point);
        listing.coordinates = point.or_else(|| Places::get().locate(&address));
        listing.address = Some(address);
        return;
    }
    let there = address.map(|address| address.state);
    listing.service_area = area(offer.service).or_else(|| {
        let state = there.or(home)?;
        Some(ServiceArea::States(vec![state]))
    });
}

pub(super) fn area(service: &Record) -> Option<ServiceArea> {
    let mut states = Vec::new();
    for row in children(service, "service_areas") {
        let names = ["extent", "name"]
            .iter()
            .filter_map(|field| text(row, field));
        for name in names {
            if ["us", "usa", "united states", "national"].contains(&&*fold(&name)) {
                return Some(ServiceArea::National);
            }
            states.extend(super::super::postal::state(&name));
        }
    }
    states.dedup();
    (!states.is_empty()).then_some(ServiceArea::States(states))
}

fn verified(service: &Record) -> Option<Verified> {
    Some(Verified {
        on: clean::day(&text(service, "assured_date")?)?,
        how: texts(service, "assured_how"),
    })
}
