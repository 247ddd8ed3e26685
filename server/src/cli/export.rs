//! `waymark export`.

use super::{Folders, Outcome, report};
use clap::{Args, ValueEnum};
use miette::Report;
use std::{path::PathBuf, process::ExitCode};
use waymark_content::{data::replace, export};

#[derive(Debug, Args)]
pub struct Export {
    /// The format.
    format: Format,
    /// The file to write; it is replaced only once the new one is whole.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One row a listing, for spreadsheets.
    Csv,
    /// One JSON object a line, with everything that is known.
    Ndjson,
}

impl Export {
    pub fn run(self) -> Outcome {
        let catalogue = self.folders.sources().catalogue().map_err(report)?;
        let listings = catalogue.listings();
        replace(&self.out, |out| match self.format {
            Format::Csv => export::csv(listings, out),
            Format::Ndjson => export::ndjson(listings, out),
        })
        .map_err(Report::msg)?;
        println!("{} listings -> {}", listings.len(), self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}
