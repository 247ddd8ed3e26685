//! A service at a location as a listing.

use super::{
    super::{
        clean, contact,
        record::{Record, children, text},
        timezone,
    },
    OWN_ID, Offer, date, location, schedule,
};
use crate::{
    Facet, Listing, ListingId, TermSet, Text, Vocabulary, catalogue,
    fold::fold,
    listing::{Phone, PhoneKind, PhonePurpose, ServiceArea, Source, State, Status, Verified},
    places::Places,
    vocabulary,
};
use serde_json::Value;

/// The facets that headings of other vocabularies can mean.
const NAMED: [Facet; 5] = [
    Facet::Need,
    Facet::Service,
    Facet::Group,
    Facet::Age,
    Facet::Access,
];

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
    listing.phones = phones(offer, organization, faults);
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
    (listing.terms, listing.serves_only) = terms(offer);
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
            own(&mut listing, service);
            id
        }
        None => identity(offer, &listing),
    };
    Ok(listing)
}

/// What a program like this one says beyond the specification.
fn own(listing: &mut Listing, service: &Record) {
    listing.service_area = area(service);
    listing.closed_on = text(service, "closed_on").and_then(|day| clean::day(&day));
    listing.review_by = text(service, "review_by").and_then(|day| clean::day(&day));
    let names = text(service, "alternate_name").unwrap_or_default();
    let names = names.split("; ").filter(|name| !name.is_empty());
    listing.alternate_names = names.map(Into::into).collect();
    let aliases = text(service, "waymark_aliases").unwrap_or_default();
    let aliases = aliases.split_whitespace();
    listing.aliases = aliases.filter_map(|id| id.parse().ok()).collect();
    let list = listing.sources[0].list.clone();
    let sources = sources(service, list.as_deref());
    if !sources.is_empty() {
        listing.sources = sources;
    }
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
fn texts(record: &Record, field: &str) -> Text {
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

fn area(service: &Record) -> Option<ServiceArea> {
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

/// The numbers of the service here, else those of the building, else those of the organization. A number that is only a
/// person's is not among them.
fn phones(
    offer: &Offer<'_>,
    organization: Option<&Record>,
    faults: &mut Vec<String>,
) -> Vec<Phone> {
    let rows = |record: Option<&Record>| -> Vec<Record> {
        let rows = record
            .into_iter()
            .flat_map(|record| children(record, "phones"));
        rows.cloned().collect()
    };
    let own = [rows(offer.at), rows(Some(offer.service))].concat();
    let levels = [
        own,
        rows(offer.at.and_then(location::location)),
        rows(organization),
    ];
    for level in levels {
        let mut phones: Vec<Phone> = Vec::new();
        for row in level {
            match phone(&row) {
                Ok(Some(phone)) if !phones.contains(&phone) => {
                    phones.push(phone);
                }
                Ok(_) => {}
                Err(fault) => faults.push(fault),
            }
        }
        if !phones.is_empty() {
            return phones;
        }
    }
    Vec::new()
}

fn phone(row: &Record) -> Result<Option<Phone>, String> {
    let kind = match text(row, "type").map(|kind| kind.to_lowercase()).as_deref() {
        Some("fax" | "pager" | "video") => return Ok(None),
        Some("text" | "sms") => PhoneKind::Text,
        Some("textphone" | "tty" | "tdd") => PhoneKind::Tty,
        _ => PhoneKind::Voice,
    };
    let Some(said) = text(row, "number") else {
        return Ok(None);
    };
    let whole = match text(row, "extension") {
        Some(extension) => format!("{said} x{extension}"),
        None => said.clone(),
    };
    let bare = said.split(['x', 'X']).next().unwrap_or_default().trim();
    let number = contact::number(&whole).or_else(|| contact::number(bare));
    Ok(Some(Phone {
        number: number.ok_or_else(|| format!("\"{said}\" is no phone number"))?,
        kind,
        purpose: match text(row, "purpose").as_deref() {
            Some("intake") => PhonePurpose::Intake,
            Some("crisis") => PhonePurpose::Crisis,
            _ => PhonePurpose::Main,
        },
        instructions: texts(row, "description"),
    }))
}

/// What the package says in our own terms; else what names and headings mean in them.
fn terms(offer: &Offer<'_>) -> (TermSet, TermSet) {
    let service = offer.service;
    let vocabulary = Vocabulary::get();
    let mut terms = TermSet::default();
    let mut only = TermSet::default();
    let mut is_ours = false;
    for attribute in children(service, "attributes") {
        let Some(term) = attribute.get("taxonomy_term").and_then(Value::as_object) else {
            continue;
        };
        let code = text(term, "code").unwrap_or_default();
        let own = code.split_once(':').and_then(|(facet, key)| {
            let facet = Facet::ALL.into_iter().find(|known| known.key() == facet)?;
            vocabulary.id(facet, key)
        });
        if let Some(id) = own {
            is_ours = true;
            terms.insert(id);
            if text(attribute, "value").as_deref() == Some("only") {
                only.insert(id);
            }
        } else {
            let name = text(term, "name").unwrap_or_default();
            terms = terms.union(vocabulary::meant(&name, &NAMED));
        }
    }
    if is_ours || service.contains_key(OWN_ID) {
        return (terms, only);
    }
    let place = offer.at.and_then(location::location);
    let name = text(service, "name").unwrap_or_default();
    terms = terms.union(vocabulary::meant(&name, &NAMED));
    let records = [Some(service), place, offer.at];
    for record in records.into_iter().flatten() {
        for language in children(record, "languages") {
            for field in ["name", "language"] {
                let name = text(language, field).unwrap_or_default();
                terms = terms.union(vocabulary::named(&name, &[Facet::Language]));
            }
        }
        for aid in children(record, "accessibility") {
            for field in ["description", "accessibility"] {
                let said = fold(&text(aid, field).unwrap_or_default());
                let is_ramp = ["handicap", "wheelchair", "ramp", "elevator"]
                    .iter()
                    .any(|word| said.contains(word));
                let wheelchair = vocabulary.id(Facet::Access, "wheelchair");
                wheelchair
                    .filter(|_| is_ramp)
                    .into_iter()
                    .for_each(|id| terms.insert(id));
            }
        }
    }
    for cost in children(service, "cost_options") {
        for field in ["option", "amount_description", "payment"] {
            let said = text(cost, field).unwrap_or_default();
            terms = terms.union(vocabulary::named(&said, &[Facet::Payment]));
        }
    }
    (terms.union(ages(service)), only)
}

/// The bands of ages that the youngest and oldest admitted fall into (SAMHSA's codes for ages).
fn ages(service: &Record) -> TermSet {
    let years = |field| text(service, field)?.parse::<f32>().ok();
    let (youngest, oldest) = (years("minimum_age"), years("maximum_age"));
    if youngest.is_none() && oldest.is_none() {
        return TermSet::default();
    }
    let (youngest, oldest) = (youngest.unwrap_or(0.0), oldest.unwrap_or(f32::MAX));
    let bands = [
        ("children", 0.0, 17.0),
        ("young-adults", 18.0, 25.0),
        ("adults", 26.0, 64.0),
        ("seniors", 65.0, f32::MAX),
    ];
    bands
        .into_iter()
        .filter(|(_, from, to)| youngest <= *to && oldest >= *from)
        .filter_map(|(key, ..)| Vocabulary::get().id(Facet::Age, key))
        .collect()
}

fn verified(service: &Record) -> Option<Verified> {
    Some(Verified {
        on: clean::day(&text(service, "assured_date")?)?,
        how: texts(service, "assured_how"),
    })
}

/// Where a program like this one had its facts from.
fn sources(service: &Record, list: Option<&str>) -> Vec<Source> {
    let source = |row: &Record| {
        Some(Source {
            name: text(row, "updated_by")?.into(),
            url: text(row, "replacement_value").and_then(|url| contact::website(&url)),
            date: clean::day(&text(row, "last_action_date")?)?,
            list: list.map(Into::into),
            gave: text(row, "field_name")
                .unwrap_or_default()
                .split_whitespace()
                .filter_map(|field| serde_json::from_value(field.into()).ok())
                .collect(),
        })
    };
    children(service, "metadata").filter_map(source).collect()
}
