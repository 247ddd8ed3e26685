//! Places as contacts: vCard 3.0 (RFC 2426), which every phone reads.

use crate::place::{Address, PhoneKind, Place};

/// In bytes (RFC 2426, section 2.6).
const MAX_LINE: usize = 75;

/// A contact for each place and its note. `address_of` turns a page's path into its full address.
pub fn write_vcards<'p>(
    places: impl IntoIterator<Item = (&'p Place, &'p str)>,
    address_of: impl Fn(&str) -> String,
) -> String {
    places
        .into_iter()
        .map(|(place, note)| card(place, note, &address_of(&place.url)))
        .collect()
}

fn card(place: &Place, note: &str, page: &str) -> String {
    let name = escaped(&place.name);
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        // A place has no family name, but N is required.
        format!("N:{name};;;;"),
        format!("FN:{name}"),
        format!(
            "ORG:{}",
            escaped(place.organization.as_ref().unwrap_or(&place.name))
        ),
    ];
    for phone in &place.phones {
        let kind = match phone.kind {
            PhoneKind::Voice => "WORK,VOICE",
            PhoneKind::Text => "WORK,MSG",
            // The only type for a device that isn't a telephone.
            PhoneKind::Tty => "WORK,PCS",
        };
        lines.push(format!("TEL;TYPE={kind}:{}", escaped(&phone.number)));
    }
    lines.extend(place.address.as_ref().map(|address| adr(address, place)));
    lines.extend(place.website.as_ref().map(|site| format!("URL:{site}")));
    let note = if note.is_empty() {
        page.to_owned()
    } else {
        format!("{note}\n{page}")
    };
    lines.push(format!("NOTE:{}", escaped(&note)));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// The parts are: post box, extended address, street, city, region, postal code, country.
fn adr(address: &Address, place: &Place) -> String {
    let part = |text: Option<&str>| escaped(text.unwrap_or_default());
    format!(
        "ADR;TYPE=WORK:;{};{};{};{};{};USA",
        part(place.street_2.as_deref()),
        part(address.street.as_deref()),
        escaped(&address.city),
        escaped(&address.state),
        part(address.postal_code.as_deref()),
    )
}

/// Backslash, comma, semicolon and line break must be escaped everywhere (section 4).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Breaks a long line between characters; a continuation line starts with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MAX_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::tests::place;

    #[test]
    fn a_place_becomes_a_contact() {
        let place = place(
            "Casa; Luz, Inc",
            r#"{"number":"303-555-0100 x12","dial":"+13035550100,12","kind":"voice"}"#,
        );
        let cards = write_vcards([(&place, "Ask for Ana, early.")], |path| {
            format!("https://w.example{path}")
        });
        assert_eq!(
            cards,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Casa\\; Luz\\, Inc;;;;\r\nFN:Casa\\; Luz\\, Inc\r\n\
             ORG:Casa\\; Luz\\, Inc\r\nTEL;TYPE=WORK,VOICE:303-555-0100 x12\r\n\
             ADR;TYPE=WORK:;Floor 2;1 A St\\; Rear;Denver;CO;80204;USA\r\nURL:https://x.example/a,b\r\n\
             NOTE:Ask for Ana\\, early.\\nhttps://w.example/r/x/x\r\nEND:VCARD\r\n"
        );
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let place = place(&"é".repeat(60), "");
        let cards = write_vcards([(&place, "")], str::to_owned);
        assert!(cards.contains("\r\n é"), "{cards}");
        for line in cards.lines() {
            assert!(line.len() <= MAX_LINE, "{line}");
        }
        let unfolded = cards.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("FN:{}\r\n", "é".repeat(60))));
    }
}
