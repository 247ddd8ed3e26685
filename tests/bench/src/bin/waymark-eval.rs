//! `cargo xtask eval`: measures how good search results are, using a file of judged queries.

use std::{error::Error, path::PathBuf, process::ExitCode};
use waymark::{ContentSource, Sources};
use waymark_bench::judgement::Table;

/// The judgements for the curated entries, which come with the repository.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/queries/curated.jsonl");

/// Prints the table for a judgement file
#[derive(clap::Parser)]
#[command(name = "cargo xtask eval")]
struct Args {
    /// One JSON object a line; see `tests/bench/src/judgement.rs`
    #[arg(default_value = OWN)]
    file: PathBuf,
    /// The folder of imported lists; without it only the curated entries are searched
    #[arg(long)]
    data: Option<PathBuf>,
    /// Name the queries that were missed, and what was found instead
    #[arg(long)]
    misses: bool,
}

fn main() -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let args = <Args as clap::Parser>::parse();
    let text = std::fs::read_to_string(&args.file)
        .map_err(|error| format!("cannot read {}: {error}", args.file.display()))?;
    let content = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
    let sources = Sources {
        // Read from the folder, so that edits count without a build.
        content: ContentSource::Folder(content),
        data: args.data.unwrap_or_default(),
    };
    let table = Table::of(&sources.directory()?, &Table::read(&text)?)?;
    println!("{table}");
    if args.misses {
        table.misses.iter().for_each(|miss| println!("{miss}"));
    }
    Ok(ExitCode::SUCCESS)
}
