//! `waymark import`: reads a list that somebody else publishes into the data folder.

use super::{
    folders::DataFolder,
    outcome::{Exit, Outcome},
};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use miette::Report;
use std::path::{Path, PathBuf};
use waymark_directory::data::replace_file;
use waymark_exchange::import::{
    ColumnMapping, ImportError, ImportOptions, ImportSummary, Progress, import_bmlt, import_hsds,
    import_meeting_guide, import_samhsa, import_spreadsheet,
};

/// The list replaces its earlier edition as a whole. If anything is wrong with the file, the data folder stays as it is.
/// Places that are no longer in the list are kept as closed, so that links to them still lead somewhere. A running server
/// loads the list on SIGHUP.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    /// SAMHSA's National Directory (a spreadsheet) or the CSV that findtreatment.gov exports.
    Samhsa(ListArgs),
    /// A directory in the Human Services Data Specification: JSON of 3.x, or a CSV data package of 1.x to 3.x.
    Hsds(HsdsArgs),
    /// Meetings of AA and others: a feed in the Meeting Guide format (JSON).
    MeetingGuide(ListArgs),
    /// Meetings of NA: the answer of a BMLT server to `GetSearchResults` (JSON).
    Bmlt(ListArgs),
    /// Any spreadsheet (.xlsx) or CSV file, with a mapping that says what its columns hold.
    Csv(SpreadsheetArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    /// The file.
    file: PathBuf,
    /// Name of the list in the data folder [default: depends on the file, such as samhsa-su].
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Date of the edition, such as 2023-06-30 [default: the one in the file].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Read and check everything, but write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write all changes since the edition before to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    changes: Option<PathBuf>,
    #[command(flatten)]
    data: DataFolder,
}

#[derive(Debug, Args)]
struct HsdsArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Who publishes it, as visitors see it [default: the title of the package].
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
}

#[derive(Debug, Args)]
struct SpreadsheetArgs {
    #[command(flatten)]
    list: ListArgs,
    /// The mapping: the name of a bundled one, or a file; content/mappings shows how to write one [default: the bundled
    /// one that fits the columns].
    #[arg(long, value_name = "NAME|FILE")]
    mapping: Option<String>,
}

impl Import {
    pub fn run(self) -> Outcome {
        match self.format {
            Format::Samhsa(list) => list.import(import_samhsa),
            Format::Hsds(HsdsArgs { list, publisher }) => list
                .import(|file, options, progress| import_hsds(file, publisher, options, progress)),
            Format::MeetingGuide(list) => list.import(import_meeting_guide),
            Format::Bmlt(list) => list.import(import_bmlt),
            Format::Csv(SpreadsheetArgs { list, mapping }) => {
                let mapping = mapping.as_deref().map(ColumnMapping::load);
                let mapping = mapping.transpose().map_err(Report::msg)?;
                list.import(|file, options, progress| {
                    import_spreadsheet(file, mapping, options, progress)
                })
            }
        }
    }
}

impl ListArgs {
    fn import(
        self,
        import: impl FnOnce(
            &Path,
            ImportOptions<'_>,
            Progress<'_>,
        ) -> Result<ImportSummary, ImportError>,
    ) -> Outcome {
        let bar = progress_bar();
        let options = ImportOptions {
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
            replace_file(&file, |out| {
                Ok(serde_json::to_writer_pretty(out, &changes)?)
            })
            .map_err(Report::msg)?;
        }
        Ok(Exit::Done)
    }
}

/// It only shows on a terminal.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {elapsed}")
        .expect("the template is a constant");
    ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_style(style)
}
