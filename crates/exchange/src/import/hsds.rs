//! Packages in the Human Services Data Specification (<https://docs.openreferral.org>): nested JSON of version 3 (one
//! file, one object per line, or the pages of an API), and CSV data packages of versions 1 to 3 (a zip file or a
//! folder).
//!
//! Each service at a location becomes a listing. Contacts are persons, so they are not read. The terms of other
//! vocabularies are licensed, so they are replaced by those of our own terms that their names mean.

mod link;
mod offer;
mod package;
mod package_parts;
mod phones;
mod schedule;
mod service;
mod tables;
mod terms;

use super::{
    edition::{Edition, ImportOptions, ListOrigin, Progress},
    error::ImportError,
    file::file_stem,
    summary::ImportSummary,
    table::year_in_name,
};
use jiff::civil::Date;
use offer::{is_from_waymark, offers, service_date};
use package::Package;
use service::read_offer;
use std::{collections::HashMap, path::Path};
use waymark_directory::{
    catalogue,
    listing::{State, make_slug},
};

/// Imports a package as one list of the data folder, in place of its earlier edition. Visitors see `publisher` as its
/// source; by default, that is the title of the package.
pub fn import_hsds(
    path: &Path,
    publisher: Option<String>,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let mut package = Package::open(path)?;
    let survey = PackageSurvey::take(&package)?;
    let stem = file_stem(path);
    let title = package.title.take();
    let origin = ListOrigin {
        list: make_slug(stem),
        name: publisher.or(title).unwrap_or_else(|| stem.to_owned()),
        url: package.homepage.take(),
        date: survey.newest.or_else(|| year_in_name(path)),
    };
    let mut edition = Edition::begin(origin, survey.offer_count, options, progress)?;
    let mut row = 0;
    package.for_each_service(&mut |service| {
        for offer in offers(service) {
            row += 1;
            edition.add_row(row, |source, faults| {
                read_offer(&offer, source, survey.home, faults)
            });
        }
    })?;
    edition.add_file_faults(package.faults);
    if survey.is_from_waymark {
        edition.finish(|listings| listings)
    } else {
        edition.finish(catalogue::merge_namesakes)
    }
}

/// What has to be known about the whole package before its first service is read.
#[derive(Default)]
struct PackageSurvey {
    /// How many services at locations there are.
    offer_count: usize,
    /// The newest date of any service.
    newest: Option<Date>,
    /// The state of most locations. A service without a location is assumed to serve that state.
    home: Option<State>,
    /// Whether this program exported all of it.
    is_from_waymark: bool,
}

impl PackageSurvey {
    fn take(package: &Package) -> Result<Self, ImportError> {
        let mut survey = Self::default();
        let mut counts: HashMap<State, usize> = HashMap::new();
        let (mut services, mut from_waymark) = (0, 0);
        package.for_each_service(&mut |service| {
            survey.newest = survey.newest.max(service_date(service));
            services += 1;
            from_waymark += usize::from(is_from_waymark(service));
            for offer in offers(service) {
                survey.offer_count += 1;
                if let Some(Ok(address)) = offer.address() {
                    *counts.entry(address.state).or_default() += 1;
                }
            }
        })?;
        let most = counts
            .into_iter()
            .max_by_key(|(state, count)| (*count, *state));
        survey.home = most.map(|(state, _)| state);
        survey.is_from_waymark = from_waymark == services;
        Ok(survey)
    }
}
