//! The Human Services Data Specification (<https://docs.openreferral.org>): nested JSON of 3.x (one file, one object a
//! line, or the pages of an API), and CSV data packages of 1.x, 2.x and 3.x (a zip file or a folder).
//!
//! Each service at a location becomes a listing. Contacts are persons and are not read. Terms of other vocabularies
//! are licensed: of these only our own terms are kept that their names mean.

mod json;
mod link;
mod location;
mod own;
mod package;
mod phones;
mod schedule;
mod service;
mod tables;
mod terms;

use super::{
    ImportError, Options, Progress, Summary, clean,
    edition::{Edition, Origin},
    file,
    record::{self, Record},
    table,
};
use jiff::civil::Date;
use package::Package;
use std::{collections::HashMap, path::Path};
use waymark_directory::{
    catalogue,
    listing::{State, slug},
};

/// The column or property that holds the id of a listing of ours.
const OWN_ID: &str = "waymark_id";

/// Imports a package as one list of the data folder, in place of its earlier edition. `publisher` is what visitors see
/// as its source, by default the title of the package.
pub fn import(
    path: &Path,
    publisher: Option<String>,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let package = Package::open(path)?;
    let facts = Facts::of(&package)?;
    let stem = file::stem(path);
    let title = package.title.clone();
    let origin = Origin {
        list: slug(stem),
        name: publisher.or(title).unwrap_or_else(|| stem.to_owned()),
        url: package.homepage.clone(),
        date: facts.newest.or_else(|| table::year_in_name(path)),
    };
    let mut edition = Edition::new(origin, facts.offers, options, progress)?;
    let mut row = 0;
    package.each_service(&mut |service| {
        for offer in offers(service) {
            row += 1;
            edition.read(row, |source, faults| {
                service::listing(&offer, source, facts.home, faults)
            });
        }
    })?;
    edition.leave_out(package.faults.into_iter());
    if facts.is_own {
        edition.finish(|listings| listings)
    } else {
        edition.finish(catalogue::merge_namesakes)
    }
}

/// What only the whole package tells.
#[derive(Default)]
struct Facts {
    /// How many services at locations there are.
    offers: usize,
    /// The newest date of any service.
    newest: Option<Date>,
    /// The state that most locations are in: a service without any is taken to be for people there.
    home: Option<State>,
    /// Whether a program like this one wrote it.
    is_own: bool,
}

impl Facts {
    fn of(package: &Package) -> Result<Self, ImportError> {
        let mut facts = Self::default();
        let mut counts: HashMap<State, usize> = HashMap::new();
        let (mut services, mut own) = (0, 0);
        package.each_service(&mut |service| {
            facts.newest = facts.newest.max(date(service));
            services += 1;
            own += usize::from(service.contains_key(OWN_ID));
            for offer in offers(service) {
                facts.offers += 1;
                if let Some(Ok(address)) = offer.at.and_then(location::address) {
                    *counts.entry(address.state).or_default() += 1;
                }
            }
        })?;
        let most = counts
            .into_iter()
            .max_by_key(|(state, count)| (*count, *state));
        facts.is_own = own == services;
        facts.home = most.map(|(state, _)| state);
        Ok(facts)
    }
}

/// A service at one of its locations, or at none.
struct Offer<'p> {
    service: &'p Record,
    at: Option<&'p Record>,
}

/// A service with several doors is several listings; a room online beside a door is none of its own.
fn offers(service: &Record) -> Vec<Offer<'_>> {
    let places = record::children(service, "service_at_locations");
    let doors = places.filter(|at| !location::is_virtual(at));
    let mut offers: Vec<_> = doors
        .map(|at| Offer {
            service,
            at: Some(at),
        })
        .collect();
    if offers.is_empty() {
        offers.push(Offer { service, at: None });
    }
    offers
}

fn date(service: &Record) -> Option<Date> {
    let day = |field| clean::day(&record::text(service, field)?);
    day("last_modified")
        .or_else(|| day("assured_date"))
        .or_else(|| {
            let changes = record::children(service, "metadata");
            let days =
                changes.filter_map(|row| clean::day(&record::text(row, "last_action_date")?));
            days.max()
        })
}
