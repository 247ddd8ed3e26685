//! The formats that other programs rely on, as snapshots. After a wanted change, review the new snapshot with
//! `cargo insta review`, or run the test with `INSTA_UPDATE=always`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::slice;
use waymark_directory::Listing;
use waymark_exchange::{
    export::{write_csv, write_ndjson},
    hsds::service_record,
};

/// A made-up listing that fills every field.
fn listing() -> Listing {
    serde_json::from_str(include_str!("../../../tests/fixtures/every-field.json")).unwrap()
}

#[test]
fn a_line_of_ndjson_keeps_its_keys() {
    let mut line = Vec::new();
    write_ndjson(slice::from_ref(&listing()), &mut line).unwrap();
    let line: serde_json::Value = serde_json::from_slice(&line).unwrap();
    insta::assert_json_snapshot!(line);
}

#[test]
fn a_row_of_csv_keeps_its_columns() {
    let mut table = Vec::new();
    write_csv(slice::from_ref(&listing()), &mut table).unwrap();
    let mut table = csv::Reader::from_reader(&table[..]);
    let columns = table.headers().unwrap().clone();
    let row = table.records().next().unwrap().unwrap();
    let cells = columns.iter().zip(&row);
    let cells: Vec<String> = cells
        .map(|(column, cell)| format!("{column}: {cell}"))
        .collect();
    insta::assert_snapshot!(cells.join("\n"));
}

#[test]
fn an_hsds_service_keeps_its_fields() {
    insta::assert_json_snapshot!(service_record(&listing()));
}
