//! `waymark export`.

use super::{Folders, Outcome, report};
use clap::{Args, ValueEnum};
use miette::Report;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};
use waymark_directory::{Listing, data::replace};
use waymark_exchange::{export, hsds};

#[derive(Debug, Args)]
pub struct Export {
    /// The format.
    format: Format,
    /// The file to write; it is replaced only once the new one is whole. For hsds its ending says what it holds: .json,
    /// .ndjson, .zip for a CSV data package, and none for a folder with the files of such a package.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The Human Services Data Specification 3.0: JSON, or a CSV data package.
    Hsds,
    /// One row a listing, for spreadsheets.
    Csv,
    /// One JSON object a line, with everything that is known.
    Ndjson,
}

impl Export {
    pub fn run(self) -> Outcome {
        let catalogue = self.folders.sources().catalogue().map_err(report)?;
        let listings = catalogue.listings();
        let write = |write: fn(&[Listing], &mut dyn Write) -> io::Result<()>| {
            replace(&self.out, |out| write(listings, out)).map_err(Report::msg)
        };
        let ending = self.out.extension().and_then(|ending| ending.to_str());
        match (self.format, ending) {
            (Format::Csv, _) => write(|listings, out| export::csv(listings, out))?,
            (Format::Ndjson, _) => write(|listings, out| export::ndjson(listings, out))?,
            (Format::Hsds, Some("json")) => write(|listings, out| hsds::json(listings, out))?,
            (Format::Hsds, Some("ndjson")) => write(|listings, out| hsds::ndjson(listings, out))?,
            (Format::Hsds, Some("zip")) => write(|listings, out| hsds::zip(listings, out))?,
            (Format::Hsds, None) => hsds::folder(listings, &self.out).map_err(Report::msg)?,
            (Format::Hsds, Some(other)) => {
                return Err(Report::msg(format!(
                    "\".{other}\" is no form of HSDS; end the name with .json, .ndjson or .zip, or give a folder"
                )));
            }
        }
        println!("{} listings -> {}", listings.len(), self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}
