//! The numbers of a service.

use super::{
    super::{
        contact,
        record::{Record, children, text},
    },
    Offer, location,
    service::texts,
};
use waymark_directory::listing::{Phone, PhoneKind, PhonePurpose};

/// The numbers of the service here, else those of the building, else those of the organization. A number that is only a
/// person's is not among them.
pub(super) fn phones(
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
