//! What a place is known by: its id, and the forms of its street, its name and its number that compare.

use crate::{Listing, ListingId, fold::fold, lang::Lang};
use sha2::{Digest, Sha256};

/// Crockford's base 32 in lower case: no letters that are mistaken for digits when read aloud.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of an id made from a place: 50 bits, so that among a million places a clash is unlikely.
const ID_CHARS: usize = 10;

/// Words of street lines that sources write in long and short, by the abbreviations of USPS Publication 28.
const STREET_WORDS: &[(&str, &str)] = &[
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("circle", "cir"),
    ("court", "ct"),
    ("drive", "dr"),
    ("east", "e"),
    ("highway", "hwy"),
    ("lane", "ln"),
    ("north", "n"),
    ("northeast", "ne"),
    ("northwest", "nw"),
    ("parkway", "pkwy"),
    ("place", "pl"),
    ("road", "rd"),
    ("south", "s"),
    ("southeast", "se"),
    ("southwest", "sw"),
    ("square", "sq"),
    ("street", "st"),
    ("suite", "ste"),
    ("west", "w"),
];

/// The street line in a form that compares.
pub(super) fn street_key(listing: &Listing) -> Option<String> {
    let address = listing.address.as_ref()?;
    let street = fold(address.street.as_deref()?);
    let words = street.split(' ').map(|word| {
        STREET_WORDS
            .iter()
            .find(|(long, _)| *long == word)
            .map_or(word, |w| w.1)
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// Street and ZIP code in a form that compares.
pub fn address_key(listing: &Listing) -> Option<String> {
    let address = listing.address.as_ref()?;
    let area = match address.postal_code {
        Some(zip) => zip.to_string(),
        None => fold(&address.locality()),
    };
    Some(format!("{} {area}", street_key(listing)?))
}

/// What a place can be found by among others: where it is, or, where nobody is told that, name and telephone.
pub(super) fn place_key(listing: &Listing) -> Option<String> {
    let named = || {
        let name = fold(listing.name.get(Lang::En));
        Some(format!("{name}|{}", main_phone(listing)?))
    };
    address_key(listing).or_else(named)
}

/// The id of an imported place: from its name and address, so that every edition of a list gives the same.
pub fn place_id(listing: &Listing) -> ListingId {
    id_of(&format!(
        "{}|{}",
        fold(listing.name.get(Lang::En)),
        place_key(listing).unwrap_or_default()
    ))
}

/// The id of whatever a text identifies.
#[expect(
    clippy::missing_panics_doc,
    reason = "the id is made of its own alphabet"
)]
pub fn id_of(identity: &str) -> ListingId {
    let digest = Sha256::digest(identity.as_bytes());
    let mut bits = digest
        .iter()
        .take(8)
        .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut id = String::from("p-");
    for _ in 0..ID_CHARS {
        id.push(char::from(BASE32[(bits & 31) as usize]));
        bits >>= 5;
    }
    id.parse()
        .expect("base 32 digits after \"p-\" are a well-formed id")
}

/// Whether an id is one that [`id_of`] makes.
pub(super) fn is_made(id: &ListingId) -> bool {
    let digits = id.as_str().strip_prefix("p-").map(str::as_bytes);
    digits.is_some_and(|digits| {
        digits.len() == ID_CHARS && digits.iter().all(|digit| BASE32.contains(digit))
    })
}

/// The digits of the first number.
pub fn main_phone(listing: &Listing) -> Option<&str> {
    listing.phones.first().map(|phone| phone.number.digits())
}
