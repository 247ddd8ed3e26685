//! A facility: one row of SAMHSA's lists, read as a listing.

use super::{
    super::{
        contact::{parse_phone, parse_website},
        fault::RowFault,
        location::parse_point,
        table::TableRow,
    },
    codes::{CodeMap, row_codes},
};
use waymark_directory::{
    Listing, Text, catalogue,
    listing::{Address, Coordinates, Phone, PhoneKind, PhonePurpose, PostalCode, Source},
    places::Places,
};

/// Columns with phone numbers for admission.
const INTAKE: [&str; 4] = ["intake1", "intake2", "intake1a", "intake2a"];
/// Titles after the name of a person, as in "Satnam S Atwal MD".
const TITLES: [&str; 12] = [
    "MD", "DO", "PhD", "PsyD", "LCSW", "LPC", "LMFT", "LMHC", "LADC", "CADC", "LCADC", "MSW",
];

pub(super) fn read_facility(
    row: &TableRow<'_>,
    codes: &mut CodeMap,
    source: &Source,
) -> Result<Listing, RowFault> {
    let name = row.get("name1").ok_or(RowFault::Missing("name"))?;
    let name = match row.get("name2").filter(|name| !is_person(name)) {
        Some(second) => format!("{name} {second}"),
        None => name.to_owned(),
    };
    let address = address(row)?;
    let (terms, serves_only) = codes.read_codes(row_codes(row));
    let phones = phones(row);
    let website = row.get("website").and_then(parse_website);
    if phones.is_empty() && website.is_none() && address.street.is_none() {
        return Err(RowFault::Unreachable);
    }
    let mut listing = Listing::new(&one_line(&name), source.clone());
    listing.terms = terms;
    listing.serves_only = serves_only;
    listing.phones = phones;
    listing.website = website;
    listing.coordinates = coordinates(row, &address);
    listing.address = Some(address);
    listing.id = catalogue::derive_place_id(&listing);
    Ok(listing)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Attn: Jane Roe" and "Jane Q Roe MD" name a person, not a place.
fn is_person(part: &str) -> bool {
    let lower = part.to_lowercase();
    if lower.starts_with("attn") || lower.starts_with("c/o ") || lower.starts_with("attention") {
        return true;
    }
    let words: Vec<_> = part.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let named = words
        .iter()
        .take_while(|word| !TITLES.contains(word))
        .count();
    (2..=4).contains(&named)
        && named < words.len()
        && words[named..].iter().all(|word| TITLES.contains(word))
}

fn address(row: &TableRow<'_>) -> Result<Address, RowFault> {
    let state = row.get("state").ok_or(RowFault::Missing("state"))?;
    let zip = row.get("zip").ok_or(RowFault::Missing("ZIP code"))?;
    Ok(Address {
        street: row.get("street1").map(|street| one_line(street).into()),
        street_2: row
            .get("street2")
            .filter(|line| !is_person(line))
            .map(|line| one_line(line).into()),
        city: one_line(row.get("city").ok_or(RowFault::Missing("city"))?).into(),
        state: state
            .parse()
            .map_err(|_| RowFault::unreadable(state, "a state"))?,
        postal_code: Some(
            PostalCode::from_cell(zip).map_err(|_| RowFault::unreadable(zip, "a ZIP code"))?,
        ),
    })
}

fn coordinates(row: &TableRow<'_>, address: &Address) -> Option<Coordinates> {
    parse_point(row.get("latitude"), row.get("longitude")).or_else(|| Places::get().locate(address))
}

fn phones(row: &TableRow<'_>) -> Vec<Phone> {
    let main = row.get("phone").map(|cell| (cell, PhonePurpose::Main));
    let intake = INTAKE
        .into_iter()
        .filter_map(|column| row.get(column))
        .map(|cell| (cell, PhonePurpose::Intake));
    let mut phones: Vec<Phone> = Vec::new();
    for (cell, purpose) in main.into_iter().chain(intake) {
        let Some(number) = parse_phone(cell) else {
            continue;
        };
        if phones.iter().all(|known| known.number != number) {
            phones.push(Phone {
                number,
                kind: PhoneKind::Voice,
                purpose,
                instructions: Text::default(),
            });
        }
    }
    phones
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_are_recognized() {
        for person in ["Attn: Jane Roe", "Satnam S Atwal MD", "Jane Roe, PhD LPC"] {
            assert!(is_person(person), "{person}");
        }
        for place in [
            "Outpatient Program",
            "Dr Joseph Henry Tyler Jr BH Clinic",
            "Jane Roe MD Wellness Group",
            "Baltimore MD Office",
        ] {
            assert!(!is_person(place), "{place}");
        }
    }
}
