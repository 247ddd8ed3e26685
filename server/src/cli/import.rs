//! `waymark import`.

use super::{DataFolder, Outcome};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use miette::Report;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use waymark_directory::data::replace;
use waymark_exchange::import::{
    ImportError, Options, Progress, Summary, bmlt, hsds, meeting_guide, samhsa,
    spreadsheet::{self, Mapping},
};

/// The list replaces its earlier edition whole; if anything is wrong with the file, the data folder stays as it is.
/// Places that a new edition no longer has are kept as closed, so that links to them still lead somewhere. A server
/// that is running takes the list up on SIGHUP.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// SAMHSA's National Directory (a spreadsheet) or the CSV that findtreatment.gov exports.
    Samhsa(List),
    /// A directory in the Human Services Data Specification: JSON of 3.x, or a CSV data package of 1.x to 3.x.
    Hsds(Hsds),
    /// Meetings of AA and others: a feed in the Meeting Guide format (JSON).
    MeetingGuide(List),
    /// Meetings of NA: what a BMLT server answers to `GetSearchResults` (JSON).
    Bmlt(List),
    /// Any spreadsheet (.xlsx) or CSV file, through a mapping of its columns.
    Csv(Csv),
}

#[derive(Debug, Args)]
struct List {
    /// The file.
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
    /// Write every difference from the edition before to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    changes: Option<PathBuf>,
    #[command(flatten)]
    data: DataFolder,
}

#[derive(Debug, Args)]
struct Hsds {
    #[command(flatten)]
    list: List,
    /// Who publishes it, as visitors see it [default: the title of the package].
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
}

#[derive(Debug, Args)]
struct Csv {
    #[command(flatten)]
    list: List,
    /// What the columns are: the name of a mapping that comes along, or a file; content/mappings shows how to write
    /// one [default: the one that fits the columns].
    #[arg(long, value_name = "NAME|FILE")]
    mapping: Option<String>,
}

impl Import {
    pub fn run(self) -> Outcome {
        match self.kind {
            Kind::Samhsa(list) => list.import(samhsa::import),
            Kind::Hsds(Hsds { list, publisher }) => list
                .import(|file, options, progress| hsds::import(file, publisher, options, progress)),
            Kind::MeetingGuide(list) => list.import(meeting_guide::import),
            Kind::Bmlt(list) => list.import(bmlt::import),
            Kind::Csv(csv) => {
                let mapping = csv.mapping.as_deref().map(Mapping::find);
                let mapping = mapping.transpose().map_err(Report::msg)?;
                csv.list.import(|file, options, progress| {
                    spreadsheet::import(file, mapping, options, progress)
                })
            }
        }
    }
}

impl List {
    fn import(
        self,
        import: impl FnOnce(&Path, Options<'_>, Progress<'_>) -> Result<Summary, ImportError>,
    ) -> Outcome {
        let bar = bar();
        let options = Options {
            data: &self.data.path,
            list: self.source.as_deref(),
            as_of: self.as_of,
            dry_run: self.dry_run,
        };
        let imported = import(&self.file, options, &|done, all| {
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
        if let Some(file) = self.changes {
            let changes = summary.changes.unwrap_or_default();
            replace(&file, |out| {
                Ok(serde_json::to_writer_pretty(out, &changes)?)
            })
            .map_err(Report::msg)?;
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
