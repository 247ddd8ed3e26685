//! The facts of a listing in plain text, shown beside what a visitor wrote about it.

use std::fmt::Write;
use waymark_directory::{
    Lang, Listing, ListingId,
    corrections::QueuedCorrection,
    listing::{Address, Phone, PhoneKind, PhonePurpose, Status},
};

/// Finds the listing of a correction, by its present id or by an older one.
pub(super) fn find_listing<'l>(listings: &'l [Listing], id: &ListingId) -> Option<&'l Listing> {
    let mut present = listings.iter();
    let mut older = listings.iter();
    present
        .find(|listing| listing.id == *id)
        .or_else(|| older.find(|listing| listing.aliases.contains(id)))
}

/// Describes a correction together with the facts it is about.
pub(super) fn describe_correction(
    entry: &QueuedCorrection,
    listing: Option<&Listing>,
    left: usize,
) -> String {
    let correction = &entry.correction;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "\nCorrection {}, {} ({left} to decide)",
        entry.number, correction.on
    );
    if let Some(listing) = listing {
        for (label, fact) in facts(listing) {
            let _ = writeln!(out, "  {label:<8} {fact}");
        }
    } else {
        let id = &correction.listing;
        let _ = writeln!(out, "  {id} is no longer in the directory");
    }
    let text = if correction.text.is_empty() {
        "(no text)"
    } else {
        &correction.text
    };
    let _ = write!(
        out,
        "  A visitor says ({}, in {}): {text}",
        correction.kind, correction.lang
    );
    out
}

fn facts(listing: &Listing) -> Vec<(&'static str, String)> {
    let none = || "none".to_owned();
    let address = match &listing.address {
        _ if listing.confidential => "hidden".to_owned(),
        Some(address) => describe_address(address),
        None => none(),
    };
    let checked = listing
        .verified
        .as_ref()
        .map(|check| format!("{} {}", check.on, check.how.get(Lang::En)));
    let sources = listing.sources.iter();
    let sources = sources.map(|source| format!("{}, {}", source.name, source.date));
    vec![
        ("name", listing.name.get(Lang::En).to_owned()),
        ("page", listing.path()),
        ("phones", describe_numbers(&listing.phones)),
        (
            "website",
            listing.website.as_deref().map_or_else(none, str::to_owned),
        ),
        ("address", address),
        ("status", describe_status(listing.status).to_owned()),
        ("checked", checked.unwrap_or_else(|| "never".to_owned())),
        ("source", sources.collect::<Vec<_>>().join("; ")),
    ]
}

fn describe_address(address: &Address) -> String {
    match &address.street_2 {
        Some(suite) => format!("{} ({suite})", address.in_one_line()),
        None => address.in_one_line(),
    }
}

/// Numbers with their purposes, in the order to try them.
pub(super) fn describe_numbers(phones: &[Phone]) -> String {
    if phones.is_empty() {
        return "none".to_owned();
    }
    let numbers = phones.iter().map(|phone| {
        let purpose = match (phone.kind, phone.purpose) {
            (PhoneKind::Text, _) => " (text)",
            (PhoneKind::Tty, _) => " (TTY)",
            (PhoneKind::Voice, PhonePurpose::Intake) => " (intake)",
            (PhoneKind::Voice, PhonePurpose::Crisis) => " (crisis)",
            (PhoneKind::Voice, PhonePurpose::Main) => "",
        };
        format!("{}{purpose}", phone.number)
    });
    numbers.collect::<Vec<_>>().join(", ")
}

pub(super) fn describe_status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::TemporarilyClosed => "temporarily closed",
        Status::Closed => "closed",
    }
}
