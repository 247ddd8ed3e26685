//! The HSDS view of a directory: which listing each HSDS id names, and which records meet a request's criteria.
//!
//! Knows nothing of HTTP. [`crate::state`] holds one [`HsdsIndex`] for each loaded directory, and [`crate::api::hsds`]
//! answers from it.

mod criteria;

pub use criteria::{Criteria, LocationType, NearPostcode, SearchWords, TooManyWords};

use std::collections::HashMap;
use waymark_directory::{Lang, Listing, TermId, Vocabulary, fold::fold};
use waymark_exchange::hsds::{self, Record};
use waymark_search::Directory;

/// Where the HSDS records of one directory are, by their ids. Positions of services are those of its listings;
/// organizations and services at locations have positions of their own.
#[derive(Debug, Default)]
pub struct HsdsIndex {
    services: HashMap<String, u32>,
    /// Each service at a location: the listing, and which of its locations.
    at_locations: Vec<(u32, u32)>,
    at_locations_by_id: HashMap<String, u32>,
    organizations: HashMap<String, u32>,
    services_of_organization: Vec<Vec<u32>>,
    organization_of_listing: Vec<u32>,
    /// The folded text of each listing that `search` looks in.
    search_texts: Vec<Box<str>>,
    terms: HashMap<String, TermId>,
    taxonomy: String,
}

impl HsdsIndex {
    /// Computes the ids of everything in a directory, which takes about 0.1 s for 20,000 listings.
    pub fn new(directory: &Directory) -> Self {
        let mut index = Self {
            terms: term_ids(),
            taxonomy: taxonomy_id(),
            ..Self::default()
        };
        for (listing, at) in directory.listings().iter().zip(0..) {
            index.services.insert(hsds::service_id(listing), at);
            for (id, number) in hsds::service_at_location_ids(listing).into_iter().zip(0..) {
                let next = position(index.at_locations.len());
                index.at_locations_by_id.insert(id, next);
                index.at_locations.push((at, number));
            }
            let next = position(index.services_of_organization.len());
            let organization = *index
                .organizations
                .entry(hsds::organization_id(listing))
                .or_insert(next);
            if organization == next {
                index.services_of_organization.push(Vec::new());
            }
            index.services_of_organization[organization as usize].push(at);
            index.organization_of_listing.push(organization);
            index.search_texts.push(search_text(listing));
        }
        index
    }

    pub fn service_position(&self, id: &str) -> Option<usize> {
        self.services.get(id).map(|at| *at as usize)
    }

    pub fn organization_position(&self, id: &str) -> Option<usize> {
        self.organizations.get(id).map(|at| *at as usize)
    }

