//! What a search must know of a listing, kept small and in one row beside the index.

use crate::{
    analysis::words,
    geo::{Area, Unit, unit},
    rank::weights,
};
use jiff::civil::Date;
use std::collections::HashMap;
use waymark_directory::{Facet, Lang, Listing, TermId, TermSet, Vocabulary, fold::fold};

/// Words of a name that tell one organisation from another, where none is given.
const ORGANIZATION_WORDS: usize = 3;

/// One listing.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) point: Option<Unit>,
    pub(crate) area: Area,
    pub(crate) terms: TermSet,
    /// Those of them that only follow from others.
    pub(crate) inferred: TermSet,
    /// Terms that its name speaks of.
    pub(crate) named_for: TermSet,
    /// The groups it serves and no others.
    pub(crate) serves_only: TermSet,
    /// How many needs of the second level it serves.
    pub(crate) needs: u16,
    pub(crate) listed: bool,
    /// Factor for how fresh the facts are and whether there is a phone.
    pub(crate) freshness: f32,
    pub(crate) reachable: f32,
    /// Listings of one organisation share a number.
    pub(crate) organization: u32,
}

/// Makes rows, numbering organisations.
pub(crate) struct Rows<F> {
    newest: Option<Date>,
    organizations: HashMap<String, u32>,
    exact_needs: TermSet,
    named_for: F,
}

impl<F: FnMut(&str) -> TermSet> Rows<F> {
    /// `newest` is the date of the newest facts of the directory, `named_for` reads the terms in a name.
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

    /// The row of a listing.
    pub(crate) fn row(&mut self, listing: &Listing, inferred: TermSet) -> Row {
        let next = u32::try_from(self.organizations.len()).unwrap_or(u32::MAX);
        let organization = organization(listing);
        Row {
            point: listing.coordinates.map(unit),
            area: Area::of(listing),
            terms: listing.terms,
            inferred,
            named_for: (self.named_for)(listing.name.get(Lang::En)).intersection(listing.terms),
            serves_only: listing.serves_only,
            needs: u16::try_from(listing.terms.intersection(self.exact_needs).len())
                .unwrap_or(u16::MAX),
            listed: listing.is_listed(),
            freshness: self.freshness(listing),
            reachable: if listing.phones.is_empty() {
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

/// What listings of one organisation have in common: its name, else the site, else how the names begin.
fn organization(listing: &Listing) -> String {
    if let Some(organization) = &listing.organization {
        return fold(organization);
    }
    // Groups that meet are their own masters, though one list publishes them all.
    let site = listing
        .website
        .as_deref()
        .filter(|_| !listing.is_meeting())
        .and_then(|site| site.split('/').nth(2));
    if let Some(host) = site {
        return host.trim_start_matches("www.").to_lowercase();
    }
    let mut words = words(listing.name.get(Lang::En));
    words.truncate(ORGANIZATION_WORDS);
    words.join(" ")
}
