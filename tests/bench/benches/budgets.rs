//! Measures every speed and memory budget of the design once, and prints it beside its limit.
//!
//! It doesn't use a statistics library, because the budgets are percentiles over many different queries, not the mean of
//! one.

use std::time::Duration;
use waymark::{ContentSource, Sources};
use waymark_bench::{
    Outcome,
    lists::imported,
    measure::{Budgets, measure_directory, resident_memory, timed},
};
use waymark_search::Directory;

/// How often each query runs after a warm-up.
const ROUNDS: usize = 200;

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let (took, rows) = timed(|| imported(folder.path(), &data))?;
    report(&format!("import of {rows} rows"), took, "5 s");
    let sources = Sources {
        content: ContentSource::Embedded,
        data,
    };
    let (took, catalogue) = timed(|| Ok(sources.catalogue()?))?;
    report("reading the data folder", took, "-");
    let listings = catalogue.listings().len();
    let (took, directory) = timed(|| Ok(Directory::new(catalogue)?))?;
    report(&format!("index of {listings} listings"), took, "5 s");
    measure_directory(directory, ROUNDS, Budgets::Printed)?;
    if let Some(memory) = resident_memory() {
        println!("{:<34} {memory:>10}   budget 150 MB", "resident memory");
    }
    Ok(())
}

fn report(what: &str, took: Duration, budget: &str) {
    println!("{what:<34} {:>8.3} s   budget {budget}", took.as_secs_f64());
}
