//! One row as a listing.

use super::{codes::CodeMap, table::Row};
use crate::{
    Listing, Text, catalogue,
    listing::{
        Address, Coordinates, Phone, PhoneKind, PhoneNumber, PhonePurpose, PostalCode, Precision,
        Source, State, Status,
    },
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
    let (terms, serves_only) = codes.read(row.codes());
    let phones = phones(row);
    let website = row
        .get("website")
        .filter(|site| site.starts_with("http"))
        .map(Into::into);
    if phones.is_empty() && website.is_none() && address.street.is_none() {
        return Err("it has no phone, website or street: nobody could reach it".to_owned());
    }
    let mut listing = Listing {
        id: "unnamed".parse().expect("a well-formed id"),
        aliases: Vec::new(),
        name: Text::english(collapse(&name)),
        alternate_names: Vec::new(),
        organization: None,
        description: Text::default(),
        terms,
        serves_only,
        eligibility: Text::default(),
        documents: Text::default(),
        phones,
        website,
        chat: None,
        coordinates: coordinates(row, &address),
        address: Some(address),
        service_area: None,
        hours: None,
        confidential: false,
        status: Status::Active,
        sources: vec![source.clone()],
        verified: None,
        review_by: None,
    };
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
        postal_code: PostalCode::from_cell(zip).map_err(|_| format!("\"{zip}\" is no ZIP code"))?,
    })
}

fn coordinates(row: &Row<'_>, address: &Address) -> Option<Coordinates> {
    let number = |column| row.get(column).and_then(|cell| cell.parse::<f32>().ok());
    if let (Some(latitude), Some(longitude)) = (number("latitude"), number("longitude"))
        && (-90.0..=90.0).contains(&latitude)
        && (-180.0..=180.0).contains(&longitude)
        && (latitude, longitude) != (0.0, 0.0)
    {
        return Some(Coordinates {
            latitude,
            longitude,
            precision: Precision::Address,
        });
    }
    Places::get().locate(address)
}

fn phones(row: &Row<'_>) -> Vec<Phone> {
    let main = row.get("phone").map(|cell| (cell, PhonePurpose::Main));
    let intake = INTAKE
        .into_iter()
        .filter_map(|column| row.get(column))
        .map(|cell| (cell, PhonePurpose::Intake));
    let mut phones: Vec<Phone> = Vec::new();
    for (cell, purpose) in main.into_iter().chain(intake) {
        let Some(number) = dialled(cell) else {
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

/// Numbers may be spelt in letters, such as "813-630HOPE" (ITU-T E.161 gives the keys).
fn dialled(cell: &str) -> Option<PhoneNumber> {
    if let Ok(number) = cell.parse() {
        return Some(number);
    }
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let key = |c: char| match c.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => c,
    };
    cell.chars().map(key).collect::<String>().parse().ok()
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

    #[test]
    fn numbers_in_letters_can_be_dialled() {
        assert_eq!(dialled("813-630HOPE").unwrap().to_string(), "813-630-4673");
        assert_eq!(dialled("888-PARNEXT").unwrap().to_string(), "888-727-6398");
        assert_eq!(dialled("ask for Jane"), None);
    }
}
