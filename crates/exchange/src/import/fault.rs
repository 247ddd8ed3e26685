//! A fault: the reason why a row, or one of its values, was left out of an import.
//!
//! Formats return faults to `edition`, which collects them in the summary; one bad row never stops an import.

use jiff::civil::Weekday;

/// Why a row, or one of its values, was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    #[error("it has no {0}")]
    Missing(&'static str),
    #[error("it has no phone, website or street, so nobody could reach it")]
    Unreachable,
    #[error("its name has {characters} characters; the most is {limit}")]
    LongName { characters: usize, limit: usize },
    #[error("it has neither {place} nor an online room")]
    NowhereToMeet { place: &'static str },
    /// The source itself says that the row is not for the public.
    #[error("it is {0}")]
    Withdrawn(&'static str),
    /// The reason comes from the mapping.
    #[error("{0}")]
    Excluded(String),
    #[error("\"{value}\" is not {wanted}")]
    Unreadable { value: String, wanted: &'static str },
    #[error("\"{hours}\" on {day:?} could not be read as opening hours")]
    UnreadableHours { hours: String, day: Weekday },
    #[error("\"{opens}\" to \"{closes}\" could not be read as opening hours")]
    UnreadableSpan { opens: String, closes: String },
    /// A step between the source and us used the wrong character encoding.
    #[error("its {0} has garbled letters")]
    Garbled(&'static str),
    #[error("{count} rows of {table} repeat an id, the first \"{first}\"")]
    RepeatedIds {
        count: usize,
        table: &'static str,
        first: String,
    },
    #[error("{count} rows of {table} belong to nothing in this package")]
    Orphans { count: usize, table: &'static str },
}

impl RowFault {
    /// `wanted` completes the sentence "this is not ...", such as "a state".
    pub(super) fn unreadable(value: impl Into<String>, wanted: &'static str) -> Self {
        Self::Unreadable {
            value: value.into(),
            wanted,
        }
    }
}

/// A row, or one of its values, that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// As a spreadsheet counts rows, with the header as row 1. Row 0 stands for the file as a whole.
    pub row: usize,
    pub reason: RowFault,
}
