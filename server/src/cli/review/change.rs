//! What an accepted correction changes in a listing: we ask the reviewer field by field, and show each current value.

use super::{
    facts,
    prompts::{NoAnswer, Prompts},
};
use jiff::civil::Date;
use std::io::{BufRead, Write};
use waymark_directory::{
    Lang, Listing, Text,
    corrections::{CorrectionKind, make_plain},
    listing::{Address, Phone, PhoneKind, PhoneNumber, PhonePurpose, Status, Website},
    overrides::Override,
};

/// What a reviewer types to clear a field.
const NONE: &str = "-";
/// Longest name in characters; the longest in the imported lists have about 150.
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

/// Asks what to change about a listing, and returns only what differs.
pub(super) fn ask_changes(
    listing: &Listing,
    kind: CorrectionKind,
    today: Date,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Override, NoAnswer> {
    if matches!(kind, CorrectionKind::Hours | CorrectionKind::Services) {
        prompts.print_line(
            "  Hours, services and whom they are for cannot be changed here. The page will say that you checked it, so \
             choose \"done\" only if what it says is right.",
        )?;
    }
    let mut field = match kind {
        CorrectionKind::Phone => Field::Phones,
        CorrectionKind::Address => Field::Address,
        CorrectionKind::Closed => Field::Status,
        CorrectionKind::Hours | CorrectionKind::Services | CorrectionKind::Other => Field::Done,
    };
    let mut changed = listing.clone();
    loop {
        let choices = choices(&changed);
        field = prompts.ask_choice("Change what?", &choices, Some(field))?;
        match field {
            Field::Phones => ask_phones(&mut changed, prompts)?,
            Field::Website => ask_website(&mut changed, prompts)?,
            Field::Address => changed.address = Some(ask_address(&changed, prompts)?),
            Field::Status => ask_status(&mut changed, prompts)?,
            Field::Name => ask_name(&mut changed, prompts)?,
            Field::Hide => ask_to_hide(&mut changed, prompts)?,
            Field::Done => return Ok(difference(listing, changed, today)),
        }
        field = Field::Done;
    }
}

/// A hidden place has no address to choose, so that nobody can reveal it by mistake.
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
    let is_offered =
        |field| !listing.confidential || !matches!(field, Field::Address | Field::Hide);
    all.into_iter()
        .filter(|(_, field)| is_offered(*field))
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

type Answered = Result<(), NoAnswer>;

fn ask_phones(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Answered {
    let present = listing.phones.clone();
    let shown = facts::describe_numbers(&present);
    let label = "Phones, the main one first, separated by commas";
    listing.phones = prompts.ask_value(label, Some((present.clone(), &shown)), |typed| {
        parse_phones(typed, &present)
    })?;
    Ok(())
}

/// A known number keeps its purpose; a new one gets the purpose of the number it replaces.
fn parse_phones(typed: &str, present: &[Phone]) -> Result<Vec<Phone>, String> {
    let parts = typed.split([',', ';']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty() && *part != NONE);
    let numbers = parts.map(|part| {
        let number = part.parse::<PhoneNumber>();
        number.map_err(|error| format!("\"{part}\" is not a phone number; {error}"))
    });
    let numbers: Vec<PhoneNumber> = numbers.collect::<Result<_, _>>()?;
    // A number may be listed twice, for calls and for texts.
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

fn ask_website(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Answered {
    let present = listing.website.clone();
    let shown = present.as_deref().unwrap_or("none").to_owned();
    let label = format!("Website, \"{NONE}\" for none");
    listing.website = prompts.ask_value(&label, Some((present, &shown)), |typed| {
        if typed == NONE {
            return Ok(None);
        }
        let website: Website = typed.parse().map_err(|error| format!("{error}"))?;
        Ok(Some(website.into()))
    })?;
    Ok(())
}

fn ask_address(
    listing: &Listing,
    prompts: &mut Prompts<impl BufRead, impl Write>,
) -> Result<Address, NoAnswer> {
    let present = listing.address.as_ref();
    let optional = |typed: &str| {
        let text = make_plain(typed);
        Ok(Some(text.into_boxed_str()).filter(|text| &**text != NONE))
    };
    let mut line = |label: &str, line: Option<Box<str>>| {
        let shown = line.as_deref().unwrap_or("none").to_owned();
        let label = format!("{label}, \"{NONE}\" for none");
        prompts.ask_value(&label, Some((line, &shown)), optional)
    };
    let street = line("Street", present.and_then(|address| address.street.clone()))?;
    let street_2 = line(
        "Suite or floor",
        present.and_then(|address| address.street_2.clone()),
    )?;
    let city = present.map(|address| (address.city.clone(), &*address.city));
    let city = prompts.ask_value("City", city, |typed| match make_plain(typed) {
        city if city.is_empty() => Err("an address needs a city".to_owned()),
        city => Ok(city.into()),
    })?;
    let shown = present.map(|address| address.state.to_string());
    let state = present.zip(shown.as_deref());
    let state = state.map(|(address, shown)| (address.state, shown));
    let state = prompts.ask_value("State", state, |typed| {
        typed.parse().map_err(|error| format!("{error}"))
    })?;
    let zip = present.and_then(|address| address.postal_code);
    let shown = zip.map(|zip| zip.to_string());
    let postal_code = prompts.ask_value("ZIP code", zip.zip(shown.as_deref()), |typed| {
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

fn ask_status(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Answered {
    let all = [Status::Active, Status::TemporarilyClosed, Status::Closed];
    let choices = all.map(|status| (facts::describe_status(status), status));
    listing.status = prompts.ask_choice("Status", &choices, Some(listing.status))?;
    Ok(())
}

fn ask_name(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Answered {
    let shown = listing.name.get(Lang::En).to_owned();
    let present = listing.name.clone();
    listing.name = prompts.ask_value("Name", Some((present, &shown)), |typed| {
        let name = make_plain(typed);
        if name.contains(char::is_alphanumeric) && name.chars().count() <= MAX_NAME {
            Ok(Text::english(name))
        } else {
            Err(format!(
                "a name needs letters, and at most {MAX_NAME} characters"
            ))
        }
    })?;
    Ok(())
}

fn ask_to_hide(listing: &mut Listing, prompts: &mut Prompts<impl BufRead, impl Write>) -> Answered {
    let question =
        "Hide its address on every page and in every list? It cannot be shown again from here.";
    let choices = [("yes", true), ("no", false)];
    listing.confidential |= prompts.ask_choice(question, &choices, Some(false))?;
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
    fn a_replaced_number_passes_on_its_purpose() {
        let read = parse_phones("303-555-0101, 303-555-0199; 303-555-0103", &phones());
        let shown = read.map(|phones| facts::describe_numbers(&phones));
        assert_eq!(
            shown.as_deref(),
            Ok("303-555-0101, 303-555-0199 (intake), 303-555-0103 (TTY)")
        );
        let read = parse_phones("303-555-0199, 303-555-0101", &phones());
        let shown = read.map(|phones| facts::describe_numbers(&phones));
        assert_eq!(shown.as_deref(), Ok("303-555-0199, 303-555-0101"));
    }

    #[test]
    fn a_number_for_calls_and_texts_keeps_both() {
        let json = r#"[{"number": "988", "purpose": "crisis"}, {"number": "988", "kind": "text"}]"#;
        let present: Vec<Phone> = serde_json::from_str(json).expect("well-formed phones");
        assert_eq!(parse_phones("988, 988", &present), Ok(present.clone()));
    }

    #[test]
    fn a_malformed_number_is_quoted_in_the_error() {
        let error = parse_phones("303-555-0101, 12", &phones()).expect_err("it is malformed");
        assert!(error.contains("\"12\" is not a phone number"), "{error}");
        assert_eq!(parse_phones(NONE, &phones()), Ok(Vec::new()));
    }
}
