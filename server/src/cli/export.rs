//! `waymark export`.

use super::{Folders, Outcome, report};
use clap::{Args, ValueEnum};
use miette::Report;
use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process::ExitCode,
};
use waymark_content::{Listing, export};

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
        write(&self.out, self.format, listings)
            .map_err(|error| Report::msg(format!("{}: {error}", self.out.display())))?;
        println!("{} listings -> {}", listings.len(), self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}

fn write(path: &Path, format: Format, listings: &[Listing]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(".new");
    let beside = path.with_file_name(beside);
    let written = File::create(&beside).and_then(|file| {
        let out = BufWriter::new(file);
        match format {
            Format::Csv => export::csv(listings, out),
            Format::Ndjson => export::ndjson(listings, out),
        }
    });
    written
        .and_then(|()| fs::rename(&beside, path))
        .inspect_err(|_| {
            // Nothing more can be done about a file that will not go away.
            let _ = fs::remove_file(&beside);
        })
}
