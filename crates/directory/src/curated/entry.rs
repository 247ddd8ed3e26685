//! One `[[listing]]` of a curated file.

use super::fields::Fields;
use crate::{
    Facet, Listing, Text, Vocabulary,
    listing::{Address, Coordinates, Phone, Precision, ServiceArea, Source, State, Verified},
    vocabulary::TermSet,
};

/// Reads an entry and collects its faults. Returns nothing if one of the faults concerns the id.
pub(super) fn read_entry(
    mut fields: Fields<'_, '_>,
    organization: Option<&str>,
) -> Option<Listing> {
    let id = fields.parsed("id");
    if id.is_none() && fields.span_of("id") == fields.at() {
        fields.missing(
            "id",
            "write id = \"…\", short and unique, such as \"oxford-house\"",
        );
    }
    let name = required(&mut fields, "name", "write name.en and name.es");
    let description = required(
        &mut fields,
        "description",
        "write description.en and description.es",
    );
    let terms = terms(&mut fields);
    let serves_only = keys(&mut fields, "serves_only", Facet::Group);
    let eligibility = fields.text("eligibility");
    let documents = fields.text("documents");
    let phones = fields.each("phones", phone);
    let website = fields.https("website");
    let chat = fields.https("chat");
    let online = fields.https("online");
    let confidential = fields.boolean("confidential");
    let address_at = fields.span_of("address");
    let address = fields.sub("address").and_then(address);
    let coordinates_at = fields.span_of("coordinates");
    let coordinates = fields.serde::<RawCoordinates>("coordinates");
    if confidential && (address.is_some() || coordinates.is_some()) {
        let at = if address.is_some() {
            address_at
        } else {
            coordinates_at
        };
        let remedy = "remove the address and the coordinates; name the area with [listing.service_area] instead";
        fields.fault(at, "a confidential listing carries an address", remedy);
    }
    let service_area = fields.sub("service_area").map(service_area);
    let hours = fields.serde("hours");
    let status = fields.serde("status").unwrap_or_default();
    let source = source(&mut fields);
    let verified = fields.sub("verified").and_then(verified);
    let review_by = fields.date("review_by");
    if phones.is_empty() && website.is_none() && address.is_none() {
        fields.fault(
            fields.at(),
            "nobody can reach it: no phone, website or address",
            "give at least one of them",
        );
    }
    fields.finish();
    Some(Listing {
        id: id?,
        aliases: Vec::new(),
        name,
        alternate_names: Vec::new(),
        organization: organization.map(Into::into),
        description,
        terms,
        serves_only,
        eligibility,
        documents,
        phones,
        website,
        online,
        chat,
        address,
        coordinates: coordinates.map(Into::into),
        service_area,
        hours,
        confidential,
        status,
        closed_on: None,
        sources: source.into_iter().collect(),
        verified,
        review_by,
    })
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCoordinates {
    latitude: f32,
    longitude: f32,
}

impl From<RawCoordinates> for Coordinates {
    fn from(
        RawCoordinates {
            latitude,
            longitude,
        }: RawCoordinates,
    ) -> Self {
        Self {
            latitude,
            longitude,
            precision: Precision::Address,
        }
    }
}

fn required(fields: &mut Fields<'_, '_>, key: &'static str, remedy: &str) -> Text {
    let absent = fields.span_of(key) == fields.at();
    let text = fields.text(key);
    if absent {
        fields.missing(key, remedy);
    }
    text
}

fn terms(fields: &mut Fields<'_, '_>) -> TermSet {
    let at = fields.span_of("needs");
    let absent = at == fields.at();
    let empty = fields.is_empty_array("needs");
    let terms = Facet::ALL
        .into_iter()
        .map(|facet| keys(fields, facet.field(), facet))
        .reduce(TermSet::union);
    let remedy = "write needs = [\"…\"]; content/vocabulary/needs.toml lists the keys";
    if absent {
        fields.missing("needs", remedy);
    } else if empty {
        fields.fault(at, "`needs` is empty", remedy);
    }
    terms.unwrap_or_default()
}

fn keys(fields: &mut Fields<'_, '_>, field: &'static str, facet: Facet) -> TermSet {
    let vocabulary = Vocabulary::get();
    let mut set = TermSet::default();
    for (key, at) in fields.keys(field) {
        if let Some(id) = vocabulary.id(facet, &key) {
            set.insert(id);
        } else {
            let remedy = format!("use a key of content/vocabulary/{}.toml", facet.field());
            fields.fault(
                at,
                format!("\"{key}\" is not in the vocabulary of `{field}`"),
                remedy,
            );
        }
    }
    set
}

fn phone(mut fields: Fields<'_, '_>) -> Option<Phone> {
    if fields.span_of("number") == fields.at() {
        fields.missing("number", "write number = \"303-555-0100\"");
    }
    let number = fields.parsed("number");
    let kind = fields.serde("kind").unwrap_or_default();
    let purpose = fields.serde("purpose").unwrap_or_default();
    let instructions = fields.text("instructions");
    fields.finish();
    Some(Phone {
        number: number?,
        kind,
        purpose,
        instructions,
    })
}

fn address(mut fields: Fields<'_, '_>) -> Option<Address> {
    for key in ["city", "state", "postal_code"] {
        if fields.span_of(key) == fields.at() {
            fields.missing(key, "an address has street, city, state and postal_code");
        }
    }
    let (street, street_2, city) = (
        fields.string("street"),
        fields.string("street_2"),
        fields.string("city"),
    );
    let (state, postal_code) = (fields.parsed("state"), fields.parsed("postal_code"));
    fields.finish();
    Some(Address {
        street: street.map(Into::into),
        street_2: street_2.map(Into::into),
        city: city?.into(),
        state: state?,
        postal_code: Some(postal_code?),
    })
}

fn service_area(mut fields: Fields<'_, '_>) -> ServiceArea {
    let national = fields.boolean("national");
    let states: Vec<State> = fields
        .keys("states")
        .into_iter()
        .filter_map(|(code, at)| fields.parse("states", &code, at))
        .collect();
    if national != states.is_empty() {
        fields.fault(
            fields.at(),
            "the service area is unclear",
            "write either national = true or states = [\"CO\"]",
        );
    }
    fields.finish();
    if national {
        ServiceArea::National
    } else {
        ServiceArea::States(states)
    }
}

fn source(fields: &mut Fields<'_, '_>) -> Option<Source> {
    let Some(mut fields) = fields.sub("source") else {
        fields.missing(
            "source",
            "write [listing.source] with name, url and date; every fact has a source",
        );
        return None;
    };
    for key in ["name", "url", "date"] {
        if fields.span_of(key) == fields.at() {
            fields.missing(key, "a source has a name, a url and the date of the page");
        }
    }
    let (name, url, date) = (
        fields.string("name"),
        fields.https("url"),
        fields.date("date"),
    );
    fields.finish();
    Some(Source {
        name: name?.into(),
        url,
        date: date?,
        list: None,
        gave: Vec::new(),
    })
}

fn verified(mut fields: Fields<'_, '_>) -> Option<Verified> {
    let (on, how) = (fields.date("on"), fields.text("how"));
    if on.is_none() {
        fields.missing("on", "write on = 2026-11-23, the day of the check");
    }
    fields.finish();
    Some(Verified { on: on?, how })
}
