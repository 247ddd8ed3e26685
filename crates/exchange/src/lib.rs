//! Exchange: lists that others publish come in, and the directory goes out.
//!
//! - [`import`] reads SAMHSA's spreadsheets, HSDS packages, Meeting Guide and BMLT feeds, and any other sheet through a
//!   mapping. Begin at [`import::import_samhsa`]; every other import takes the same trip.
//! - [`export`] writes the directory as CSV or NDJSON.
//! - [`hsds`] turns listings into the records of the Human Services Data Specification, for files and for the API.

pub mod export;
pub mod hsds;
pub mod import;
