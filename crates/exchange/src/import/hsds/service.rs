//! Reading an offer as a listing.

use super::{
    super::{
        clean::is_garbled,
        contact::parse_website,
        fault::RowFault,
        json::{Record, children, text},
        location::find_timezone,
    },
    offer::{Offer, both_languages, day, online_room, service_area, service_date, waymark_id},
    phones::read_phones,
    schedule::read_hours,
    terms::read_terms,
};
use serde_json::Value;
use waymark_directory::{
    Listing, ListingId, Text, catalogue,
    fold::fold,
    listing::{ServiceArea, Source, State, Status, Verified},
    places::Places,
};

/// Reads an offer. `home` is the state that most of the package is about.
pub(super) fn read_offer(
    offer: &Offer<'_>,
    source: &Source,
    home: Option<State>,
    faults: &mut Vec<RowFault>,
) -> Result<Listing, RowFault> {
    let service = offer.service;
    let own_id = waymark_id(service);
    let name = text(service, "name").ok_or(RowFault::Missing("name"))?;
    let mut listing = Listing::new(&name, source.clone());
    listing.name = both_languages(service, "name");
    if let Some(date) = service_date(service) {
        listing.sources[0].date = date;
    }
    listing.status = read_status(service)?;
    listing.alternate_names = text(service, "alternate_name")
        .into_iter()
        .map(Into::into)
        .collect();
    listing.confidential = is_confidential(offer);
    let home = home.filter(|_| own_id.is_none());
    set_place(&mut listing, offer, home, faults);
    let organization = service.get("organization").and_then(Value::as_object);
    listing.organization = read_organization(organization, &name);
    if own_id.is_none() {
        add_organization_to_branch_name(&mut listing, &name);
    }
    listing.phones = read_phones(offer, organization, faults);
    listing.website = read_website([Some(service), organization], faults);
    listing.online = online_room(service);
    listing.chat = text(service, "chat_url").and_then(|url| parse_website(&url));
    listing.description = both_languages(service, "description");
    listing.eligibility = read_eligibility(service);
    listing.documents = read_documents(service);
    let timezone = listing.coordinates.and_then(find_timezone);
    let with_schedules = offer.at.into_iter().chain([service]);
    let with_schedules = with_schedules.chain(offer.location());
    listing.hours = read_hours(with_schedules, timezone, faults);
    (listing.terms, listing.serves_only) = read_terms(offer);
    report_garbled_texts(&listing, faults);
    if !is_reachable(&listing) && own_id.is_none() {
        return Err(RowFault::Unreachable);
    }
    listing.verified = read_verified(service);
    listing.id = match own_id {
        Some(id) => {
            restore_own_fields(&mut listing, service);
            id
        }
        None => offer_id(offer, &listing),
    };
    Ok(listing)
}

/// Anything but a plain "no" hides the place: an address that was shown by mistake cannot be taken back.
fn is_confidential(offer: &Offer<'_>) -> bool {
    text(offer.service, "confidential")
        .is_some_and(|word| !["false", "no", "0"].contains(&&*fold(&word)))
        || offer.is_address_withheld()
}

/// Sets the address and its coordinates, or the area that a service without an address serves.
fn set_place(
    listing: &mut Listing,
    offer: &Offer<'_>,
    home: Option<State>,
    faults: &mut Vec<RowFault>,
) {
    let address = match offer.address() {
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
        listing.coordinates = offer.point().or_else(|| Places::get().locate(&address));
        listing.address = Some(address);
        return;
    }
    let state = address.map(|address| address.state);
    listing.service_area = service_area(offer.service).or_else(|| {
        let state = state.or(home)?;
        Some(ServiceArea::States(vec![state]))
    });
}

/// The organization that runs the service, unless it only repeats the name.
fn read_organization(organization: Option<&Record>, name: &str) -> Option<Box<str>> {
    let organization = text(organization?, "name")?;
    (fold(&organization) != fold(name)).then(|| organization.into())
}

/// A branch that is named after its city means nothing without its organization.
fn add_organization_to_branch_name(listing: &mut Listing, name: &str) {
    if let (Some(organization), Some(address)) = (&listing.organization, &listing.address)
        && fold(&address.city) == fold(name)
    {
        listing.name = Text::english(format!("{organization}, {name}"));
    }
}

