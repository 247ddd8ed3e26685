//! Data packages whose tables are arbitrary: bytes of a whole zip file would nearly always fail its checksums.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The tables that the bytes hold, one after the other with a zero byte between; those that are missing are left out.
const TABLES: [&str; 12] = [
    "organizations.csv",
    "services.csv",
    "locations.csv",
    "services_at_location.csv",
    "physical_addresses.csv",
    "phones.csv",
    "schedules.csv",
    "attributes.csv",
    "taxonomy_terms.csv",
    "languages.csv",
    "service_areas.csv",
    "metadata.csv",
];

/// A zip file with those tables. What already is a zip file stays as it is.
pub fn of(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, table) in TABLES.iter().zip(bytes.split(|byte| *byte == 0)) {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive
            .start_file(*name, stored)
            .expect("names are apart from each other");
        archive.write_all(table).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}
