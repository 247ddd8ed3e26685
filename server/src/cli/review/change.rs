//! What an accepted correction changes: asked field by field, each with its present value.

use super::{
    facts,
    prompts::{Prompts, Stop},
};
use jiff::civil::Date;
use std::io::{BufRead, Write};
use waymark_directory::{
    Lang, Listing, Text,
    corrections::{Kind, plain},
    listing::{Address, Phone, PhoneKind, PhoneNumber, PhonePurpose, Status, Website},
    overrides::Override,
};

/// What stands for nothing.
const NONE: &str = "-";
/// Longest name in characters; the longest of the lists have about 150.
const MAX_NAME: usize = 200;

#[derive(Clone, Copy, PartialEq)]
enum Field {
    Phones,
    Website,
    Address,
    Status,
    Name,
    Hide,
    Done,
}

/// Asks what to change about a listing, and answers only what differs.
pub(super) fn pick(
    listing: &Listing,
    kind: Kind,
    today: Date,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Override, Stop> {
    if matches!(kind, Kind::Hours | Kind::Services) {
        prompts.say(
            "  Hours, services and who they are for cannot be changed here. Its page will say that you checked it: \
             choose \"done\" only if what stands there is right.",
        )?;
    }
    let mut field = match kind {
        Kind::Phone => Field::Phones,
        Kind::Address => Field::Address,
        Kind::Closed => Field::Status,
        Kind::Hours | Kind::Services | Kind::Other => Field::Done,
    };
    let mut changed = listing.clone();
    loop {
        let choices = choices(&changed);
        field = prompts.choice("Change what?", &choices, Some(field))?;
        match field {
            Field::Phones => phones(&mut changed, prompts)?,
            Field::Website => website(&mut changed, prompts)?,
            Field::Address => changed.address = Some(address(&changed, prompts)?),
            Field::Status => status(&mut changed, prompts)?,
            Field::Name => name(&mut changed, prompts)?,
            Field::Hide => hide(&mut changed, prompts)?,
            Field::Done => return Ok(difference(listing, changed, today)),
        }
        field = Field::Done;
    }
}

/// Nobody types the address of a hidden place.
fn choices(listing: &Listing) -> Vec<(&'static str, Field)> {
    let all = [
        ("phones", Field::Phones),
        ("website", Field::Website),
        ("address", Field::Address),
        ("status", Field::Status),
        ("name", Field::Name),
        ("hide the address", Field::Hide),
        ("done", Field::Done),
    ];
    let is_open = |field| !listing.confidential || !matches!(field, Field::Address | Field::Hide);
    all.into_iter()
        .filter(|(_, field)| is_open(*field))
        .collect()
}

fn difference(before: &Listing, after: Listing, today: Date) -> Override {
    let is_hidden = after.confidential && !before.confidential;
    Override {
        name: after
            .name
            .en
            .filter(|name| Some(name) != before.name.en.as_ref()),
        phones: (after.phones != before.phones).then_some(after.phones),
        website: (after.website != before.website).then(|| after.website.unwrap_or_default()),
        address: after
            .address
            .filter(|address| !is_hidden && Some(address) != before.address.as_ref()),
        status: (after.status != before.status).then_some(after.status),
        confidential: is_hidden,
        on: today,
        how: None,
        note: None,
    }
}

type Asked = Result<(), Stop>;

fn phones(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Asked {
    let present = listing.phones.clone();
    let shown = facts::numbers(&present);
    let label = "Phones, the main one first, with commas between them";
    listing.phones = prompts.value(label, Some((present.clone(), &shown)), |typed| {
        read_phones(typed, &present)
    })?;
    Ok(())
}

/// A number that was there keeps what it is for; one in the place of another is for the same.
fn read_phones(typed: &str, present: &[Phone]) -> Result<Vec<Phone>, String> {
    let parts = typed.split([',', ';']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty() && *part != NONE);
    let numbers = parts.map(|part| {
        let number = part.parse::<PhoneNumber>();
        number.map_err(|error| format!("\"{part}\" is no number; {error}"))
    });
    let numbers: Vec<PhoneNumber> = numbers.collect::<Result<_, _>>()?;
    // One number may stand there twice, for calls and for texts.
    let mut known = present.to_vec();
    let phone = |(at, number): (usize, &PhoneNumber)| {
        if let Some(at) = known.iter().position(|phone| phone.number == *number) {
            return known.remove(at);
        }
        let replaced = present.get(at);
        let replaced = replaced.filter(|phone| !numbers.contains(&phone.number));
        let (kind, purpose) = replaced.map_or((PhoneKind::Voice, PhonePurpose::Main), |phone| {
            (phone.kind, phone.purpose)
        });
        Phone {
            number: number.clone(),
            kind,
            purpose,
            instructions: Text::default(),
        }
    };
    Ok(numbers.iter().enumerate().map(phone).collect())
}

fn website(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Asked {
    let present = listing.website.clone();
    let shown = present.as_deref().unwrap_or("none").to_owned();
    let label = format!("Website, \"{NONE}\" for none");
    listing.website = prompts.value(&label, Some((present, &shown)), |typed| {
        if typed == NONE {
            return Ok(None);
        }
        let website: Website = typed.parse().map_err(|error| format!("{error}"))?;
        Ok(Some(website.into()))
    })?;
    Ok(())
}

fn address(
    listing: &Listing,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Address, Stop> {
    let present = listing.address.as_ref();
    let optional = |typed: &str| {
        let text = plain(typed);
        Ok(Some(text.into_boxed_str()).filter(|text| &**text != NONE))
    };
    let mut line = |label: &str, line: Option<Box<str>>| {
        let shown = line.as_deref().unwrap_or("none").to_owned();
        let label = format!("{label}, \"{NONE}\" for none");
        prompts.value(&label, Some((line, &shown)), optional)
    };
    let street = line("Street", present.and_then(|address| address.street.clone()))?;
    let street_2 = line(
        "Suite or floor",
        present.and_then(|address| address.street_2.clone()),
    )?;
    let city = present.map(|address| (address.city.clone(), &*address.city));
    let city = prompts.value("City", city, |typed| match plain(typed) {
        city if city.is_empty() => Err("an address has a city".to_owned()),
        city => Ok(city.into()),
    })?;
    let shown = present.map(|address| address.state.to_string());
    let state = present.zip(shown.as_deref());
    let state = state.map(|(address, shown)| (address.state, shown));
    let state = prompts.value("State", state, |typed| {
        typed.parse().map_err(|error| format!("{error}"))
    })?;
    let zip = present.and_then(|address| address.postal_code);
    let shown = zip.map(|zip| zip.to_string());
    let postal_code = prompts.value("ZIP code", zip.zip(shown.as_deref()), |typed| {
        typed.parse().map_err(|error| format!("{error}"))
    })?;
    Ok(Address {
        street,
        street_2,
        city,
        state,
        postal_code: Some(postal_code),
    })
}

fn status(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Asked {
    let all = [Status::Active, Status::TemporarilyClosed, Status::Closed];
    let choices = all.map(|status| (facts::status(status), status));
    listing.status = prompts.choice("Status", &choices, Some(listing.status))?;
    Ok(())
}

fn name(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Asked {
    let shown = listing.name.get(Lang::En).to_owned();
    let present = listing.name.clone();
    listing.name = prompts.value("Name", Some((present, &shown)), |typed| {
        let name = plain(typed);
        if name.contains(char::is_alphanumeric) && name.chars().count() <= MAX_NAME {
            Ok(Text::english(name))
        } else {
            Err(format!(
                "a name has letters, and {MAX_NAME} characters at most"
            ))
        }
    })?;
    Ok(())
}

fn hide(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Asked {
    let question =
        "Hide its address on every page and in every list? It cannot be shown again from here.";
    let choices = [("yes", true), ("no", false)];
    listing.confidential |= prompts.choice(question, &choices, Some(false))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phones() -> Vec<Phone> {
        let json = r#"[{"number": "303-555-0101"}, {"number": "303-555-0102 x2", "purpose": "intake"},
            {"number": "303-555-0103", "kind": "tty"}]"#;
        serde_json::from_str(json).expect("well-formed phones")
    }

    #[test]
    fn a_number_in_the_place_of_another_is_for_the_same() {
        let read = read_phones("303-555-0101, 303-555-0199; 303-555-0103", &phones());
        let shown = read.map(|phones| facts::numbers(&phones));
        assert_eq!(
            shown.as_deref(),
            Ok("303-555-0101, 303-555-0199 (intake), 303-555-0103 (TTY)")
        );
        let read = read_phones("303-555-0199, 303-555-0101", &phones());
        let shown = read.map(|phones| facts::numbers(&phones));
        assert_eq!(shown.as_deref(), Ok("303-555-0199, 303-555-0101"));
    }

    #[test]
    fn a_number_for_calls_and_for_texts_stays_both() {
        let json = r#"[{"number": "988", "purpose": "crisis"}, {"number": "988", "kind": "text"}]"#;
        let present: Vec<Phone> = serde_json::from_str(json).expect("well-formed phones");
        assert_eq!(read_phones("988, 988", &present), Ok(present.clone()));
    }

    #[test]
    fn a_number_that_is_none_is_named() {
        let error = read_phones("303-555-0101, 12", &phones()).expect_err("it is none");
        assert!(error.contains("\"12\" is no number"), "{error}");
        assert_eq!(read_phones(NONE, &phones()), Ok(Vec::new()));
    }
}
