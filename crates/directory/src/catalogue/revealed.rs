//! Revealed places: an older version of the directory hid their address, and a newer one would show it. It may be meant, but
//! it may also be a line that somebody cut off a file by mistake, and a published address can't be taken back.

use super::confidential::is_like;
use crate::{Lang, Listing, ListingId, fold::fold};
use std::{
    borrow::Borrow,
    collections::{HashMap, HashSet},
};

/// The listings that now show where they are, and that resemble a listing that was hidden before. A place that was shown
/// before is not among them.
pub fn find_revealed<'n, L: Borrow<Listing>>(
    before: &[impl Borrow<Listing>],
    now: &'n [L],
) -> Vec<&'n Listing> {
    let mut shown: HashSet<&ListingId> = HashSet::new();
    let mut hidden: HashMap<String, Vec<&Listing>> = HashMap::new();
    for listing in before.iter().map(Borrow::borrow) {
        if listing.confidential {
            for key in keys(listing) {
                hidden.entry(key).or_default().push(listing);
            }
        } else if shows_where_it_is(listing) {
            shown.extend([&listing.id].into_iter().chain(&listing.aliases));
        }
    }
    if hidden.is_empty() {
        return Vec::new();
    }
    let now = now.iter().map(Borrow::borrow);
    let news = now.filter(|listing| {
        !listing.confidential && shows_where_it_is(listing) && !shown.contains(&listing.id)
    });
    news.filter(|listing| {
        let mut alike = keys(listing).filter_map(|key| hidden.get(&key)).flatten();
        alike.any(|hidden| hidden.id == listing.id || is_like(hidden, listing))
    })
    .collect()
}

fn shows_where_it_is(listing: &Listing) -> bool {
    listing.address.is_some() || listing.coordinates.is_some()
}

/// What two records of one place may have in common: a number, the name, the id.
fn keys(listing: &Listing) -> impl Iterator<Item = String> {
    let numbers = listing.phones.iter();
    let numbers = numbers.map(|phone| phone.number.digits().to_owned());
    let ids = [&listing.id].into_iter().chain(&listing.aliases);
    let ids = ids.map(|id| format!("id {id}"));
    let name = format!("name {}", fold(listing.name.get(Lang::En)));
    numbers.chain(ids).chain([name])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Text,
        catalogue::derive_place_id,
        listing::{ServiceArea, sample::larkspur_house},
    };

    fn place(list: &str, name: &str, number: &str, street: &str) -> Listing {
        let mut place = larkspur_house();
        place.name = Text::english(name);
        place.sources[0].list = Some(list.into());
        place.phones[0].number = number.parse().unwrap();
        place.address.as_mut().unwrap().street = Some(street.into());
        place.id = derive_place_id(&place);
        place
    }

    fn hidden(mut place: Listing) -> Listing {
        let state = place.address.as_ref().unwrap().state;
        place.confidential = true;
        place.redact_location();
        place.service_area = Some(ServiceArea::States(vec![state]));
        place.id = ListingId::derive_from("hidden");
        place
    }

    #[test]
    fn a_place_that_was_hidden_and_is_shown_is_revealed() {
        let rose = || place("a", "Rose House", "303-555-0100", "7 Rose Lane");
        let iris = place("a", "Iris House", "303-555-0101", "8 Iris Lane");
        let before = [hidden(rose()), iris.clone()];
        assert!(find_revealed(&before, &before).is_empty());
        let names = |now: &[Listing]| {
            let revealed = find_revealed(&before, now).into_iter();
            revealed
                .map(|listing| listing.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&[rose(), iris.clone()]), [rose().id]);
        let renamed = place("a", "Rose House", "303-555-0199", "7 Rose Lane");
        assert_eq!(names(&[renamed.clone(), iris.clone()]), [renamed.id]);
        let respelled = place("b", "The Rose House", "303-555-0100", "7 Rose Lane");
        assert_eq!(names(std::slice::from_ref(&respelled)), [respelled.id]);
    }

    #[test]
    fn places_that_were_shown_and_places_elsewhere_are_not_revealed() {
        let rose = place("a", "Rose House", "303-555-0100", "7 Rose Lane");
        let twin = place("b", "Rose House", "303-555-0155", "9 Other Street");
        let mut elsewhere = place("b", "Rose House", "303-555-0156", "1 Main Street");
        elsewhere.address.as_mut().unwrap().state = "TX".parse().unwrap();
        elsewhere.id = derive_place_id(&elsewhere);
        let before = [hidden(rose), twin.clone()];
        assert!(find_revealed(&before, &[twin, elsewhere]).is_empty());
    }
}
