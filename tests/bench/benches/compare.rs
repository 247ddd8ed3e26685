//! Compares Waymark with `SQLite` FTS5 and `MiniSearch` on the same documents and queries, in one run.
//!
//! The others index the names and the labels of the terms in both languages. Each engine answers with ten places within 50
//! miles, but only Waymark counts facets, understands the query and widens the search. Needs npm, for `MiniSearch`.

use rusqlite::{Connection, params};
use std::{hint::black_box, path::Path, process::Command, time::Duration};
use waymark::{ContentSource, Sources};
use waymark_bench::{
    Outcome,
    lists::imported,
    measure::{percentile, repeated, timed},
};
use waymark_directory::{Lang, Listing, Vocabulary, places::Places};
use waymark_search::{Directory, SearchQuery};

/// How often each query runs after a warm-up.
const ROUNDS: usize = 20;
/// Degrees of latitude of 50 miles, for the box that `SQLite` searches.
const BOX_DEGREES: f64 = 50.0 / 69.0;

/// What a visitor types, and the ZIP code to search near.
const QUERIES: [(&str, &str); 8] = [
    ("detox", "80204"),
    ("methadone clinic", "21201"),
    ("inpatient rehab for women that takes medicaid", "73102"),
    ("subuxone doctor", "28202"),
    ("desintoxicación", "78205"),
    ("sober living", "92101"),
    ("therapist for depression", "27601"),
    ("spanish speaking counselor", "79901"),
];

/// How long one engine took to build its index and to answer each query.
struct EngineTimes {
    name: &'static str,
    build: Duration,
    queries: Vec<Duration>,
}

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    imported(folder.path(), &data)?;
    let sources = Sources {
        content: ContentSource::Embedded,
        data,
    };
    let catalogue = sources.catalogue()?;
    let documents: Vec<Document> = catalogue
        .listings()
        .iter()
        .enumerate()
        .filter_map(|(id, listing)| Document::of(id, listing))
        .collect();
    println!(
        "{} documents with a place, {} queries",
        documents.len(),
        QUERIES.len()
    );

    let (build, directory) = timed(|| Ok(Directory::new(catalogue)?))?;
    let ours = EngineTimes {
        name: "Waymark",
        build,
        queries: waymark(&directory)?,
    };
    let others = [sqlite(&documents)?, minisearch(folder.path(), &documents)?];
    println!(
        "{:<12} {:>10} {:>8} {:>11} {:>8} {:>11} {:>8}",
        "", "build", "ratio", "query p50", "ratio", "query p99", "ratio"
    );
    for took in std::iter::once(&ours).chain(&others) {
        let (p50, p99) = (percentile(&took.queries, 50), percentile(&took.queries, 99));
        let ratio = |own: Duration, base: Duration| own.as_secs_f64() / base.as_secs_f64();
        println!(
            "{:<12} {:>8.2} s {:>7.1}x {:>8.3} ms {:>7.1}x {:>8.3} ms {:>7.1}x",
            took.name,
            took.build.as_secs_f64(),
            ratio(took.build, ours.build),
            p50.as_secs_f64() * 1e3,
            ratio(p50, percentile(&ours.queries, 50)),
            p99.as_secs_f64() * 1e3,
            ratio(p99, percentile(&ours.queries, 99)),
        );
    }
    Ok(())
}

/// A listing as the other engines index it.
#[derive(serde::Serialize)]
struct Document {
    id: usize,
    name: String,
    text: String,
    latitude: f32,
    longitude: f32,
}

impl Document {
    fn of(id: usize, listing: &Listing) -> Option<Self> {
        let point = listing.coordinates?;
        let labels = listing
            .terms
            .iter()
            .flat_map(|id| Lang::ALL.map(|lang| Vocabulary::get().term(id).name.get(lang)));
        Some(Self {
            id,
            name: listing.name.get(Lang::En).to_owned(),
            text: labels.collect::<Vec<_>>().join(" "),
            latitude: point.latitude,
            longitude: point.longitude,
        })
    }
}

