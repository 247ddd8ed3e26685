//! `waymark review`: accepts or rejects corrections from visitors, one by one.

mod change;
mod facts;
mod prompts;
mod walk;

use super::{
    folders::Folders,
    outcome::{Exit, Outcome, report},
};
use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use miette::Report;
use prompts::Prompts;
use serde::Serialize;
use std::io;
use waymark_directory::{
    Lang, Listing,
    corrections::{Correction, QueuedCorrection, read_undecided},
};

#[derive(Debug, Args)]
pub struct Review {
    #[command(flatten)]
    folders: Folders,
    /// Print the corrections that are waiting, and ask nothing.
    #[arg(long)]
    list: bool,
    /// Print them as JSON, and ask nothing.
    #[arg(long)]
    json: bool,
}

impl Review {
    pub fn run(self) -> Outcome {
        let sources = self.folders.sources();
        let waiting = read_undecided(&sources.data).map_err(Report::msg)?;
        for line in &waiting.damaged {
            eprintln!("skipped because it cannot be read: {line}");
        }
        let listings = sources.catalogue().map_err(report)?.into_listings();
        if self.json {
            let waiting = waiting.entries.iter();
            let waiting: Vec<_> = waiting
                .map(|entry| WaitingCorrection::new(entry, &listings))
                .collect();
            let json = serde_json::to_string_pretty(&waiting).map_err(Report::msg)?;
            println!("{json}");
        } else if waiting.entries.is_empty() {
            println!("No corrections are waiting for a decision.");
        } else if self.list {
            for entry in &waiting.entries {
                println!("{}", WaitingCorrection::new(entry, &listings).line());
            }
        } else {
            let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
            let mut prompts = Prompts::new(io::stdin().lock(), io::stdout().lock());
            let session = walk::ReviewSession {
                data: sources.data,
                listings,
                today,
            };
            session.review_all(&waiting.entries, &mut prompts)?;
        }
        Ok(Exit::Done)
    }
}

/// A waiting correction as it is printed.
#[derive(Serialize)]
struct WaitingCorrection<'a> {
    entry: usize,
    name: Option<&'a str>,
    #[serde(flatten)]
    correction: &'a Correction,
}

impl<'a> WaitingCorrection<'a> {
    fn new(entry: &'a QueuedCorrection, listings: &'a [Listing]) -> Self {
        let listing = facts::find_listing(listings, &entry.correction.listing);
        Self {
            entry: entry.number,
            name: listing.map(|listing| listing.name.get(Lang::En)),
            correction: &entry.correction,
        }
    }

    fn line(&self) -> String {
        let Correction {
            listing,
            kind,
            text,
            on,
            ..
        } = self.correction;
        let name = self.name.unwrap_or("(no longer in the directory)");
        format!(
            "{:>5}  {on}  {:<8}  {listing}  {name}  {text}",
            self.entry,
            kind.key()
        )
    }
}
