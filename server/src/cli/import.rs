//! `waymark import`.

use super::{DataFolder, Outcome};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use miette::Report;
use std::{path::PathBuf, process::ExitCode};
use waymark_content::import::samhsa;

#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// SAMHSA's National Directory (a spreadsheet) or the CSV that findtreatment.gov exports.
    ///
    /// The list replaces its earlier edition whole; if anything is wrong with the file, the data folder
    /// stays as it is. A server that is running takes the list up on SIGHUP.
    Samhsa(Samhsa),
}

#[derive(Debug, Args)]
struct Samhsa {
    /// The .xlsx or .csv file.
    file: PathBuf,
    /// Name of the list in the data folder [default: from what the file is, such as samhsa-su].
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Date of the edition, such as 2023-06-30 [default: what the file says].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Read and check, but write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    data: DataFolder,
}

impl Import {
    pub fn run(self) -> Outcome {
        match self.kind {
            Kind::Samhsa(samhsa) => samhsa.run(),
        }
    }
}

impl Samhsa {
    fn run(self) -> Outcome {
        let bar = bar();
        let options = samhsa::Options {
            data: &self.data.path,
            list: self.source.as_deref(),
            as_of: self.as_of,
            dry_run: self.dry_run,
        };
        let imported = samhsa::import(&self.file, options, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        let summary =
            imported.map_err(|error| Report::msg(format!("{}: {error}", self.file.display())))?;
        println!("{summary}");
        if self.dry_run {
            println!("  nothing was written (--dry-run)");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Drawn on a terminal only.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {elapsed}")
        .expect("the template is a constant");
    ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_style(style)
}
