//! Other people's lists in, and the directory out.
//!
//! - [`import`]: SAMHSA's spreadsheets, HSDS packages, Meeting Guide and BMLT feeds, and any spreadsheet with a mapping;
//! - [`export`]: one CSV sheet or NDJSON;
//! - [`hsds`]: listings in the shapes of the Human Services Data Specification.

pub mod export;
pub mod hsds;
pub mod import;
