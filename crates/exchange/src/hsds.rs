//! Listings in the Human Services Data Specification, HSDS 3.0 (<https://docs.openreferral.org>): as nested objects, like
//! its JSON schemas, and as the tables of a data package.
//!
//! A listing becomes a service of an organization at its locations, and our terms become a taxonomy. What the
//! specification has no field for goes into fields of our own, which `content/hsds/datapackage.json` describes. Only
//! the name and the phone numbers of a confidential place are exported. `import::hsds` can read everything that is
//! written here.

mod package;
mod parts;
mod record;
mod service;
mod taxonomy;

pub use package::{write_hsds_folder, write_hsds_json, write_hsds_ndjson, write_hsds_zip};
pub use parts::service_at_location_ids;
pub use record::{Record, service_id, without_lists};
pub use service::{
    organization_id, organization_name, organization_record, service_at_location_records,
    service_record,
};
pub use taxonomy::{taxonomy_records, term_records};

/// The version of the specification.
pub const HSDS_VERSION: &str = "3.0";

#[cfg(test)]
mod tests;
