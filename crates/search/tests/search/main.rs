//! Searches in small invented directories.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod basics;
mod filters;
mod meaning;

use waymark_directory::{Catalogue, Lang, curated::read_entries, fault::SourceFile};
use waymark_search::{Directory, SearchQuery, SearchResults};

/// The entries of a table with one place per line: id, name, city with state and ZIP code, needs, and further lines of
/// the entry with `;` between them.
fn entries(table: &str) -> Vec<String> {
    let entry = |row: &str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [id, name, place, needs, more] = cells[..] else {
            panic!("a place has five cells: {row}")
        };
        let (city_and_state, zip) = place.rsplit_once(' ').unwrap();
        let (city, state) = city_and_state.rsplit_once(' ').unwrap();
        let at = format!("city = \"{city}\", state = \"{state}\", postal_code = \"{zip}\"");
        entry(
            id,
            name,
            ("12 Elm Street", &at),
            needs,
            &more.replace("; ", "\n"),
        )
    };
    table.trim().lines().map(entry).collect()
}

/// An entry. `at` is the rest of the address, `needs` are separated by spaces, and `more` has further lines.
fn entry(id: &str, name: &str, (street, at): (&str, &str), needs: &str, more: &str) -> String {
    let needs: Vec<String> = needs.split(' ').map(|need| format!("\"{need}\"")).collect();
    format!(
        "[[listing]]\nid = \"{id}\"\nname = {{ en = \"{name}\", es = \"{name}\" }}\n\
         description = {{ en = \"A place.\", es = \"Un lugar.\" }}\nneeds = [{}]\n\
         phones = [{{ number = \"303-555-0100\" }}]\n\
         address = {{ street = \"{street}\", {at} }}\n\
         source = {{ name = \"Test\", url = \"https://source.example/\", date = 2026-01-02 }}\n{more}\n\n",
        needs.join(", ")
    )
}

fn directory_of(entries: &[String]) -> Directory {
    let file = SourceFile {
        name: "test.toml".to_owned(),
        text: entries.concat().into(),
    };
    let listings = read_entries(&[file]).unwrap();
    Directory::new(Catalogue::from_curated(listings)).unwrap()
}

fn ask(directory: &Directory, query: &str) -> SearchResults {
    let query: SearchQuery = query.parse().unwrap();
    directory.search(&query, Lang::En, 20).unwrap()
}

fn ids(results: &SearchResults) -> Vec<&str> {
    let hits = results.hits.iter();
    hits.map(|hit| hit.listing.id.as_str()).collect()
}