fn waymark(directory: &Directory) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for (words, zip) in QUERIES {
        let query = SearchQuery::from_pairs([("q", words), ("near", zip)]);
        times.extend(repeated(ROUNDS, || {
            black_box(directory.search(&query, Lang::En, 10)?);
            Ok(())
        })?);
    }
    Ok(times)
}

fn center(zip: &str) -> Outcome<(f64, f64)> {
    let (point, _) = Places::get()
        .find_zip(zip.parse()?)
        .ok_or("an unknown ZIP code")?;
    Ok((point.latitude.into(), point.longitude.into()))
}

fn sqlite(documents: &[Document]) -> Outcome<EngineTimes> {
    let (build, connection) = timed(|| sqlite_with(documents))?;
    let mut statement = connection.prepare(
        "SELECT words.rowid FROM words JOIN places ON places.id = words.rowid
         WHERE words MATCH ?1 AND latitude BETWEEN ?2 - ?4 AND ?2 + ?4
           AND longitude BETWEEN ?3 - ?4 * 1.3 AND ?3 + ?4 * 1.3
         ORDER BY bm25(words) LIMIT 10",
    )?;
    let mut queries = Vec::new();
    for (words, zip) in QUERIES {
        let (latitude, longitude) = center(zip)?;
        let any: Vec<String> = words.split(' ').map(|word| format!("\"{word}\"")).collect();
        let any = any.join(" OR ");
        queries.extend(repeated(ROUNDS, || {
            let rows = statement
                .query_map(params![any, latitude, longitude, BOX_DEGREES], |row| {
                    row.get::<_, i64>(0)
                })?;
            black_box(rows.count());
            Ok(())
        })?);
    }
    Ok(EngineTimes {
        name: "SQLite FTS5",
        build,
        queries,
    })
}

fn sqlite_with(documents: &[Document]) -> Outcome<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(
        "CREATE VIRTUAL TABLE words USING fts5(name, text, tokenize = 'porter unicode61');
         CREATE TABLE places (id INTEGER PRIMARY KEY, latitude REAL, longitude REAL);",
    )?;
    let insertion = connection.transaction()?;
    for (row, document) in (1i64..).zip(documents) {
        insertion
            .prepare_cached("INSERT INTO words (rowid, name, text) VALUES (?, ?, ?)")?
            .execute(params![row, document.name, document.text])?;
        insertion
            .prepare_cached("INSERT INTO places VALUES (?, ?, ?)")?
            .execute(params![row, document.latitude, document.longitude])?;
    }
    insertion.commit()?;
    Ok(connection)
}

fn minisearch(folder: &Path, documents: &[Document]) -> Outcome<EngineTimes> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("minisearch");
    for file in ["package.json", "run.js"] {
        std::fs::copy(scripts.join(file), folder.join(file))?;
    }
    let install = Command::new("npm")
        .args(["install", "--silent", "--no-fund", "--no-audit"])
        .current_dir(folder)
        .status()?;
    if !install.success() {
        return Err("npm could not install minisearch".into());
    }
    let queries = QUERIES
        .iter()
        .map(|(words, zip)| {
            let (latitude, longitude) = center(zip)?;
            Ok(serde_json::json!({ "words": words, "latitude": latitude, "longitude": longitude }))
        })
        .collect::<Outcome<Vec<_>>>()?;
    let input = folder.join("input.json");
    let request =
        serde_json::json!({ "documents": documents, "queries": queries, "rounds": ROUNDS });
    std::fs::write(&input, serde_json::to_vec(&request)?)?;
    let output = Command::new("node")
        .arg("run.js")
        .arg(&input)
        .current_dir(folder)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let milliseconds = |value: &serde_json::Value| {
        Duration::from_secs_f64(value.as_f64().unwrap_or_default() / 1e3)
    };
    Ok(EngineTimes {
        name: "MiniSearch",
        build: milliseconds(&answer["build"]),
        queries: answer["times"]
            .as_array()
            .into_iter()
            .flatten()
            .map(milliseconds)
            .collect(),
    })
}
