//! The command line. Exit codes: 0 done, 1 a problem was found, 2 the command was not understood.

mod check;
mod explain;
mod export;
mod import;
mod review;
mod search;
mod serve;
mod vault;

use crate::source::{ContentSource, LoadError, Sources};
use clap::{Args, Parser, Subcommand};
use miette::Report;
use std::{path::PathBuf, process::ExitCode};
use waymark_directory::{data::DataError, load::CatalogueError};

/// A public directory of treatment, mental-health, housing and peer-support resources.
#[derive(Debug, Parser)]
#[command(name = "waymark", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the directory over HTTP.
    ///
    /// SIGHUP takes up changed content and data without a failed request; SIGTERM lets running requests
    /// finish.
    Serve(serve::Serve),
    /// Check the curated entries and the imported lists, and say everything that is wrong with them, which words put a
    /// label before the person, and what should be looked at because it is old, missing or unlikely.
    Check(check::Check),
    /// Import a list that somebody else publishes into the data folder.
    Import(import::Import),
    /// Write the whole directory to a file that other programs can read.
    Export(export::Export),
    /// Decide about what visitors say is wrong: see it beside the facts, and accept, reject or leave it.
    ///
    /// Accepted corrections are laid over the lists whenever they are loaded, so that a newer edition of a list does
    /// not undo them. Answers may also come from a pipe, a line each; the end of the input is "quit".
    Review(review::Review),
    /// Search from the command line.
    Search(search::Search),
    /// Read what a person wrote about themselves, from a vault that they saved as a file.
    Vault(vault::Vault),
}

/// Where listings come from; the same for all commands.
#[derive(Clone, Debug, Args)]
struct Folders {
    /// Folder whose listings/ hold the curated entries [default: those inside the program].
    #[arg(long, env = "WAYMARK_CONTENT", value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    data: DataFolder,
}

/// Where imported lists are kept.
#[derive(Clone, Debug, Args)]
struct DataFolder {
    /// Folder of imported lists.
    #[arg(
        long = "data",
        env = "WAYMARK_DATA",
        value_name = "DIR",
        default_value = "data"
    )]
    path: PathBuf,
}

impl Folders {
    fn sources(self) -> Sources {
        Sources {
            content: self
                .content
                .map_or(ContentSource::Embedded, ContentSource::Folder),
            data: self.data.path,
        }
    }
}

/// What a command ends with: done, a problem that it has reported itself, or one to be reported.
type Outcome = Result<ExitCode, Report>;

impl Cli {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        // `waymark check | head` ends when its reader does; a server outlives its readers.
        if !matches!(self.command, Command::Serve(_)) {
            sigpipe::reset();
        }
        let outcome = match self.command {
            Command::Serve(serve) => serve.run(),
            Command::Check(check) => check.run(),
            Command::Import(import) => import.run(),
            Command::Export(export) => export.run(),
            Command::Review(review) => review.run(),
            Command::Search(search) => search.run(),
            Command::Vault(vault) => vault.run(),
        };
        outcome.unwrap_or_else(|report| {
            eprintln!("{report:?}");
            ExitCode::FAILURE
        })
    }
}

/// Faults as reports with file, line, cause and remedy; other errors as they are.
fn report(error: LoadError) -> Report {
    match error {
        LoadError::Catalogue(
            CatalogueError::Content(faults) | CatalogueError::Data(DataError::Overrides(faults)),
        ) => Report::new(faults),
        other => Report::msg(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn run(arguments: &[&str]) -> String {
        let arguments = ["waymark"].iter().chain(arguments);
        let cli = Cli::try_parse_from(arguments).expect("the arguments are well-formed");
        format!("{:?}", cli.run())
    }

    #[test]
    fn the_commands_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sound_content_exits_with_0_and_a_problem_with_1() {
        let (done, problem) = (ExitCode::SUCCESS, ExitCode::FAILURE);
        assert_eq!(
            run(&["check", "--data", "/nonexistent"]),
            format!("{done:?}")
        );
        assert_eq!(
            run(&["check", "--content", "/nonexistent"]),
            format!("{problem:?}")
        );
        assert_eq!(
            run(&["import", "samhsa", "/nonexistent", "--dry-run"]),
            format!("{problem:?}")
        );
    }

    #[test]
    fn words_that_label_people_exit_with_1() {
        let folder = tempfile::tempdir().expect("there is room for temporary files");
        let listings = folder.path().join("listings");
        std::fs::create_dir(&listings).expect("the folder is ours");
        let entry = "[[listing]]\nid = \"a\"\nname = { en = \"Addicts\", es = \"A\" }\n\
            description = { en = \"For anyone.\", es = \"Para todos.\" }\nneeds = [\"warmline\"]\n\
            website = \"https://a.example/\"\n\
            source = { name = \"A\", url = \"https://a.example/\", date = 2026-11-23 }\n";
        for (text, code) in [
            (entry.to_owned(), ExitCode::SUCCESS),
            (entry.replace("anyone", "addicts"), ExitCode::FAILURE),
        ] {
            std::fs::write(listings.join("a.toml"), text).expect("the folder is ours");
            let content = folder.path().display().to_string();
            let arguments = ["check", "--data", "/nonexistent", "--content", &content];
            assert_eq!(run(&arguments), format!("{code:?}"));
        }
    }

    #[test]
    fn a_command_that_is_not_understood_exits_with_2() {
        for arguments in [
            &["frobnicate"][..],
            &["serve", "--addr", "here"],
            &["search"],
            &["import", "samhsa"],
            &["vault"],
            &["vault", "open"],
        ] {
            let error = Cli::try_parse_from(["waymark"].iter().chain(arguments))
                .expect_err("it makes no sense");
            assert_eq!(error.exit_code(), 2, "{arguments:?}");
        }
    }
}
