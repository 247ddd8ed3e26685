//! Listings generated from a fixed seed. They are the same on every machine, and have as many terms, names and places as
//! real listings.

use std::fmt::Write;
use waymark_directory::{Listing, TermId, Vocabulary, listing::PostalCode, places::Places};

/// Rows of the generated list: as many as the two real lists have together.
const ROWS: usize = 21_451;
/// Codes of each facility: the average of the real lists.
const CODES: u64 = 70;
/// Words for names, the most frequent first.
const WORDS: [&str; 32] = [
    "Center",
    "Services",
    "Health",
    "Recovery",
    "Counseling",
    "Treatment",
    "Behavioral",
    "Community",
    "Clinic",
    "House",
    "Family",
    "Wellness",
    "Mental",
    "Outpatient",
    "Hope",
    "Associates",
    "Care",
    "Hospital",
    "Youth",
    "Residential",
    "Addiction",
    "Psychiatric",
    "Path",
    "Bridge",
    "Life",
    "New",
    "Horizons",
    "Harbor",
    "Oaks",
    "Phoenix",
    "Turning",
    "Lighthouse",
];

/// Listings all over the country. As in the real lists, a few terms are on nearly all of them and most terms are rare;
/// each listing has 55 on average.
///
/// # Panics
/// If the vocabulary or the places compiled in were empty.
pub fn listings(count: usize) -> Vec<Listing> {
    let mut chance = Chance(0x5EED);
    let places = Places::get();
    let zips = zips();
    let terms: Vec<(TermId, f64)> = Vocabulary::get()
        .terms()
        .map(|(id, _)| (id, chance.share().powi(3)))
        .collect();
    (0..count)
        .map(|n| {
            let zip = chance.one_of(&zips);
            let (point, city) = places.find_zip(*zip).expect("only known ZIP codes were kept");
            let json = serde_json::json!({
                "id": format!("m-{n}"),
                "name": { "en": name(&mut chance) },
                "phones": [{ "number": "303-555-0100" }],
                "address": { "street": "1 Main Street", "city": city.name, "state": city.state, "postal_code": zip },
                "sources": [{ "name": "Made", "date": "2026-01-01" }],
            });
            let mut listing: Listing =
                serde_json::from_value(json).expect("a listing with every field it needs");
            listing.coordinates = Some(point);
            listing.terms = terms
                .iter()
                .filter(|(_, probability)| chance.share() < *probability)
                .map(|(id, _)| *id)
                .collect();
            listing
        })
        .collect()
}

/// A list in the CSV format that SAMHSA exports.
pub(crate) fn list() -> String {
    let mut chance = Chance(0x5EED);
    let codes: Vec<&str> = Vocabulary::get()
        .terms()
        .flat_map(|(_, term)| &term.samhsa)
        .map(|code| code.rsplit(':').next().unwrap_or(code))
        .collect();
    let zips = zips();
    let mut csv = "name1,name2,street1,city,state,zip,phone,service_code_info\n".to_owned();
    for row in 0..ROWS {
        let zip = chance.one_of(&zips);
        let Some((_, city)) = Places::get().find_zip(*zip) else {
            continue;
        };
        let codes: Vec<&str> = (0..CODES).map(|_| *chance.one_of(&codes)).collect();
        let _ = writeln!(
            csv,
            "{},,{row} Main Street,{},{},{zip},303-555-{:04},SA {}",
            name(&mut chance),
            city.name,
            city.state,
            row % 10_000,
            codes.join(" ")
        );
    }
    csv
}

/// A town and three words, in which frequent words come up more often.
fn name(chance: &mut Chance) -> String {
    let mut name = chance.one_of(Places::get().cities()).name.to_owned();
    for _ in 0..3 {
        let square = chance.below(32 * 32).isqrt();
        let _ = write!(name, " {}", WORDS[31 - square]);
    }
    name
}

fn zips() -> Vec<PostalCode> {
    let known = |zip: &PostalCode| Places::get().find_zip(*zip).is_some();
    (501..99_951)
        .filter_map(|n| format!("{n:05}").parse().ok())
        .filter(known)
        .collect()
}

/// Xorshift: the same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> usize {
        usize::try_from(self.next() % limit).unwrap_or_default()
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len() as u64)]
    }

    /// Returns a number from 0 to 1.
    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or_default()) / f64::from(u32::MAX)
    }
}
