//! A million generated listings, fifty times as many as the United States have: how build time, memory and query times grow.

use waymark_bench::{
    Outcome, generated,
    measure::{Budgets, measure_directory, resident_memory, timed},
};
use waymark_directory::Catalogue;
use waymark_search::Directory;

/// How many listings to generate, unless the environment variable `LISTINGS` says otherwise.
const LISTINGS: usize = 1_000_000;
/// How often each query runs after a warm-up.
const ROUNDS: usize = 10;

fn main() -> Outcome<()> {
    let count = std::env::var("LISTINGS").map_or(Ok(LISTINGS), |count| count.parse())?;
    let catalogue = Catalogue::from_curated(generated::listings(count));
    print_memory(&format!("memory of {count} listings"));
    let (took, directory) = timed(|| Ok(Directory::new(catalogue)?))?;
    println!("{:<34} {:>10.1} s", "index", took.as_secs_f64());
    print_memory("memory with the index");
    measure_directory(directory, ROUNDS, Budgets::Omitted)
}

fn print_memory(what: &str) {
    if let Some(memory) = resident_memory() {
        println!("{what:<34} {memory:>12}");
    }
}
