//! The Human Services Data Specification (<https://docs.openreferral.org>): nested JSON of 3.x (one file, one object a
//! line, or the pages of an API), and CSV data packages of 1.x, 2.x and 3.x (a zip file or a folder).
//!
//! Each service at a location becomes a listing. Contacts are persons and are not read. Terms of other vocabularies
//! are licensed: of these only our own terms are kept that their names mean.

mod link;
mod location;
mod package;
mod schedule;
mod service;
mod tables;

use super::{
    ImportError, Options, Progress, Summary, clean,
    edition::{Edition, Origin},
    file,
    record::{self, Record},
    table,
};
use crate::{
    catalogue,
    listing::{State, slug},
};
use jiff::civil::Date;
use package::Package;
use std::{collections::HashMap, path::Path};

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
    let package = package::read(path)?;
    let stem = file::stem(path);
    let title = package.title.clone();
    let origin = Origin {
        list: slug(stem),
        name: publisher.or(title).unwrap_or_else(|| stem.to_owned()),
        url: package.homepage.clone(),
        date: newest(&package).or_else(|| table::year_in_name(path)),
    };
    let mut edition = Edition::new(options, origin)?;
    let offers = offers(&package);
    let home = home(&package);
    edition.read(&offers, 1, progress, |offer, source, faults| {
        service::listing(offer, source, home, faults)
    });
    edition.leave_out(package.faults.into_iter());
    if package.is_own {
        edition.finish(|listings| listings)
    } else {
        edition.finish(catalogue::merge_namesakes)
    }
}

/// A service at one of its locations, or at none.
struct Offer<'p> {
    service: &'p Record,
    at: Option<&'p Record>,
}

/// A service with several doors is several listings; a room online beside a door is none of its own.
fn offers(package: &Package) -> Vec<Offer<'_>> {
    let mut offers = Vec::with_capacity(package.services.len());
    for service in &package.services {
        let mut doors = record::children(service, "service_at_locations")
            .filter(|at| !location::is_virtual(at))
            .peekable();
        if doors.peek().is_none() {
            offers.push(Offer { service, at: None });
        }
        offers.extend(doors.map(|at| Offer {
            service,
            at: Some(at),
        }));
    }
    offers
}

/// The newest date of any service.
fn newest(package: &Package) -> Option<Date> {
    package.services.iter().filter_map(date).max()
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

/// The state that most locations are in: a service without any is taken to be for people there.
fn home(package: &Package) -> Option<State> {
    let mut counts: HashMap<State, usize> = HashMap::new();
    for service in &package.services {
        let places = record::children(service, "service_at_locations");
        let states = places.filter_map(|at| Some(location::address(at)?.ok()?.state));
        states.for_each(|state| *counts.entry(state).or_default() += 1);
    }
    let most = counts
        .into_iter()
        .max_by_key(|(state, count)| (*count, *state));
    most.map(|(state, _)| state)
}
