//! Corrections: what visitors say is wrong with a listing, and what reviewers decided about it.
//!
//! Both are JSON Lines files in the folder `corrections` of the data folder, and lines are only ever added. A correction
//! contains nothing about the visitor. Its number is its line in the queue.

mod decisions;
mod lines;
mod queue;

pub use decisions::{CorrectionDecision, Verdict, record_decision};
pub use queue::{
    MAX_QUEUE_BYTES, QueuedCorrection, UndecidedCorrections, queue_correction, read_undecided,
};

use crate::{Lang, Listing, ListingId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{
    fmt, io,
    path::{Path, PathBuf},
    str::FromStr,
};

/// The maximum number of characters in one correction.
pub const MAX_CHARS: usize = 1_000;

/// The folder of corrections in a data folder.
pub(crate) fn corrections_folder(data: &Path) -> PathBuf {
    data.join("corrections")
}

/// Why corrections cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionsError {
    #[error("{path}: {cause}", path = path.display())]
    Io { path: PathBuf, cause: io::Error },
    /// Nobody has decided about corrections for a long time, or somebody is flooding the queue.
    #[error("{path} is full; decide with `waymark review`, then move the folder away", path = path.display())]
    Full { path: PathBuf },
    /// The queue or the decisions file was replaced without the other.
    #[error(
        "{path} decides about correction {entry}, which the queue does not have; keep the two files together, or move \
         both away",
        path = path.display()
    )]
    Apart { path: PathBuf, entry: usize },
}

/// What a correction is about, as chosen in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    Phone,
    Address,
    Hours,
    /// The place no longer exists.
    Closed,
    /// What the place does, or for whom.
    Services,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such kind of correction")]
pub struct UnknownCorrectionKind;

impl CorrectionKind {
    /// In the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Phone,
        Self::Address,
        Self::Hours,
        Self::Closed,
        Self::Services,
        Self::Other,
    ];

    /// The value in the form and in the queue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Hours => "hours",
            Self::Closed => "closed",
            Self::Services => "services",
            Self::Other => "other",
        }
    }

    /// Whether the form offers this kind for a listing. Nobody is asked for the address of a confidential place.
    pub fn applies_to(self, listing: &Listing) -> bool {
        self != Self::Address || !listing.confidential
    }
}

impl FromStr for CorrectionKind {
    type Err = UnknownCorrectionKind;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        let mut kinds = Self::ALL.into_iter();
        kinds
            .find(|kind| kind.key() == key)
            .ok_or(UnknownCorrectionKind)
    }
}

impl fmt::Display for CorrectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// What a visitor wrote, and nothing about the visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    pub listing: ListingId,
    pub kind: CorrectionKind,
    /// What is right, in the visitor's words: one line without control characters.
    pub text: String,
    /// The language of the form.
    pub lang: Lang,
    pub on: Date,
}

/// What is wrong with a correction that a visitor submits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidCorrection {
    /// No kind was chosen, or one that does not fit this listing.
    Kind,
    Empty,
    /// More than [`MAX_CHARS`] characters.
    Long,
}

impl Correction {
    pub fn from_form(
        listing: &Listing,
        kind: Option<CorrectionKind>,
        typed: &str,
        lang: Lang,
        on: Date,
    ) -> Result<Self, InvalidCorrection> {
        let kind = kind
            .filter(|kind| kind.applies_to(listing))
            .ok_or(InvalidCorrection::Kind)?;
        // Browsers count a line break as one character but send two.
        if typed.replace("\r\n", "\n").chars().count() > MAX_CHARS {
            return Err(InvalidCorrection::Long);
        }
        let text = make_plain(typed);
        if text.is_empty() && kind != CorrectionKind::Closed {
            return Err(InvalidCorrection::Empty);
        }
        Ok(Self {
            listing: listing.id.clone(),
            kind,
            text,
            lang,
            on,
        })
    }
}

/// Puts text on one line and removes characters that could move a terminal's cursor or reverse the reading direction.
pub fn make_plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = text.split_whitespace().map(|word| {
        word.chars()
            .filter(|c| !c.is_control() && !turns(*c))
            .collect::<String>()
    });
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Source;
    use jiff::civil::date;
    use proptest::prelude::*;

    pub(super) fn place() -> Listing {
        let source = Source {
            name: "Made".into(),
            url: None,
            date: date(2026, 1, 1),
            list: None,
            gave: Vec::new(),
        };
        Listing::new("Larkspur", source)
    }

    fn of(kind: Option<CorrectionKind>, text: &str) -> Result<Correction, InvalidCorrection> {
        Correction::from_form(&place(), kind, text, Lang::En, date(2026, 11, 25))
    }

    #[test]
    fn a_correction_needs_a_kind_and_a_text_of_limited_length() {
        assert_eq!(of(None, "It moved"), Err(InvalidCorrection::Kind));
        assert_eq!(
            of(Some(CorrectionKind::Phone), " \n"),
            Err(InvalidCorrection::Empty)
        );
        assert_eq!(of(Some(CorrectionKind::Closed), "").unwrap().text, "");
        let long = "ñ\r\n".repeat(MAX_CHARS / 2);
        assert!(of(Some(CorrectionKind::Other), &long).is_ok());
        assert_eq!(
            of(Some(CorrectionKind::Other), &format!("{long}.")),
            Err(InvalidCorrection::Long)
        );
    }

    #[test]
    fn the_address_of_a_confidential_place_cannot_be_corrected() {
        let mut hidden = place();
        hidden.confidential = true;
        let correct =
            |kind| Correction::from_form(&hidden, Some(kind), "1 Road", Lang::En, date(2026, 1, 1));
        assert_eq!(
            correct(CorrectionKind::Address),
            Err(InvalidCorrection::Kind)
        );
        assert!(correct(CorrectionKind::Phone).is_ok());
    }

    #[test]
    fn kinds_parse_from_their_keys() {
        for kind in CorrectionKind::ALL {
            assert_eq!(kind.key().parse(), Ok(kind));
        }
        assert_eq!(
            "Phone".parse::<CorrectionKind>(),
            Err(UnknownCorrectionKind)
        );
    }

    proptest! {
        #[test]
        fn stored_text_is_one_line_without_control_characters(typed in any::<String>()) {
            let text = make_plain(&typed);
            let moves = |c: char| c.is_control() || c == '\u{202e}';
            prop_assert!(!text.contains(moves));
            prop_assert_eq!(make_plain(&text), text);
        }
    }
}