fn read_website(records: [Option<&Record>; 2], faults: &mut Vec<RowFault>) -> Option<Box<str>> {
    ["url", "website"].iter().find_map(|field| {
        let site = records
            .iter()
            .flatten()
            .find_map(|record| text(record, field))?;
        let website = parse_website(&site);
        if website.is_none() {
            faults.push(RowFault::unreadable(site, "a web address"));
        }
        website
    })
}

fn read_eligibility(service: &Record) -> Text {
    let described = both_languages(service, "eligibility_description");
    if !described.is_empty() {
        return described;
    }
    // In version 1, each condition is a record of its own.
    Text {
        en: join_texts(children(service, "eligibility"), "eligibility", " "),
        es: None,
    }
}

fn read_documents(service: &Record) -> Text {
    let documents = || children(service, "required_documents");
    Text {
        en: join_texts(documents(), "document", "; "),
        es: join_texts(documents(), "document_es", "; "),
    }
}

fn join_texts<'r>(
    records: impl Iterator<Item = &'r Record>,
    field: &str,
    separator: &str,
) -> Option<Box<str>> {
    let texts: Vec<String> = records.filter_map(|record| text(record, field)).collect();
    (!texts.is_empty()).then(|| texts.join(separator).into())
}

fn read_status(service: &Record) -> Result<Status, RowFault> {
    match text(service, "status").as_deref() {
        None | Some("active") => Ok(Status::Active),
        Some("temporarily closed") => Ok(Status::TemporarilyClosed),
        Some("inactive" | "defunct") => Ok(Status::Closed),
        Some(other) => Err(RowFault::unreadable(other, "the status of a service")),
    }
}

fn read_verified(service: &Record) -> Option<Verified> {
    Some(Verified {
        on: day(service, "assured_date")?,
        how: both_languages(service, "assured_how"),
    })
}

fn report_garbled_texts(listing: &Listing, faults: &mut Vec<RowFault>) {
    for (field, text) in [
        ("name", &listing.name),
        ("description", &listing.description),
        ("eligibility", &listing.eligibility),
    ] {
        if text.en.as_deref().is_some_and(is_garbled) {
            faults.push(RowFault::Garbled(field));
        }
    }
}

fn is_reachable(listing: &Listing) -> bool {
    let has_street = listing.address.as_ref().is_some_and(|a| a.street.is_some());
    !listing.phones.is_empty()
        || listing.website.is_some()
        || listing.online.is_some()
        || listing.chat.is_some()
        || has_street
}

/// Derived from the ids of the package, which outlive names and addresses, or else from the name and the address.
fn offer_id(offer: &Offer<'_>, listing: &Listing) -> ListingId {
    let list = listing.sources[0].list.as_deref().unwrap_or_default();
    let place = offer.at.map(|at| {
        offer
            .location()
            .and_then(|location| text(location, "id"))
            .or_else(|| text(at, "id"))
    });
    match (text(offer.service, "id"), place) {
        (None, _) | (_, Some(None)) => catalogue::derive_place_id(listing),
        (Some(service), place) => {
            let place = place.flatten().unwrap_or_default();
            ListingId::derive_from(&format!("hsds|{list}|{service}|{place}"))
        }
    }
}

/// Restores the fields that our own exports add to the specification.
fn restore_own_fields(listing: &mut Listing, service: &Record) {
    listing.service_area = service_area(service);
    listing.closed_on = day(service, "closed_on");
    listing.review_by = day(service, "review_by");
    let names = text(service, "alternate_name").unwrap_or_default();
    let names = names.split("; ").filter(|name| !name.is_empty());
    listing.alternate_names = names.map(Into::into).collect();
    let aliases = text(service, "waymark_aliases").unwrap_or_default();
    let aliases = aliases.split_whitespace();
    listing.aliases = aliases.filter_map(|id| id.parse().ok()).collect();
    let list = listing.sources[0].list.clone();
    let sources: Vec<Source> = children(service, "metadata")
        .filter_map(|change| restore_source(change, list.as_deref()))
        .collect();
    if !sources.is_empty() {
        listing.sources = sources;
    }
}

fn restore_source(change: &Record, list: Option<&str>) -> Option<Source> {
    Some(Source {
        name: text(change, "updated_by")?.into(),
        url: text(change, "replacement_value").and_then(|url| parse_website(&url)),
        date: day(change, "last_action_date")?,
        list: list.map(Into::into),
        gave: text(change, "field_name")
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|field| serde_json::from_value(field.into()).ok())
            .collect(),
    })
}
