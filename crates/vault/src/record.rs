//! A record is one thing that a vault keeps: a goal, a check-in, a page of the journal. Each is sealed by itself.

use crate::{
    check_in::{CheckIn, UrgeSurf},
    count::Count,
    date::Date,
    day::DayStart,
    goal::{Goal, MAX_TASKS},
    lock::LockAfter,
    plan::{Contact, PreventionPlan, SafetyPlan, Trigger},
    self_check::SelfCheck,
    words::Words,
};
use serde::{Deserialize, Serialize};

/// The newest schema that this program reads, that is, the version of what records hold. It is sealed with each record, and
/// a program that only knows older ones leaves the record alone. `docs/vault-format.md` lists them.
pub const SCHEMA: u16 = 2;
/// Most records haven't changed since this one.
pub(crate) const FIRST_SCHEMA: u16 = 1;

/// The longest list in a record: more than anybody wants to read.
const MAX_ITEMS: usize = MAX_TASKS;
/// Thirty years of days.
const MAX_DAYS: usize = 11_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    Settings(Settings),
    Goal(Goal),
    Count(Count),
    CheckIn(CheckIn),
    UrgeSurf(UrgeSurf),
    Trigger(Trigger),
    Contact(Contact),
    Journal(JournalPage),
    PreventionPlan(PreventionPlan),
    SafetyPlan(SafetyPlan),
    SelfCheck(SelfCheck),
}

/// A type that a record may hold, such as [`Goal`].
pub trait RecordContent: Sized + 'static {
    /// Returns `None` if the record holds something else.
    fn from_record(record: &Record) -> Option<&Self>;

    fn from_record_mut(record: &mut Record) -> Option<&mut Self>;
}

macro_rules! record_contents {
    ($($variant:ident($content:ty))*) => {
        $(
            impl RecordContent for $content {
                fn from_record(record: &Record) -> Option<&Self> {
                    match record {
                        Record::$variant(content) => Some(content),
                        _ => None,
                    }
                }

                fn from_record_mut(record: &mut Record) -> Option<&mut Self> {
                    match record {
                        Record::$variant(content) => Some(content),
                        _ => None,
                    }
                }
            }

            impl From<$content> for Record {
                fn from(content: $content) -> Self {
                    Self::$variant(content)
                }
            }
        )*
    };
}

record_contents! {
    Settings(Settings)
    Goal(Goal)
    Count(Count)
    CheckIn(CheckIn)
    UrgeSurf(UrgeSurf)
    Trigger(Trigger)
    Contact(Contact)
    Journal(JournalPage)
    PreventionPlan(PreventionPlan)
    SafetyPlan(SafetyPlan)
    SelfCheck(SelfCheck)
}

/// A person's choices, and what the tracker notes about backups. A vault has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub day_starts: DayStart,
    pub lock_after: LockAfter,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_on: Option<Date>,
    /// The vault's revision in the last backup.
    #[serde(skip_serializing_if = "is_default")]
    pub backup_revision: u64,
    /// The day of the last nudge to make a backup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_asked_on: Option<Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_starts: DayStart::default(),
            lock_after: LockAfter::DEFAULT,
            backup_on: None,
            backup_revision: 0,
            backup_asked_on: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPage {
    pub on: Date,
    pub words: Words,
}

#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error("a record cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a record has {count} {what}, more than {limit}")]
    TooMany {
        what: &'static str,
        count: usize,
        limit: usize,
    },
}

impl Record {
    /// The oldest schema that describes this record. Only goals have a newer one, so that an older program, perhaps in a
    /// tab that is still open, can still show everything else, above all the safety plan.
    pub fn schema(&self) -> u16 {
        match self {
            Self::Goal(_) => SCHEMA,
            _ => FIRST_SCHEMA,
        }
    }

    /// The plaintext to seal: JSON in UTF-8. Errors if the record has grown too large to be read again.
    pub fn to_bytes(&self) -> Result<Vec<u8>, RecordError> {
        self.check_sizes()?;
        Ok(serde_json::to_vec(self)?)
    }

