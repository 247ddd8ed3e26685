//! `waymark review`.

mod change;
mod facts;
mod prompts;
mod walk;

use super::{Folders, Outcome, report};
use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use miette::Report;
use prompts::Prompts;
use serde::Serialize;
use std::{io, process::ExitCode};
use waymark_directory::{
    Lang, Listing, ListingId,
    corrections::{Correction, Entry, undecided},
};

#[derive(Debug, Args)]
pub struct Review {
    #[command(flatten)]
    folders: Folders,
    /// Print what waits to be decided, and ask nothing.
    #[arg(long)]
    list: bool,
    /// The same as JSON.
    #[arg(long)]
    json: bool,
}

impl Review {
    pub fn run(self) -> Outcome {
        let sources = self.folders.sources();
        let waiting = undecided(&sources.data).map_err(Report::msg)?;
        for line in &waiting.damaged {
            eprintln!("left out, it cannot be read: {line}");
        }
        let listings = sources.catalogue().map_err(report)?.into_listings();
        if self.json {
            let rows: Vec<_> = waiting
                .entries
                .iter()
                .map(|e| Row::of(e, &listings))
                .collect();
            let json = serde_json::to_string_pretty(&rows).map_err(Report::msg)?;
            println!("{json}");
        } else if waiting.entries.is_empty() {
            println!("Nothing waits to be decided.");
        } else if self.list {
            for entry in &waiting.entries {
                println!("{}", Row::of(entry, &listings).line());
            }
        } else {
            let today = Timestamp::now().to_zoned_datetime(TimeZone::UTC).date();
            let mut prompts = Prompts::new(io::stdin().lock(), io::stdout().lock());
            let desk = walk::Desk {
                data: sources.data,
                listings,
                today,
            };
            desk.walk(&waiting.entries, &mut prompts)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The listing a correction is about, known by its own id or by an older one.
fn listing_of<'l>(listings: &'l [Listing], id: &ListingId) -> Option<&'l Listing> {
    let mut own = listings.iter();
    let mut older = listings.iter();
    own.find(|listing| listing.id == *id)
        .or_else(|| older.find(|listing| listing.aliases.contains(id)))
}

/// A correction that waits, as it is printed.
#[derive(Serialize)]
struct Row<'a> {
    entry: usize,
    name: Option<&'a str>,
    #[serde(flatten)]
    correction: &'a Correction,
}

impl<'a> Row<'a> {
    fn of(entry: &'a Entry, listings: &'a [Listing]) -> Self {
        let listing = listing_of(listings, &entry.correction.listing);
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