    /// The listings that are services of an organization.
    pub fn services_of<'d>(
        &self,
        directory: &'d Directory,
        organization: usize,
    ) -> Vec<&'d Listing> {
        let services = self.services_of_organization[organization].iter();
        services
            .map(|at| &*directory.listings()[*at as usize])
            .collect()
    }

    pub fn location_position(&self, id: &str) -> Option<usize> {
        self.at_locations_by_id.get(id).map(|at| *at as usize)
    }

    pub fn service_at_location(&self, directory: &Directory, position: usize) -> Option<Record> {
        let (listing, number) = *self.at_locations.get(position)?;
        let records = hsds::service_at_location_records(&directory.listings()[listing as usize]);
        records.into_iter().nth(number as usize)
    }

    /// The positions of the services that meet the criteria, in the directory's order.
    pub fn find_services(&self, directory: &Directory, criteria: &Criteria) -> Vec<usize> {
        let Ok(resolved) = self.resolve(criteria) else {
            return Vec::new();
        };
        let listings = directory.listings().iter().enumerate();
        listings
            .filter(|(at, listing)| self.meets(listing, *at, &resolved))
            .map(|(at, _)| at)
            .collect()
    }

    /// The positions of the services at locations that meet the criteria.
    pub fn find_at_locations(&self, directory: &Directory, criteria: &Criteria) -> Vec<usize> {
        let Ok(resolved) = self.resolve(criteria) else {
            return Vec::new();
        };
        let listings = directory.listings();
        let meets = |(listing, number): &(u32, u32)| {
            let at = *listing as usize;
            let listing = &listings[at];
            let location = if *number == 0 && listing.address.is_some() {
                LocationType::Door
            } else {
                LocationType::Area
            };
            self.meets(listing, at, &resolved)
                && criteria
                    .near
                    .is_none_or(|near| near.is_served_by(listing, location))
        };
        let at_locations = self.at_locations.iter().enumerate();
        at_locations
            .filter(|(_, at_location)| meets(at_location))
            .map(|(at, _)| at)
            .collect()
    }

    /// The positions of the organizations whose name holds the words; other criteria are not looked at.
    pub fn find_organizations(&self, directory: &Directory, criteria: &Criteria) -> Vec<usize> {
        let listings = directory.listings();
        let is_named = |services: &[u32]| {
            services.first().is_some_and(|at| {
                let name = hsds::organization_name(&listings[*at as usize]);
                criteria.words.occur_in(&fold(name))
            })
        };
        let organizations = self.services_of_organization.iter().enumerate();
        organizations
            .filter(|(_, services)| criteria.words.is_empty() || is_named(services))
            .map(|(at, _)| at)
            .collect()
    }

    /// Errors if one of the ids names nothing here.
    fn resolve<'c>(&self, criteria: &'c Criteria) -> Result<ResolvedCriteria<'c>, UnknownId> {
        fn look_up<T: Copy>(id: &String, known: &HashMap<String, T>) -> Result<T, UnknownId> {
            known.get(id).copied().ok_or(UnknownId)
        }
        let (term, organization) = (criteria.term.as_ref(), criteria.organization.as_ref());
        let resolved = ResolvedCriteria {
            criteria,
            term: term.map(|id| look_up(id, &self.terms)).transpose()?,
            organization: organization
                .map(|id| look_up(id, &self.organizations))
                .transpose()?,
        };
        match &criteria.taxonomy {
            Some(id) if *id != self.taxonomy => Err(UnknownId),
            _ => Ok(resolved),
        }
    }

    fn meets(&self, listing: &Listing, at: usize, resolved: &ResolvedCriteria<'_>) -> bool {
        let has_term = |term| !listing.confidential && listing.terms.contains(term);
        let has_terms = !listing.confidential && !listing.terms.is_empty();
        let criteria = resolved.criteria;
        resolved.term.is_none_or(has_term)
            && (criteria.taxonomy.is_none() || has_terms)
            && resolved
                .organization
                .is_none_or(|asked| asked == self.organization_of_listing[at])
            && criteria.words.occur_in(&self.search_texts[at])
            && criteria
                .modified_after
                .is_none_or(|day| listing.as_of().is_some_and(|date| date >= day))
    }
}

/// Criteria whose ids were looked up: once a request, because an id may be as long as a URL, and hashing it for each
/// listing would keep the server busy.
struct ResolvedCriteria<'c> {
    criteria: &'c Criteria,
    term: Option<TermId>,
    organization: Option<u32>,
}

/// An id that no term, taxonomy or organization here has: nothing meets it.
struct UnknownId;

/// Directories hold far fewer than 2^32 listings.
fn position(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Names and descriptions; of a confidential place only its name.
fn search_text(listing: &Listing) -> Box<str> {
    let mut text = Lang::ALL.map(|lang| listing.name.get(lang)).join(" ");
    if !listing.confidential {
        let names = listing.alternate_names.iter().chain(&listing.organization);
        let descriptions = Lang::ALL.map(|lang| listing.description.get(lang));
        for more in names.map(|name| &**name).chain(descriptions) {
            text.push(' ');
            text.push_str(more);
        }
    }
    fold(&text).into()
}

fn term_ids() -> HashMap<String, TermId> {
    let ids = Vocabulary::get().terms().map(|(id, _)| id);
    let records = hsds::term_records().into_iter();
    records
        .zip(ids)
        .filter_map(|(record, id)| Some((record.get("id")?.as_str()?.to_owned(), id)))
        .collect()
}

fn taxonomy_id() -> String {
    let taxonomy = hsds::taxonomy_records().into_iter().next();
    let id = taxonomy.and_then(|taxonomy| Some(taxonomy.get("id")?.as_str()?.to_owned()));
    id.unwrap_or_default()
}