    /// Reads what [`Self::to_bytes`] wrote, or what somebody hostile made to look like it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RecordError> {
        let mut record: Self = serde_json::from_slice(bytes)?;
        record.check_sizes()?;
        if let Self::Goal(goal) = &mut record {
            goal.add_missing_ids();
        }
        Ok(record)
    }

    fn check_sizes(&self) -> Result<(), RecordError> {
        for (what, count, limit) in self.sizes() {
            if count > limit {
                return Err(RecordError::TooMany { what, count, limit });
            }
        }
        Ok(())
    }

    /// Each list in the record: what it holds, its length, and its longest allowed length.
    fn sizes(&self) -> Vec<(&'static str, usize, usize)> {
        let lines = |sections: &[&[Words]]| {
            let longest = sections.iter().map(|lines| lines.len()).max();
            vec![("lines", longest.unwrap_or(0), MAX_ITEMS)]
        };
        match self {
            Self::Goal(goal) => {
                let mut sizes = vec![
                    ("steps", goal.steps.len(), MAX_ITEMS),
                    ("actions", goal.actions.len(), MAX_ITEMS),
                ];
                for action in &goal.actions {
                    sizes.push(("days", action.done.len(), MAX_DAYS));
                    sizes.push(("rests", action.rests.len(), MAX_ITEMS));
                }
                if let Some(taper) = &goal.taper {
                    sizes.push(("stages", taper.stages.len(), MAX_ITEMS));
                    sizes.push(("days", taper.days.len(), MAX_DAYS));
                }
                sizes
            }
            Self::Count(count) => vec![("days", count.returns.len(), MAX_DAYS)],
            Self::Trigger(trigger) => lines(&[&trigger.helps]),
            Self::PreventionPlan(plan) => lines(&plan.sections()),
            Self::SafetyPlan(plan) => lines(&plan.steps()),
            Self::Settings(_)
            | Self::CheckIn(_)
            | Self::UrgeSurf(_)
            | Self::Contact(_)
            | Self::Journal(_)
            | Self::SelfCheck(_) => Vec::new(),
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_record_names_its_kind() {
        let page = Record::Journal(JournalPage {
            on: crate::date::date(2026, 11, 25),
            words: "a good day".try_into().unwrap(),
        });
        let json = r#"{"journal":{"on":"2026-11-25","words":"a good day"}}"#;
        assert_eq!(page.to_bytes().unwrap(), json.as_bytes());
        assert_eq!(Record::from_bytes(json.as_bytes()).unwrap(), page);
    }

    #[test]
    fn a_record_too_large_to_be_read_again_is_not_written() {
        let lines = vec!["a".try_into().unwrap(); MAX_ITEMS + 1];
        let mut plan = SafetyPlan {
            on_my_own: lines,
            ..SafetyPlan::default()
        };
        let error = Record::from(plan.clone()).to_bytes().unwrap_err();
        assert!(error.to_string().contains("501 lines"), "{error}");
        plan.on_my_own.pop();
        assert!(Record::from(plan).to_bytes().is_ok());
    }

    #[test]
    fn what_is_not_a_record_is_rejected_with_the_reason() {
        let many = format!(
            r#"{{"safety-plan":{{"warning_signs":[{}"a"]}}}}"#,
            r#""a","#.repeat(MAX_ITEMS)
        );
        let deep = format!(r#"{{"journal":{}"#, "[".repeat(100_000));
        for (bad, reason) in [
            ("", "cannot be read"),
            (r#"{"diary":{}}"#, "unknown variant"),
            (
                r#"{"journal":{"on":"2026-02-30","words":"a"}}"#,
                "cannot be read",
            ),
            (r#"{"journal":{"on":"2026-02-28","words":" "}}"#, "no words"),
            (r#"{"settings":{"lock_after":0}}"#, "1 to 120"),
            (&many, "501 lines"),
            (&deep, "cannot be read"),
        ] {
            let error = Record::from_bytes(bad.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(reason), "{bad:.60}: {error}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_rejected(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Record::from_bytes(&bytes);
        }
    }
}
