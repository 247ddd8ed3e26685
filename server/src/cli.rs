//! The command line. Exit codes: 0 done, 1 a problem was found, 2 wrong usage (by clap).

mod check;
mod explain;
mod export;
mod folders;
mod import;
mod outcome;
mod review;
mod search;
mod serve;
mod vault;

pub use outcome::Exit;

use crate::state::SiteFiles;
use clap::{Parser, Subcommand};

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
    /// SIGHUP loads changed content and data without a failed request; SIGTERM lets running requests finish.
    Serve(serve::Serve),
    /// Check the curated entries and the imported lists: report every fault, wording that puts a label before the
    /// person, and facts to look at because they are old, missing or unlikely.
    Check(check::Check),
    /// Import a list that somebody else publishes into the data folder.
    Import(import::Import),
    /// Write the whole directory to a file that other programs can read.
    Export(export::Export),
    /// Decide about corrections from visitors: see each beside the facts, then accept it, reject it or leave it.
    ///
    /// Accepted corrections are applied to the lists whenever they are loaded, so a newer edition of a list doesn't
    /// undo them. Answers may also come from a pipe, one per line; the end of the input means "quit".
    Review(review::Review),
    /// Search from the command line.
    Search(search::Search),
    /// Read what a person wrote about themselves, from a vault they saved as a file.
    Vault(vault::Vault),
}

impl Cli {
    /// `site` is what `serve` serves beside the pages.
    pub fn run(self, site: SiteFiles) -> Exit {
        // `waymark check | head` ends when its reader does; a server outlives its readers.
        if !matches!(self.command, Command::Serve(_)) {
            sigpipe::reset();
        }
        let outcome = match self.command {
            Command::Serve(serve) => serve.run(site),
            Command::Check(check) => check.run(),
            Command::Import(import) => import.run(),
            Command::Export(export) => export.run(),
            Command::Review(review) => review.run(),
            Command::Search(search) => search.run(),
            Command::Vault(vault) => vault.run(),
        };
        outcome.unwrap_or_else(|report| {
            eprintln!("{report:?}");
            Exit::ProblemFound
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn run(arguments: &[&str]) -> Exit {
        let arguments = ["waymark"].iter().chain(arguments);
        let cli = Cli::try_parse_from(arguments).expect("the arguments are well-formed");
        cli.run(SiteFiles::default())
    }

    #[test]
    fn clap_finds_no_fault_with_the_commands() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sound_content_exits_with_0_and_a_problem_with_1() {
        assert_eq!(run(&["check", "--data", "/nonexistent"]), Exit::Done);
        for arguments in [
            &["check", "--content", "/nonexistent"][..],
            &["import", "samhsa", "/nonexistent", "--dry-run"],
        ] {
            assert_eq!(run(arguments), Exit::ProblemFound, "{arguments:?}");
        }
    }

    #[test]
    fn wording_that_labels_people_exits_with_1() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let listings = folder.path().join("listings");
        std::fs::create_dir(&listings).expect("the folder is writable");
        let entry = "[[listing]]\nid = \"a\"\nname = { en = \"Addicts\", es = \"A\" }\n\
            description = { en = \"For anyone.\", es = \"Para todos.\" }\nneeds = [\"warmline\"]\n\
            website = \"https://a.example/\"\n\
            source = { name = \"A\", url = \"https://a.example/\", date = 2026-11-23 }\n";
        for (text, exit) in [
            (entry.to_owned(), Exit::Done),
            (entry.replace("anyone", "addicts"), Exit::ProblemFound),
        ] {
            std::fs::write(listings.join("a.toml"), text).expect("the folder is writable");
            let content = folder.path().display().to_string();
            let arguments = ["check", "--data", "/nonexistent", "--content", &content];
            assert_eq!(run(&arguments), exit);
        }
    }

    #[test]
    fn wrong_usage_exits_with_2() {
        for arguments in [
            &["frobnicate"][..],
            &["serve", "--addr", "here"],
            &["search"],
            &["import", "samhsa"],
            &["vault"],
            &["vault", "open"],
        ] {
            let error =
                Cli::try_parse_from(["waymark"].iter().chain(arguments)).expect_err("it is wrong");
            assert_eq!(error.exit_code(), 2, "{arguments:?}");
        }
    }
}
