//! A million made listings, fifty times what the United States have: how building, memory and queries grow.

use waymark_bench::{
    Outcome, made,
    measure::{self, resident_memory, timed},
};
use waymark_directory::Catalogue;
use waymark_search::Directory;

/// Listings made, unless the variable `LISTINGS` says otherwise.
const LISTINGS: usize = 1_000_000;
/// Times each query is asked after a warm-up.
const ROUNDS: usize = 10;

fn main() -> Outcome<()> {
    let count = std::env::var("LISTINGS").map_or(Ok(LISTINGS), |count| count.parse())?;
    let catalogue = Catalogue::from_curated(made::listings(count));
    print_memory(&format!("memory of {count} listings"));
    let (took, directory) = timed(|| Ok(Directory::new(catalogue)?))?;
    println!("{:<34} {:>10.1} s", "index", took.as_secs_f64());
    print_memory("memory with the index");
    measure::directory(directory, ROUNDS, false)
}

fn print_memory(what: &str) {
    if let Some(memory) = resident_memory() {
        println!("{what:<34} {memory:>12}");
    }
}
