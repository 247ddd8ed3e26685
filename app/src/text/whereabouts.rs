//! Where a listing is, in words: distance, city, area served.

use super::{locale, td_string};
use waymark_directory::{
    Lang, Listing,
    listing::{Precision, ServiceArea, State},
    places::state_name,
};

/// More states than this are counted, not named.
const MOST_STATES: usize = 4;

/// "Denver, CO", "By phone or online, for Ohio", or why no address is shown.
pub fn place(listing: &Listing, lang: Lang) -> String {
    let l = locale(lang);
    if listing.confidential {
        return td_string!(l, hit.private_place).to_owned();
    }
    if let Some(address) = &listing.address {
        return format!("{}, {}", address.city, address.state);
    }
    match &listing.service_area {
        Some(ServiceArea::National) => td_string!(l, hit.national).to_owned(),
        Some(ServiceArea::States(served))
            if listing.online.is_some() && listing.phones.is_empty() =>
        {
            td_string!(l, hit.online, states = states(served, lang))
        }
        Some(ServiceArea::States(served)) => {
            td_string!(l, hit.states, states = states(served, lang))
        }
        None => String::new(),
    }
}

/// The names of states, the first few of many.
pub fn states(served: &[State], lang: Lang) -> String {
    let shown = if served.len() == MOST_STATES + 1 {
        served.len()
    } else {
        served.len().min(MOST_STATES)
    };
    let names: Vec<&str> = served
        .iter()
        .take(shown)
        .map(|state| state_name(*state, lang))
        .collect();
    let left = served.len() - shown;
    let list = names.join(", ");
    if left == 0 {
        list
    } else {
        format!("{list} {}", td_string!(locale(lang), hit.more, n = left))
    }
}

/// "1.9 miles", or "about 12 miles" where only the ZIP code's middle is known.
pub fn distance(miles: f64, precision: Precision, lang: Lang) -> String {
    let l = locale(lang);
    if precision == Precision::Address {
        return match format!("{miles:.1}").as_str() {
            "1.0" => td_string!(l, hit.mile).to_owned(),
            n => td_string!(l, hit.miles, n = n.to_owned()),
        };
    }
    match format!("{:.0}", miles.max(1.0)).as_str() {
        "1" => td_string!(l, hit.about_mile).to_owned(),
        n => td_string!(l, hit.about_miles, n = n.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_no_more_exact_than_the_point() {
        assert_eq!(distance(1.9, Precision::Address, Lang::En), "1.9 miles");
        assert_eq!(distance(1.0, Precision::Address, Lang::En), "1 mile");
        assert_eq!(
            distance(11.6, Precision::PostalCode, Lang::En),
            "about 12 miles"
        );
        assert_eq!(
            distance(0.2, Precision::PostalCode, Lang::Es),
            "a 1 milla, más o menos"
        );
    }

    #[test]
    fn many_states_are_counted() {
        let all: Vec<State> = State::all().collect();
        assert!(states(&all, Lang::En).ends_with(" more"));
        assert_eq!(states(&all[..2], Lang::En).matches(", ").count(), 1);
    }
}
