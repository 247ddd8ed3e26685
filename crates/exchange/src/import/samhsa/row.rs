//! One row as a listing.

use super::{
    super::{contact, postal},
    Row,
    codes::CodeMap,
};
use waymark_directory::{
    Listing, Text, catalogue,
    listing::{Address, Coordinates, Phone, PhoneKind, PhonePurpose, PostalCode, Source, State},
    places::Places,
};

/// Columns of numbers for admission.
const INTAKE: [&str; 4] = ["intake1", "intake2", "intake1a", "intake2a"];
/// Titles that end the name of a person, as in "Satnam S Atwal MD".
const TITLES: [&str; 12] = [
    "MD", "DO", "PhD", "PsyD", "LCSW", "LPC", "LMFT", "LMHC", "LADC", "CADC", "LCADC", "MSW",
];

/// Reads a row, or says why it is left out.
pub(super) fn listing(
    row: &Row<'_>,
    codes: &mut CodeMap,
    source: &Source,
) -> Result<Listing, String> {
    let name = row.get("name1").ok_or("it has no name")?;
    let name = match row.get("name2").filter(|name| !is_person(name)) {
        Some(second) => format!("{name} {second}"),
        None => name.to_owned(),
    };
    let address = address(row)?;
    let (terms, serves_only) = codes.read(super::codes(row));
    let phones = phones(row);
    let website = row.get("website").and_then(contact::website);
    if phones.is_empty() && website.is_none() && address.street.is_none() {
        return Err("it has no phone, website or street: nobody could reach it".to_owned());
    }
    let mut listing = Listing::named(&collapse(&name), source.clone());
    listing.terms = terms;
    listing.serves_only = serves_only;
    listing.phones = phones;
    listing.website = website;
    listing.coordinates = coordinates(row, &address);
    listing.address = Some(address);
    listing.id = catalogue::place_id(&listing);
    Ok(listing)
}

fn collapse(text: &str) -> String {
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

fn address(row: &Row<'_>) -> Result<Address, String> {
    let state = row.get("state").ok_or("it has no state")?;
    let zip = row.get("zip").ok_or("it has no ZIP code")?;
    Ok(Address {
        street: row.get("street1").map(|street| collapse(street).into()),
        street_2: row
            .get("street2")
            .filter(|line| !is_person(line))
            .map(|line| collapse(line).into()),
        city: collapse(row.get("city").ok_or("it has no city")?).into(),
        state: state
            .parse::<State>()
            .map_err(|_| format!("\"{state}\" is no state"))?,
        postal_code: Some(
            PostalCode::from_cell(zip).map_err(|_| format!("\"{zip}\" is no ZIP code"))?,
        ),
    })
}

fn coordinates(row: &Row<'_>, address: &Address) -> Option<Coordinates> {
    postal::point(row.get("latitude"), row.get("longitude"))
        .or_else(|| Places::get().locate(address))
}

fn phones(row: &Row<'_>) -> Vec<Phone> {
    let main = row.get("phone").map(|cell| (cell, PhonePurpose::Main));
    let intake = INTAKE
        .into_iter()
        .filter_map(|column| row.get(column))
        .map(|cell| (cell, PhonePurpose::Intake));
    let mut phones: Vec<Phone> = Vec::new();
    for (cell, purpose) in main.into_iter().chain(intake) {
        let Some(number) = contact::number(cell) else {
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
    fn persons_are_told_from_places() {
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
