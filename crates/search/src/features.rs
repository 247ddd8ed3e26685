//! Features: what a search has to know about a listing, in a small form beside the text index.

use crate::{
    analysis::folded_words,
    geo::{ServedArea, UnitPoint, unit_point},
    weights,
};
use jiff::civil::Date;
use std::collections::HashMap;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Vocabulary, fold::fold};

/// If a listing names no organization, this many words at the beginning of its name stand for it.
const ORGANIZATION_WORDS: usize = 3;

#[derive(Clone, Debug)]
pub(crate) struct ListingFeatures {
    pub(crate) point: Option<UnitPoint>,
    pub(crate) area: ServedArea,
    pub(crate) terms: TermSet,
    /// The terms that aren't coded but follow from others.
    pub(crate) inferred: TermSet,
    /// The terms that its name mentions.
    pub(crate) named_for: TermSet,
    /// Groups, if it serves nobody else.
    pub(crate) serves_only: TermSet,
    /// How many second-level needs it serves.
    pub(crate) needs: u16,
    pub(crate) is_listed: bool,
    /// Factor for the age of its facts.
    pub(crate) freshness: f32,
    /// Factor for whether there is a phone.
    pub(crate) phone: f32,
    /// Listings of one organization share a number.
    pub(crate) organization: u32,
}

/// Reads features off listings, and numbers the organizations.
pub(crate) struct FeatureReader<F> {
    newest: Option<Date>,
    organizations: HashMap<String, u32>,
    exact_needs: TermSet,
    named_for: F,
}

impl<F: FnMut(&str) -> TermSet> FeatureReader<F> {
    /// `newest` is the date of the newest facts in the directory. `named_for` finds the terms in a name.
    pub(crate) fn new(newest: Option<Date>, named_for: F) -> Self {
        let vocabulary = Vocabulary::get();
        let exact = |(id, term): (TermId, &waymark_directory::vocabulary::Term)| {
            term.parent.is_some().then_some(id)
        };
        Self {
            newest,
            organizations: HashMap::new(),
            exact_needs: vocabulary.facet(Facet::Need).filter_map(exact).collect(),
            named_for,
        }
    }

    pub(crate) fn read_features(
        &mut self,
        listing: &Listing,
        inferred: TermSet,
    ) -> ListingFeatures {
        let next = u32::try_from(self.organizations.len()).unwrap_or(u32::MAX);
        let organization = organization_key(listing);
        ListingFeatures {
            point: listing.coordinates.map(unit_point),
            area: ServedArea::from_listing(listing),
            terms: listing.terms,
            inferred,
            named_for: (self.named_for)(listing.name.get(Lang::En)).intersection(listing.terms),
            serves_only: listing.serves_only,
            needs: u16::try_from(listing.terms.intersection(self.exact_needs).len())
                .unwrap_or(u16::MAX),
            is_listed: listing.is_listed(),
            freshness: self.freshness(listing),
            phone: if listing.phones.is_empty() {
                weights::NO_PHONE
            } else {
                1.0
            },
            organization: *self.organizations.entry(organization).or_insert(next),
        }
    }

    fn freshness(&self, listing: &Listing) -> f32 {
        let years = match (self.newest, listing.as_of()) {
            (Some(newest), Some(date)) => f32::from(newest.year() - date.year()),
            _ => 0.0,
        };
        (1.0 - weights::YEARLY * years.max(0.0)).max(weights::OLDEST)
    }
}

/// What the listings of one organization share: its name, or else the website, or else how their names begin.
fn organization_key(listing: &Listing) -> String {
    if let Some(organization) = &listing.organization {
        return fold(organization);
    }
    // Meetings are independent of one another, even if one website publishes them all.
    let site = listing
        .website
        .as_deref()
        .filter(|_| !listing.is_meeting())
        .and_then(|site| site.split('/').nth(2));
    if let Some(host) = site {
        return host.trim_start_matches("www.").to_lowercase();
    }
    let mut words = folded_words(listing.name.get(Lang::En));
    words.truncate(ORGANIZATION_WORDS);
    words.join(" ")
}
