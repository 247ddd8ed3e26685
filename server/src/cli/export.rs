//! `waymark export`: writes the whole directory to a file.

use super::{
    folders::Folders,
    outcome::{Exit, Outcome, report},
};
use clap::{Args, ValueEnum};
use miette::Report;
use std::{
    io::{self, Write},
    path::PathBuf,
};
use waymark_directory::{Listing, data::replace_file};
use waymark_exchange::{
    export::{write_csv, write_ndjson},
    hsds::{write_hsds_folder, write_hsds_json, write_hsds_ndjson, write_hsds_zip},
};

#[derive(Debug, Args)]
pub struct Export {
    format: Format,
    /// The file to write. An existing one is only replaced once the new one is complete. For hsds, the ending decides:
    /// .json, .ndjson, .zip for a CSV data package, or no ending for a folder with the files of such a package.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The Human Services Data Specification 3.0: JSON, or a CSV data package.
    Hsds,
    /// One listing a row, for spreadsheets.
    Csv,
    /// One listing a line as JSON, with everything that is known about it.
    Ndjson,
}

impl Export {
    pub fn run(self) -> Outcome {
        let catalogue = self.folders.sources().catalogue().map_err(report)?;
        let listings = catalogue.listings();
        let write = |write: fn(&[Listing], &mut dyn Write) -> io::Result<()>| {
            replace_file(&self.out, |out| write(listings, out)).map_err(Report::msg)
        };
        let ending = self.out.extension().and_then(|ending| ending.to_str());
        match (self.format, ending) {
            (Format::Csv, _) => write(|listings, out| write_csv(listings, out))?,
            (Format::Ndjson, _) => write(|listings, out| write_ndjson(listings, out))?,
            (Format::Hsds, Some("json")) => write(|listings, out| write_hsds_json(listings, out))?,
            (Format::Hsds, Some("ndjson")) => {
                write(|listings, out| write_hsds_ndjson(listings, out))?;
            }
            (Format::Hsds, Some("zip")) => write(|listings, out| write_hsds_zip(listings, out))?,
            (Format::Hsds, None) => write_hsds_folder(listings, &self.out).map_err(Report::msg)?,
            (Format::Hsds, Some(other)) => {
                return Err(Report::msg(format!(
                    "HSDS cannot be written as \".{other}\"; end the name with .json, .ndjson or .zip, or leave the ending out for a folder"
                )));
            }
        }
        println!("{} listings -> {}", listings.len(), self.out.display());
        Ok(Exit::Done)
    }
}
