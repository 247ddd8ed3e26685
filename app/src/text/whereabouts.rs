//! Where a listing is, in words: city, area served, distance.

use super::{terms::list_names, text};
use waymark_directory::{
    Lang, Listing,
    listing::{Precision, ServiceArea, State},
    places::state_name,
};

/// How many states are named; the others are counted.
const MAX_STATES: usize = 4;

/// "Denver, CO", "By phone or online, for Ohio", or that the address is kept private.
pub fn place_line(listing: &Listing, lang: Lang) -> String {
    if listing.confidential {
        return text!(lang, hit.private_place).to_owned();
    }
    if let Some(address) = &listing.address {
        return format!("{}, {}", address.city, address.state);
    }
    match &listing.service_area {
        Some(ServiceArea::National) => text!(lang, hit.national).to_owned(),
        Some(ServiceArea::States(served))
            if listing.online.is_some() && listing.phones.is_empty() =>
        {
            text!(lang, hit.online, states = list_states(served, lang))
        }
        Some(ServiceArea::States(served)) => {
            text!(lang, hit.states, states = list_states(served, lang))
        }
        None => String::new(),
    }
}

/// "Ohio, Texas and 12 more".
pub fn list_states(served: &[State], lang: Lang) -> String {
    let names: Vec<&str> = served
        .iter()
        .map(|state| state_name(*state, lang))
        .collect();
    list_names(&names, MAX_STATES, lang)
}

/// "1.9 miles", or "about 12 miles" if only the ZIP code is known.
pub fn distance_text(miles: f64, precision: Precision, lang: Lang) -> String {
    if precision == Precision::Address {
        return match format!("{miles:.1}").as_str() {
            "1.0" => text!(lang, hit.mile).to_owned(),
            n => text!(lang, hit.miles, n = n.to_owned()),
        };
    }
    match format!("{:.0}", miles.max(1.0)).as_str() {
        "1" => text!(lang, hit.about_mile).to_owned(),
        n => text!(lang, hit.about_miles, n = n.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_only_as_exact_as_the_point() {
        assert_eq!(
            distance_text(1.9, Precision::Address, Lang::En),
            "1.9 miles"
        );
        assert_eq!(distance_text(1.0, Precision::Address, Lang::En), "1 mile");
        assert_eq!(
            distance_text(11.6, Precision::PostalCode, Lang::En),
            "about 12 miles"
        );
        assert_eq!(
            distance_text(0.2, Precision::PostalCode, Lang::Es),
            "a 1 milla, más o menos"
        );
    }

    #[test]
    fn only_a_few_states_are_named() {
        let all: Vec<State> = State::all().collect();
        assert!(list_states(&all, Lang::En).ends_with(" more"));
        assert_eq!(list_states(&all[..2], Lang::En).matches(", ").count(), 1);
    }
}
