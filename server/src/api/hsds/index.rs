//! Where the objects of the API stand in the directory.

use super::filter::{Filter, Near};
use std::collections::HashMap;
use waymark_directory::{Lang, Listing, TermId, Vocabulary, fold::fold, listing::ServiceArea};
use waymark_exchange::hsds::{self, Record};
use waymark_search::Directory;

const METRES_IN_A_MILE: f64 = 1_609.344;

/// The objects of one directory by their ids. Positions are those of its listings.
#[derive(Debug, Default)]
pub struct Index {
    services: HashMap<String, u32>,
    /// Services at locations: the listing, and which of its locations.
    places: Vec<(u32, u32)>,
    places_by_id: HashMap<String, u32>,
    organizations: HashMap<String, u32>,
    /// The services of each organization.
    organized: Vec<Vec<u32>>,
    /// The organization of each listing.
    organization_of: Vec<u32>,
    /// Folded words of each listing.
    words: Vec<Box<str>>,
    terms: HashMap<String, TermId>,
    taxonomy: String,
}

impl Index {
    /// Makes the ids of everything in a directory: about a tenth of a second for 20,000 listings.
    pub fn new(directory: &Directory) -> Self {
        let mut index = Self {
            terms: term_ids(),
            taxonomy: taxonomy_id(),
            ..Self::default()
        };
        for (listing, at) in directory.listings().iter().zip(0..) {
            index.services.insert(hsds::service_id(listing), at);
            for (id, number) in hsds::place_ids(listing).into_iter().zip(0..) {
                let place = u32::try_from(index.places.len()).unwrap_or(u32::MAX);
                index.places_by_id.insert(id, place);
                index.places.push((at, number));
            }
            let next = u32::try_from(index.organized.len()).unwrap_or(u32::MAX);
            let organization = *index
                .organizations
                .entry(hsds::organization_id(listing))
                .or_insert(next);
            if organization == next {
                index.organized.push(Vec::new());
            }
            index.organized[organization as usize].push(at);
            index.organization_of.push(organization);
            index.words.push(words(listing));
        }
        index
    }

    /// The listing that is a service.
    pub fn service(&self, id: &str) -> Option<usize> {
        self.services.get(id).map(|at| *at as usize)
    }

    /// The position of an organization.
    pub fn organization(&self, id: &str) -> Option<usize> {
        self.organizations.get(id).map(|at| *at as usize)
    }

    /// The listings of an organization.
    pub fn services_of(&self, organization: usize) -> &[u32] {
        &self.organized[organization]
    }

    /// The position of a service at a location.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places_by_id.get(id).map(|at| *at as usize)
    }

    /// The record of a service at a location.
    pub fn place_at(&self, directory: &Directory, place: usize) -> Option<Record> {
        let (listing, number) = self.places[place];
        let places = hsds::service_at_locations(&directory.listings()[listing as usize]);
        places.into_iter().nth(number as usize)
    }

    /// The listings that a filter asks for.
    pub fn services(&self, directory: &Directory, filter: &Filter) -> Vec<usize> {
        let listings = directory.listings().iter().zip(0..);
        listings
            .filter(|(listing, at)| self.is_asked_for(listing, *at, filter))
            .map(|(_, at)| at)
            .collect()
    }

    /// The services at locations that a filter asks for.
    pub fn places(&self, directory: &Directory, filter: &Filter) -> Vec<usize> {
        let listings = directory.listings();
        let is_found = |(listing, number): &(u32, u32)| {
            let at = *listing as usize;
            let listing = &listings[at];
            self.is_asked_for(listing, at, filter)
                && filter.near.is_none_or(|near| {
                    is_near(listing, *number == 0 && listing.address.is_some(), &near)
                })
        };
        let places = self.places.iter().zip(0..);
        places
            .filter(|(place, _)| is_found(place))
            .map(|(_, at)| at)
            .collect()
    }

    /// The organizations that a filter asks for.
    pub fn organizations(&self, directory: &Directory, filter: &Filter) -> Vec<usize> {
        let listings = directory.listings();
        let is_named = |services: &[u32]| {
            let mut names = services
                .iter()
                .map(|at| hsds::organization_name(&listings[*at as usize]));
            names.next().is_some_and(|name| filter.is_in(&fold(name)))
        };
        let organizations = self.organized.iter().zip(0..);
        organizations
            .filter(|(services, _)| filter.words.is_empty() || is_named(services))
            .map(|(_, at)| at)
            .collect()
    }

    fn is_asked_for(&self, listing: &Listing, at: usize, filter: &Filter) -> bool {
        let has_term = |id: &String| {
            let term = self.terms.get(id);
            !listing.confidential && term.is_some_and(|term| listing.terms.contains(*term))
        };
        let is_of = |id: &String| self.organization(id) == Some(self.organization_of[at] as usize);
        let in_taxonomy = |id: &String| {
            *id == self.taxonomy && !listing.confidential && !listing.terms.is_empty()
        };
        filter.is_in(&self.words[at])
            && filter.term.as_ref().is_none_or(has_term)
            && filter.taxonomy.as_ref().is_none_or(in_taxonomy)
            && filter.organization.as_ref().is_none_or(is_of)
            && filter
                .modified_after
                .is_none_or(|day| listing.as_of().is_some_and(|date| date >= day))
    }
}

/// What `search` looks in; of a confidential place its name.
fn words(listing: &Listing) -> Box<str> {
    let mut text = Lang::ALL.map(|lang| listing.name.get(lang)).join(" ");
    if !listing.confidential {
        let names = listing.alternate_names.iter().chain(&listing.organization);
        for more in names
            .map(|name| &**name)
            .chain(Lang::ALL.map(|lang| listing.description.get(lang)))
        {
            text.push(' ');
            text.push_str(more);
        }
    }
    fold(&text).into()
}

/// A service with an area serves the people there; a door is near enough within the distance, or in the same postcode
/// where none is given.
fn is_near(listing: &Listing, is_door: bool, near: &Near) -> bool {
    let is_served = match &listing.service_area {
        Some(ServiceArea::States(states)) => states.contains(&near.state),
        Some(ServiceArea::National) | None => true,
    };
    let is_there = match (listing.address.as_ref().filter(|_| is_door), near.metres) {
        (Some(_), Some(metres)) => listing
            .coordinates
            .is_some_and(|point| point.miles_to(near.centre) * METRES_IN_A_MILE <= metres),
        (Some(address), None) => {
            listing.service_area.is_some() || address.postal_code == Some(near.postcode)
        }
        (None, metres) => listing.service_area.is_some() && metres.is_none(),
    };
    is_served && is_there
}

fn term_ids() -> HashMap<String, TermId> {
    let ids = Vocabulary::get().terms().map(|(id, _)| id);
    let records = hsds::terms().into_iter();
    records
        .zip(ids)
        .filter_map(|(record, id)| Some((record.get("id")?.as_str()?.to_owned(), id)))
        .collect()
}

fn taxonomy_id() -> String {
    let taxonomy = hsds::taxonomies().into_iter().next();
    let id = taxonomy.and_then(|taxonomy| Some(taxonomy.get("id")?.as_str()?.to_owned()));
    id.unwrap_or_default()
}
