//! Data packages whose tables are arbitrary. Fuzzing the bytes of a zip file itself would get past its checksums too
//! rarely.

use crate::archive::build_zip;

/// The tables that the bytes hold, in this order.
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

/// A zip file with these tables. The bytes hold them with a zero byte between them; the last ones may be missing. Bytes
/// that already are a zip file stay as they are.
pub fn package_of_bytes(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let tables = bytes.split(|byte| *byte == 0);
    let tables: Vec<_> = TABLES.into_iter().zip(tables).collect();
    build_zip(&tables)
}
