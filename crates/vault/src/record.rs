//! What the vault keeps, one record at a time.

use crate::{
    check_in::{CheckIn, UrgeSurf},
    count::Count,
    date::Date,
    day::DayStart,
    goal::{Goal, MAX_TASKS},
    plan::{Contact, PreventionPlan, SafetyPlan, Trigger},
    self_check::SelfCheck,
    words::Words,
};
use serde::{Deserialize, Serialize};

/// The newest version of what records hold that this program reads. The version of each record is sealed with it, and a
/// program that knows only older ones leaves the record as it is. `docs/vault-format.md` lists them.
pub const SCHEMA: u16 = 2;
/// The first version; most records have not changed since.
pub(crate) const FIRST_SCHEMA: u16 = 1;

/// The longest list in a record, and more than anybody wants to read.
const MAX_ITEMS: usize = MAX_TASKS;
/// Thirty years of days.
const MAX_DAYS: usize = 11_000;

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// How the person wants it.
    Settings(Settings),
    /// Something they want.
    Goal(Goal),
    /// Days they count.
    Count(Count),
    /// How it was at a moment.
    CheckIn(CheckIn),
    /// A craving that was ridden out.
    UrgeSurf(UrgeSurf),
    /// What sets off a craving.
    Trigger(Trigger),
    /// Somebody to call.
    Contact(Contact),
    /// A page of the journal.
    Journal(Page),
    /// The plan to stay on the way.
    PreventionPlan(PreventionPlan),
    /// The plan for a crisis.
    SafetyPlan(SafetyPlan),
    /// Answers to BARC-10.
    SelfCheck(SelfCheck),
}

/// What records are of.
pub trait Kind: Sized + 'static {
    /// The record as this kind, if it is one.
    fn of(record: &Record) -> Option<&Self>;

    /// The same, to be changed.
    fn of_mut(record: &mut Record) -> Option<&mut Self>;
}

macro_rules! kinds {
    ($($variant:ident($kind:ty))*) => {
        $(
            impl Kind for $kind {
                fn of(record: &Record) -> Option<&Self> {
                    match record {
                        Record::$variant(kind) => Some(kind),
                        _ => None,
                    }
                }

                fn of_mut(record: &mut Record) -> Option<&mut Self> {
                    match record {
                        Record::$variant(kind) => Some(kind),
                        _ => None,
                    }
                }
            }

            impl From<$kind> for Record {
                fn from(kind: $kind) -> Self {
                    Self::$variant(kind)
                }
            }
        )*
    };
}

kinds! {
    Settings(Settings)
    Goal(Goal)
    Count(Count)
    CheckIn(CheckIn)
    UrgeSurf(UrgeSurf)
    Trigger(Trigger)
    Contact(Contact)
    Journal(Page)
    PreventionPlan(PreventionPlan)
    SafetyPlan(SafetyPlan)
    SelfCheck(SelfCheck)
}

/// How a person wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// When their day begins.
    pub day_starts: DayStart,
    /// Minutes without a touch until the vault locks itself.
    pub lock_after: LockAfter,
    /// The day of the last backup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_on: Option<Date>,
    /// The revision that the last backup had.
    #[serde(skip_serializing_if = "is_default")]
    pub backup_revision: u64,
    /// The day somebody was last asked to make one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_asked_on: Option<Date>,
}

/// Minutes from 1 to 120.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct LockAfter(u8);

impl TryFrom<u8> for LockAfter {
    type Error = &'static str;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        let is_time = (1..=120).contains(&minutes);
        is_time
            .then_some(Self(minutes))
            .ok_or("the vault locks after 1 to 120 minutes")
    }
}

impl From<LockAfter> for u8 {
    fn from(lock: LockAfter) -> Self {
        lock.0
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_starts: DayStart::default(),
            lock_after: LockAfter(5),
            backup_on: None,
            backup_revision: 0,
            backup_asked_on: None,
        }
    }
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its day.
    pub on: Date,
    /// What stands on it.
    pub words: Words,
}

/// Why a record is not one of ours.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no JSON of a record.
    #[error("a record cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It holds more than anybody wrote.
    #[error("a record has {count} {what}, more than {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
}

impl Record {
    /// The oldest schema that describes this record. Only goals have a newer one, so that an older program, perhaps in
    /// a tab that is still open, goes on showing everything else, the safety plan above all.
    pub fn schema(&self) -> u16 {
        match self {
            Self::Goal(_) => SCHEMA,
            _ => FIRST_SCHEMA,
        }
    }

    /// The record as it is sealed: JSON in UTF-8. Errors if it has grown too large to be read again.
    pub fn to_bytes(&self) -> Result<Vec<u8>, RecordError> {
        self.check_sizes()?;
        Ok(serde_json::to_vec(self)?)
    }

    /// Reads what [`Self::to_bytes`] wrote, or something that claims to be that.
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

    /// The lists it has: of what, how long, and how long they may be.
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

/// Whether a field need not be written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_record_says_what_it_is() {
        let page = Record::Journal(Page {
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
    fn what_is_no_record_is_told() {
        let many = format!(
            r#"{{"safety-plan":{{"warning_signs":[{}"a"]}}}}"#,
            r#""a","#.repeat(MAX_ITEMS)
        );
        let deep = format!(r#"{{"journal":{}"#, "[".repeat(100_000));
        for (bad, told) in [
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
            assert!(error.contains(told), "{bad:.60}: {error}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Record::from_bytes(&bytes);
        }
    }
}
