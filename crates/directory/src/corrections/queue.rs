//! The queue of corrections, one per line.

use super::{
    Correction, CorrectionsError, corrections_folder, decisions,
    lines::{self, AppendOutcome},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The maximum size of the queue: room for about 3,000 long corrections, yet too small for anybody to fill the disk.
pub const MAX_QUEUE_BYTES: u64 = 4 * 1024 * 1024;

/// A correction and its number, which is its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedCorrection {
    /// Counted from 1.
    pub number: usize,
    pub correction: Correction,
}

/// The corrections that nobody has decided about yet.
#[derive(Debug, Default)]
pub struct UndecidedCorrections {
    /// Oldest first.
    pub entries: Vec<QueuedCorrection>,
    /// `file:line: cause` for each line that could not be read.
    pub damaged: Vec<String>,
}

fn path(data: &Path) -> PathBuf {
    corrections_folder(data).join("queue.jsonl")
}

/// Adds a correction to the end of the queue. Creates the folder if it is missing.
pub fn queue_correction(data: &Path, correction: &Correction) -> Result<(), CorrectionsError> {
    let path = path(data);
    let appended = fs::create_dir_all(corrections_folder(data))
        .and_then(|()| lines::append_line(&path, correction, MAX_QUEUE_BYTES));
    match appended {
        Ok(AppendOutcome::Added) => Ok(()),
        Ok(AppendOutcome::FileFull) => Err(CorrectionsError::Full { path }),
        Err(cause) => Err(CorrectionsError::Io { path, cause }),
    }
}

pub fn read_undecided(data: &Path) -> Result<UndecidedCorrections, CorrectionsError> {
    let path = path(data);
    let queue = lines::read_lines::<Correction>(&path)
        .map_err(|cause| CorrectionsError::Io { path, cause })?;
    let (decided, mut damaged) = decisions::decided(data, queue.count)?;
    damaged.extend(queue.damaged);
    let entries = queue
        .sound
        .into_iter()
        .filter(|(number, _)| !decided.contains(number))
        .map(|(number, correction)| QueuedCorrection { number, correction })
        .collect();
    Ok(UndecidedCorrections { entries, damaged })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{CorrectionDecision, CorrectionKind, Verdict, record_decision, tests::place},
        *,
    };
    use crate::Lang;
    use jiff::civil::date;
    use std::io::Write;
    use tempfile::tempdir;

    fn correction(text: &str) -> Correction {
        let day = date(2026, 11, 25);
        Correction::from_form(&place(), Some(CorrectionKind::Phone), text, Lang::Es, day).unwrap()
    }

    fn waiting(data: &Path) -> Vec<(usize, String)> {
        let entries = read_undecided(data).unwrap().entries.into_iter();
        entries
            .map(|entry| (entry.number, entry.correction.text))
            .collect()
    }

    fn accept(data: &Path, entry: usize) {
        let decision = CorrectionDecision {
            entry,
            decision: Verdict::Accepted,
            on: date(2026, 11, 26),
        };
        record_decision(data, &decision).unwrap();
    }

    #[test]
    fn decided_corrections_leave_the_queue() {
        let data = tempdir().unwrap();
        assert!(waiting(data.path()).is_empty());
        for text in ["one", "two", "three"] {
            queue_correction(data.path(), &correction(text)).unwrap();
        }
        accept(data.path(), 2);
        assert_eq!(
            waiting(data.path()),
            [(1, "one".to_owned()), (3, "three".to_owned())]
        );
        let lines = fs::read_to_string(path(data.path())).unwrap();
        let first = lines.lines().next().unwrap();
        let id = place().id;
        assert_eq!(
            first,
            format!(
                r#"{{"listing":"{id}","kind":"phone","text":"one","lang":"es","on":"2026-11-25"}}"#
            )
        );
    }

    #[test]
    fn an_incomplete_line_does_not_affect_others() {
        let data = tempdir().unwrap();
        queue_correction(data.path(), &correction("one")).unwrap();
        let file = fs::OpenOptions::new().append(true).open(path(data.path()));
        file.unwrap().write_all(b"{\"listing\":\"p-").unwrap();
        queue_correction(data.path(), &correction("three")).unwrap();
        assert_eq!(
            waiting(data.path()),
            [(1, "one".to_owned()), (3, "three".to_owned())]
        );
        let damaged = read_undecided(data.path()).unwrap().damaged;
        assert!(damaged[0].contains("queue.jsonl:2: "), "{damaged:?}");
    }

    #[test]
    fn a_full_queue_accepts_nothing_more() {
        let data = tempdir().unwrap();
        queue_correction(data.path(), &correction("one")).unwrap();
        let path = path(data.path());
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        file.set_len(MAX_QUEUE_BYTES - 10).unwrap();
        let error = queue_correction(data.path(), &correction("two")).unwrap_err();
        assert!(matches!(error, CorrectionsError::Full { .. }), "{error}");
        assert_eq!(fs::metadata(path).unwrap().len(), MAX_QUEUE_BYTES - 10);
    }

    #[test]
    fn a_decision_about_a_missing_correction_is_an_error() {
        let data = tempdir().unwrap();
        queue_correction(data.path(), &correction("one")).unwrap();
        accept(data.path(), 2);
        let error = read_undecided(data.path()).unwrap_err();
        assert!(error.to_string().contains("correction 2"), "{error}");
    }
}
