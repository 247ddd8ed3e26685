//! Criteria: what a request to the HSDS API says about the records it wants, parsed and limited.

use jiff::civil::Date;
use std::collections::BTreeSet;
use waymark_directory::{
    fold::fold,
    listing::{Coordinates, Listing, PostalCode, ServiceArea, State},
};

const METERS_PER_MILE: f64 = 1_609.344;

/// Every record of an answer meets all of these. A criterion that is absent rules nothing out.
#[derive(Clone, Debug, Default)]
pub struct Criteria {
    pub words: SearchWords,
    /// The id of a taxonomy term.
    pub term: Option<String>,
    /// The id of a taxonomy.
    pub taxonomy: Option<String>,
    /// The id of an organization.
    pub organization: Option<String>,
    pub modified_after: Option<Date>,
    pub near: Option<NearPostcode>,
}

/// Words that must all occur in a text, in any case and without regard to accents.
///
/// Each one costs a scan of every listing's text, so their number is bounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords(BTreeSet<String>);

/// The search has more words than one request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "search takes at most {} characters and {} different words",
    SearchWords::MAX_CHARS,
    SearchWords::MAX_WORDS
)]
pub struct TooManyWords;

impl SearchWords {
    /// As many as the site's own search reads.
    pub const MAX_CHARS: usize = 200;
    /// The longest name in the SAMHSA directories of 2023 has 13.
    pub const MAX_WORDS: usize = 16;

    pub fn parse(text: &str) -> Result<Self, TooManyWords> {
        if text.chars().nth(Self::MAX_CHARS).is_some() {
            return Err(TooManyWords);
        }
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let words: BTreeSet<String> = words.map(str::to_owned).collect();
        if words.len() > Self::MAX_WORDS {
            return Err(TooManyWords);
        }
        Ok(Self(words))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them occur in a text that is folded already.
    pub fn occur_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}

/// People at a ZIP code, and how far they can travel if they say so.
#[derive(Clone, Copy, Debug)]
pub struct NearPostcode {
    pub postcode: PostalCode,
    pub state: State,
    pub center: Coordinates,
    /// How far away a place may be.
    pub meters: Option<f64>,
}

/// Whether a location of a listing is a door that people go to, or only an area that it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationType {
    Door,
    Area,
}

impl NearPostcode {
    /// Whether a listing serves people here at one of its locations. A door is near enough within the distance, or in
    /// the same ZIP code if no distance is given; an area counts only if no distance is given.
    pub fn is_served_by(&self, listing: &Listing, location: LocationType) -> bool {
        let in_area = match &listing.service_area {
            Some(ServiceArea::States(states)) => states.contains(&self.state),
            Some(ServiceArea::National) | None => true,
        };
        let door = listing
            .address
            .as_ref()
            .filter(|_| location == LocationType::Door);
        let is_near = match (door, self.meters) {
            (Some(_), Some(meters)) => listing
                .coordinates
                .is_some_and(|point| point.miles_to(self.center) * METERS_PER_MILE <= meters),
            (Some(address), None) => {
                listing.service_area.is_some() || address.postal_code == Some(self.postcode)
            }
            (None, meters) => listing.service_area.is_some() && meters.is_none(),
        };
        in_area && is_near
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_repeated_word_counts_once() {
        let words = SearchWords::parse(&"e ".repeat(100)).expect("it is one word");
        assert_eq!(words, SearchWords::parse("E").expect("it is one word"));
    }

    #[test]
    fn a_word_more_than_allowed_is_refused() {
        let text = |count: usize| {
            (0..count)
                .map(|n| format!("w{n}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert!(SearchWords::parse(&text(SearchWords::MAX_WORDS)).is_ok());
        assert_eq!(
            SearchWords::parse(&text(SearchWords::MAX_WORDS + 1)),
            Err(TooManyWords)
        );
        let long = "e".repeat(SearchWords::MAX_CHARS);
        assert!(SearchWords::parse(&long).is_ok());
        assert_eq!(SearchWords::parse(&(long + " ")), Err(TooManyWords));
    }

    proptest! {
        #[test]
        fn no_text_costs_more_than_the_largest_number_of_scans(text in "(\\PC{0,3} ?){0,400}") {
            if let Ok(SearchWords(words)) = SearchWords::parse(&text) {
                prop_assert!(words.len() <= SearchWords::MAX_WORDS);
            }
        }
    }
}
