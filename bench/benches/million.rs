//! A million made listings: how building, memory and queries grow. `cargo xtask bench --bench million`.

use std::{error::Error, hint::black_box, time::Instant};
use waymark_bench::{QUERIES, made_listings, percentile, resident_memory};
use waymark_content::{Catalogue, Lang};
use waymark_search::{Directory, SearchQuery};

/// Listings made; the whole United States has about 20,000 of SAMHSA's.
const LISTINGS: usize = 1_000_000;
/// Times each query is asked after a warm-up.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let count = std::env::var("LISTINGS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(LISTINGS);
    let begun = Instant::now();
    let catalogue = Catalogue::new(made_listings(count), Vec::new());
    println!(
        "{count} listings made in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    if let Some(memory) = resident_memory() {
        println!("{:<34} {memory:>12}", "memory of the listings");
    }
    let begun = Instant::now();
    let directory = Directory::new(catalogue)?;
    println!("{:<34} {:>10.1} s", "index", begun.elapsed().as_secs_f64());
    if let Some(memory) = resident_memory() {
        println!("{:<34} {memory:>12}", "memory with the index");
    }
    for (kind, queries) in QUERIES {
        let mut times = Vec::new();
        for query in *queries {
            let query: SearchQuery = query.parse()?;
            black_box(directory.search(&query, Lang::En, 20)?);
            for _ in 0..ROUNDS {
                let begun = Instant::now();
                black_box(directory.search(&query, Lang::En, 20)?);
                times.push(begun.elapsed());
            }
        }
        print_line(&format!("query, {kind}"), &times);
    }
    let mut times = Vec::new();
    for typed in ["de", "meth", "sub", "couns", "shel"] {
        let begun = Instant::now();
        black_box(directory.suggest(typed, Lang::En, 8));
        times.push(begun.elapsed());
    }
    print_line("suggestions", &times);
    Ok(())
}

fn print_line(what: &str, times: &[std::time::Duration]) {
    let at = |percent| percentile(times, percent).as_secs_f64() * 1e3;
    println!("{what:<34} p50 {:>8.3} ms  p99 {:>8.3} ms", at(50), at(99));
}
