//! The identity of a place: its id, and its address, name and number in forms that can be compared.

use crate::{Listing, ListingId, fold::fold, lang::Lang};

/// Words in street lines that sources may abbreviate, with the abbreviations of USPS Publication 28.
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

/// The street line in a form that can be compared: folded and abbreviated.
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

/// Street and ZIP code in a form that can be compared; without a ZIP code, street, city and state.
pub fn address_key(listing: &Listing) -> Option<String> {
    let address = listing.address.as_ref()?;
    let area = match address.postal_code {
        Some(zip) => zip.to_string(),
        None => fold(&address.locality()),
    };
    Some(format!("{} {area}", street_key(listing)?))
}

/// What identifies a place: its address, or else its name and phone number.
pub(super) fn place_key(listing: &Listing) -> Option<String> {
    let named = || {
        let name = fold(listing.name.get(Lang::En));
        Some(format!("{name}|{}", main_phone(listing)?))
    };
    address_key(listing).or_else(named)
}

/// Derives the id of an imported place from its name and address, so that it is the same in every edition of a list.
pub fn derive_place_id(listing: &Listing) -> ListingId {
    ListingId::derive_from(&format!(
        "{}|{}",
        fold(listing.name.get(Lang::En)),
        place_key(listing).unwrap_or_default()
    ))
}

/// The digits of the first phone number.
pub fn main_phone(listing: &Listing) -> Option<&str> {
    listing.phones.first().map(|phone| phone.number.digits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::sample::larkspur_house;

    #[test]
    fn ids_of_places_never_change_because_shared_links_depend_on_them() {
        let mut place = larkspur_house();
        assert_eq!(derive_place_id(&place).as_str(), "p-k15ny8fj40");
        place.address.as_mut().unwrap().postal_code = None;
        assert_eq!(derive_place_id(&place).as_str(), "p-fmy8e4ytre");
        place.address = None;
        assert_eq!(derive_place_id(&place).as_str(), "p-aa1fx1vmdy");
        place.phones.clear();
        assert_eq!(derive_place_id(&place).as_str(), "p-mrr1bstntn");
    }
}
