//! How a command ends, and how its errors are reported.

use crate::source::LoadError;
use miette::Report;
use std::process::ExitCode;
use waymark_directory::{data::DataError, load::CatalogueError};

/// How a command ended, after it reported everything itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    ProblemFound,
}

impl Exit {
    pub fn problem_if(is_problem: bool) -> Self {
        if is_problem {
            Self::ProblemFound
        } else {
            Self::Done
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::ProblemFound => Self::FAILURE,
        }
    }
}

/// What a command returns: how it ended, or a problem that must still be reported.
pub type Outcome = Result<Exit, Report>;

/// Turns faults of content files into reports with file, line, cause and remedy; other errors stay as they are.
pub fn report(error: LoadError) -> Report {
    match error {
        LoadError::Catalogue(
            CatalogueError::Content(faults) | CatalogueError::Data(DataError::Overrides(faults)),
        ) => Report::new(faults),
        other => Report::msg(other),
    }
}
