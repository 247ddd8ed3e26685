//! Decisions about corrections, one per line.

use super::{CorrectionsError, corrections_folder, lines};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// What a reviewer decided about a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionDecision {
    pub entry: usize,
    pub decision: Verdict,
    pub on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The correction was checked, and the facts are in the overrides.
    Accepted,
    Rejected,
}

fn path(data: &Path) -> PathBuf {
    corrections_folder(data).join("decisions.jsonl")
}

pub fn record_decision(data: &Path, decision: &CorrectionDecision) -> Result<(), CorrectionsError> {
    let path = path(data);
    match lines::append_line(&path, decision, u64::MAX) {
        Ok(_) => Ok(()),
        Err(cause) => Err(CorrectionsError::Io { path, cause }),
    }
}

/// Returns the numbers of the corrections that were decided, and a message for each line that can't be read. `count` is
/// the length of the queue.
pub(super) fn decided(
    data: &Path,
    count: usize,
) -> Result<(HashSet<usize>, Vec<String>), CorrectionsError> {
    let path = path(data);
    let lines = match lines::read_lines::<CorrectionDecision>(&path) {
        Ok(lines) => lines,
        Err(cause) => return Err(CorrectionsError::Io { path, cause }),
    };
    let decided: HashSet<usize> = lines.sound.iter().map(|(_, line)| line.entry).collect();
    match decided.iter().find(|entry| **entry > count) {
        Some(entry) => Err(CorrectionsError::Apart {
            path,
            entry: *entry,
        }),
        None => Ok((decided, lines.damaged)),
    }
}
