//! The phone numbers of an offer.

use super::{
    super::{
        contact::parse_phone,
        fault::RowFault,
        json::{Record, children, text},
    },
    offer::{Offer, both_languages},
};
use waymark_directory::listing::{Phone, PhoneKind, PhonePurpose};

/// Reads the numbers of the service here, or else those of the building, or else those of the organization. Numbers
/// that belong only to a person are left out.
pub(super) fn read_phones(
    offer: &Offer<'_>,
    organization: Option<&Record>,
    faults: &mut Vec<RowFault>,
) -> Vec<Phone> {
    let of_service = [offer.at, Some(offer.service)];
    let levels = [of_service, [offer.location(), None], [organization, None]];
    for level in levels {
        let mut phones: Vec<Phone> = Vec::new();
        for record in level.into_iter().flatten() {
            for row in children(record, "phones") {
                match read_phone(row) {
                    Ok(Some(phone)) if !phones.contains(&phone) => phones.push(phone),
                    Ok(_) => {}
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if !phones.is_empty() {
            return phones;
        }
    }
    Vec::new()
}

/// `None` for fax numbers and the like, which nobody can call.
fn read_phone(row: &Record) -> Result<Option<Phone>, RowFault> {
    let kind = match text(row, "type").map(|kind| kind.to_lowercase()).as_deref() {
        Some("fax" | "pager" | "video") => return Ok(None),
        Some("text" | "sms") => PhoneKind::Text,
        Some("textphone" | "tty" | "tdd") => PhoneKind::Tty,
        _ => PhoneKind::Voice,
    };
    let Some(written) = text(row, "number") else {
        return Ok(None);
    };
    let whole = match text(row, "extension") {
        Some(extension) => format!("{written} x{extension}"),
        None => written.clone(),
    };
    let bare = written.split(['x', 'X']).next().unwrap_or_default().trim();
    let number = parse_phone(&whole).or_else(|| parse_phone(bare));
    Ok(Some(Phone {
        number: number.ok_or_else(|| RowFault::unreadable(written, "a phone number"))?,
        kind,
        purpose: match text(row, "purpose").as_deref() {
            Some("intake") => PhonePurpose::Intake,
            Some("crisis") => PhonePurpose::Crisis,
            _ => PhonePurpose::Main,
        },
        instructions: both_languages(row, "description"),
    }))
}
