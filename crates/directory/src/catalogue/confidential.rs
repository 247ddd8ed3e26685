//! Places whose address must stay secret. It is removed on loading, so it can be neither shown nor searched.

use super::{absorb::absorb, identity::derive_place_id, merge::share_list};
use crate::{Lang, Listing, ListingId, fold::fold, listing::ServiceArea};
use std::collections::{HashMap, HashSet};

/// Removes the location of confidential places, and of their records in other lists.
pub(super) fn hide_places(listings: &mut [Listing]) {
    listings
        .iter_mut()
        .filter(|listing| listing.confidential)
        .for_each(Listing::redact_location);
    let mut hidden: HashMap<String, Vec<Listing>> = HashMap::new();
    for listing in listings.iter().filter(|listing| listing.confidential) {
        remember(&mut hidden, listing);
    }
    // A place that was hidden because it resembles a hidden one can in turn resemble others.
    loop {
        let mut more = Vec::new();
        for listing in listings.iter_mut().filter(|listing| !listing.confidential) {
            let known = numbers(listing)
                .filter_map(|number| hidden.get(number))
                .flatten();
            if known.into_iter().any(|other| is_like(other, listing)) {
                listing.confidential = true;
                listing.redact_location();
                more.push(listing.clone());
            }
        }
        if more.is_empty() {
            return;
        }
        for listing in &more {
            remember(&mut hidden, listing);
        }
    }
}

fn numbers(listing: &Listing) -> impl Iterator<Item = &str> {
    listing.phones.iter().map(|phone| phone.number.digits())
}

fn remember(hidden: &mut HashMap<String, Vec<Listing>>, listing: &Listing) {
    for number in numbers(listing) {
        let known = hidden.entry(number.to_owned()).or_default();
        known.push(listing.clone());
    }
}

/// Gives hidden places ids that do not depend on their addresses; otherwise anybody who knows the name could try every
/// street. Merges hidden places with the same name and number. Returns the new position of each listing.
pub(super) fn rename_hidden_places(listings: &mut Vec<Listing>) -> Vec<usize> {
    let mut renamed: HashMap<ListingId, usize> = HashMap::new();
    let mut kept: Vec<Listing> = Vec::with_capacity(listings.len());
    let mut moved = Vec::with_capacity(listings.len());
    for mut listing in listings.drain(..) {
        if listing.confidential {
            listing.aliases.retain(|id| !id.is_derived());
            if listing.id.is_derived() && listing.id != derive_place_id(&listing) {
                let number = numbers(&listing).next().unwrap_or_default();
                let name = fold(listing.name.get(Lang::En));
                listing.id = ListingId::derive_from(&format!("hidden|{name}|{number}"));
            }
            if let Some(at) = renamed.get(&listing.id) {
                moved.push(*at);
                absorb(&mut kept[*at], listing);
                continue;
            }
            renamed.insert(listing.id.clone(), kept.len());
        }
        moved.push(kept.len());
        kept.push(listing);
    }
    *listings = kept;
    moved
}

/// Whether a listing with the same phone number is probably the hidden place in another list. Having no address, the two
/// can't be merged. Half of the words in the names and the same state are enough, because an address that was
/// published by mistake can't be taken back.
pub(super) fn is_like(hidden: &Listing, listing: &Listing) -> bool {
    let state = listing.address.as_ref().map(|address| address.state);
    let is_there = match (&hidden.service_area, state) {
        (Some(ServiceArea::States(states)), Some(state)) => states.contains(&state),
        // Only our own exports leave out even the state, and there all such places are hidden already.
        (None, _) => !share_list(hidden, listing),
        _ => true,
    };
    let names = [hidden, listing].map(|listing| fold(listing.name.get(Lang::En)));
    let [a, b] = [&names[0], &names[1]].map(|name| name.split(' ').collect::<HashSet<_>>());
    is_there && 2 * a.intersection(&b).count() >= a.union(&b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Catalogue, Text,
        listing::{Status, sample::larkspur_house as listing},
    };

    /// A shelter in one list, with its numbers.
    fn shelter(list: &str, name: &str, numbers: &[&str]) -> Listing {
        let mut shelter = listing();
        shelter.name = Text::english(name);
        shelter.sources[0].list = Some(list.into());
        let phone = shelter.phones[0].clone();
        shelter.phones = numbers
            .iter()
            .map(|number| crate::listing::Phone {
                number: number.parse().unwrap(),
                ..phone.clone()
            })
            .collect();
        shelter.address.as_mut().unwrap().street = Some(format!("{list} Road").into());
        shelter.id = derive_place_id(&shelter);
        shelter
    }

    fn hidden(mut shelter: Listing) -> Listing {
        shelter.confidential = true;
        shelter
    }

    #[test]
    fn places_that_resemble_hidden_ones_are_hidden_in_turn() {
        let listings = vec![
            hidden(shelter(
                "a",
                "Rose Shelter",
                &["303-555-0100", "303-555-0101"],
            )),
            shelter(
                "b",
                "Rose Shelter Denver",
                &["303-555-0199", "303-555-0101"],
            ),
            shelter("c", "Rose Denver House", &["303-555-0199"]),
        ];
        let loaded = Catalogue::from_imported(listings).into_listings();
        assert_eq!(loaded.len(), 3);
        assert!(
            loaded
                .iter()
                .all(|listing| listing.confidential && listing.address.is_none())
        );
    }

    #[test]
    fn the_id_of_a_hidden_place_does_not_depend_on_its_address() {
        let open = shelter("b", "Rose Shelter", &["303-555-0100"]);
        let guessed = open.id.clone();
        let listings = vec![
            hidden(shelter("a", "Rose Shelter", &["303-555-0100"])),
            open,
        ];
        let loaded = Catalogue::from_imported(listings.clone()).into_listings();
        let known = |id: &ListingId| loaded.iter().any(|l| l.id == *id || l.aliases.contains(id));
        assert!(!known(&guessed) && !known(&listings[0].id));
        assert_eq!(loaded.len(), 1);
        let again = Catalogue::from_imported(loaded.clone()).into_listings();
        assert_eq!(again, loaded);
    }

    #[test]
    fn nothing_is_left_that_reveals_the_location() {
        let mut shelter = hidden(shelter("a", "Rose Shelter", &["303-555-0100"]));
        shelter.phones[0].instructions = Text::english("ring at 44 Oak Street");
        shelter.sources[0].url = Some("https://rose.example/".into());
        shelter.sources[0].list = None;
        shelter.sources[0].name = "Official site of Rose".into();
        let loaded = Catalogue::from_imported(vec![shelter]).into_listings();
        let text = serde_json::to_string(&loaded).unwrap();
        for secret in ["Oak", "rose.example", "Official", "Road"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }

    #[test]
    fn a_closed_record_that_was_hidden_hides_the_one_that_is_open() {
        let mut closed = hidden(shelter("a", "Rose Shelter", &["303-555-0100"]));
        closed.status = Status::Closed;
        closed.address = None;
        let mut open = shelter("b", "Rose Shelter", &["303-555-0100"]);
        open.address = None;
        let loaded = Catalogue::from_imported(vec![open, closed]).into_listings();
        assert_eq!(loaded.len(), 1);
        assert!(loaded[0].confidential && loaded[0].status == Status::Active);
    }
}
