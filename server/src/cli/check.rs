//! `waymark check`.

use super::{Folders, Outcome, report};
use clap::Args;
use std::process::ExitCode;
use waymark_content::Listing;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    folders: Folders,
}

impl Check {
    pub fn run(self) -> Outcome {
        let catalogue = self.folders.sources().catalogue().map_err(report)?;
        let listings = catalogue.listings();
        let curated = listings
            .iter()
            .filter(|listing| is_curated(listing))
            .count();
        println!(
            "{curated} curated entries and {} imported listings, no faults",
            listings.len() - curated
        );
        Ok(ExitCode::SUCCESS)
    }
}

/// Imported listings name the list they come from.
fn is_curated(listing: &Listing) -> bool {
    listing.sources.iter().all(|source| source.list.is_none())
}
