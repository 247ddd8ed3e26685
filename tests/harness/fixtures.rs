//! Made-up places: their numbers are from the range reserved for fiction (555-01xx), and their names say so.

use serde_json::{Value, json};
use std::path::Path;
use waymark_app::Page;
use waymark_directory::{Listing, data::LockedDataFolder};

/// The name of the confidential place.
pub const CONFIDENTIAL_NAME: &str = "Made-up Safe House";
/// Its street, which must not appear in any answer.
pub const CONFIDENTIAL_STREET: &str = "99 Hidden Lane";
/// Its ZIP code, which no other fixture has.
pub const CONFIDENTIAL_ZIP: &str = "80302";
/// How many clinics the imported list has: more than two pages of twenty.
pub const CLINICS: usize = 45;

/// The curated entries: a crisis line and a place with an address.
pub const ENTRIES: &str = r#"
[[listing]]
id = "made-up-crisis-line"
name.en = "Made-up Crisis Line"
name.es = "Línea de Crisis Inventada"
description.en = "Talk to a person at any hour."
description.es = "Hable con una persona a cualquier hora."
needs = ["crisis-line"]
payment = ["free"]
languages = ["en", "es"]
access = ["phone"]
website = "https://crisis.example/"
hours = "always"

[[listing.phones]]
number = "800-555-0100"
purpose = "crisis"

[listing.service_area]
national = true

[listing.source]
name = "Made up for tests"
url = "https://example.org/"
date = 2026-01-02

[[listing]]
id = "made-up-detox"
name.en = "Made-up Detox Denver"
name.es = "Desintoxicación Inventada de Denver"
description.en = "Medical help to stop."
description.es = "Ayuda médica para dejarlo."
needs = ["detox"]
payment = ["medicaid"]
languages = ["es"]
website = "https://detox.example/"

[[listing.phones]]
number = "303-555-0101 x2"
purpose = "intake"

[listing.address]
street = "1 Example Street"
city = "Denver"
state = "CO"
postal_code = "80204"

[listing.coordinates]
latitude = 39.73
longitude = -105.01

[listing.source]
name = "Made up for tests"
url = "https://example.org/"
date = 2026-01-02

[listing.verified]
on = 2026-02-03
"#;

/// Another curated entry, for tests to add later.
pub const LATER_ENTRY: &str = r#"
[[listing]]
id = "made-up-pantry"
name.en = "Made-up Pantry"
name.es = "Despensa Inventada"
description.en = "Food, no questions asked."
description.es = "Comida, sin preguntas."
needs = ["food"]
website = "https://pantry.example/"

[listing.source]
name = "Made up for tests"
url = "https://example.org/"
date = 2026-01-02
"#;

/// The index of a guide, `made-up`.
pub const GUIDE_INDEX: &str = r#"
[[topic]]
key = "made-up"
name.en = "Made-up topic"
name.es = "Tema inventado"

[[topic.guide]]
slug = "made-up"
"#;

/// The text of that guide in one language.
pub fn guide(title: &str) -> String {
    format!(
        r#"+++
title = "{title}"
summary = "Short."
reviewed = 2026-01-02
phrases = ["{title}"]

[[source]]
name = "Made up for tests"
url = "https://example.org/"
facts = "All"
+++
Breathe.
"#
    )
}

/// An imported list: clinics in Denver, and a safe house whose record carries an address it must not show.
pub fn imported() -> Vec<Value> {
    let mut listings: Vec<Value> = (1..=CLINICS).map(clinic).collect();
    listings.push(json!({
        "id": "p-safehouse1",
        "name": {"en": CONFIDENTIAL_NAME},
        "terms": ["need:domestic-violence"],
        "confidential": true,
        "phones": [{"number": "303-555-0199", "purpose": "intake"}],
        "address": {"street": CONFIDENTIAL_STREET, "city": "Boulder", "state": "CO", "postal_code": CONFIDENTIAL_ZIP},
        "coordinates": {"latitude": 40.027_12, "longitude": -105.291_34},
        "sources": [source()],
    }));
    listings
}

fn clinic(number: usize) -> Value {
    let mut terms = vec!["need:outpatient"];
    terms.extend(number.is_multiple_of(2).then_some("pay:medicaid"));
    terms.extend(number.is_multiple_of(3).then_some("group:veterans"));
    json!({
        "id": format!("p-clinic{number:02}"),
        "name": {"en": format!("Made-up Clinic {number:02}")},
        "terms": terms,
        "phones": [{"number": format!("303-555-01{number:02}")}],
        "address": {"street": format!("{number} Fiction Road"), "city": "Denver", "state": "CO", "postal_code": "80204"},
        "coordinates": {"latitude": 39.73, "longitude": -105.02},
        "sources": [source()],
    })
}

fn source() -> Value {
    json!({"name": "Made-up Directory 2023", "date": "2023-11-01", "list": "made-up"})
}

/// Writes an imported list into a data folder.
///
/// # Panics
/// When a listing is malformed or the folder cannot be written.
pub fn write_list(folder: &Path, list: &str, listings: &[Value]) {
    let listings: Vec<Listing> = listings
        .iter()
        .map(|listing| serde_json::from_value(listing.clone()).expect("fixtures are well-formed"))
        .collect();
    LockedDataFolder::lock(folder)
        .and_then(|folder| folder.write_list(list, &listings))
        .expect("the folder is ours");
}

/// The English address of a page, on a site with the published content.
pub fn page_address(page: &Page) -> String {
    let path = page.path.replace("{id}", "988-lifeline");
    path.replace(
        "/988-lifeline/{slug}",
        "/988-lifeline/988-suicide-crisis-lifeline",
    )
    .replace("/guides/{slug}", "/guides/questions-to-ask")
}
