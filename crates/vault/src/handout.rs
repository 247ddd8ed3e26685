//! A handout is what a person gives to somebody they trust: the sections they pick, and nothing else.

use crate::{date::Date, goal::GoalState, record::Record, seal::RecordId, vault::Vault};
use std::collections::BTreeSet;

/// A part of the vault that can be handed out by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Except archived ones.
    Goals,
    Days,
    /// With urge surfs.
    CheckIns,
    Triggers,
    Contacts,
    PreventionPlan,
    SafetyPlan,
    SelfChecks,
    Journal,
}

impl Section {
    /// In the order in which they are offered and handed out.
    pub const ALL: [Self; 9] = [
        Self::Goals,
        Self::Days,
        Self::CheckIns,
        Self::Triggers,
        Self::Contacts,
        Self::PreventionPlan,
        Self::SafetyPlan,
        Self::SelfChecks,
        Self::Journal,
    ];

    /// The settings belong to no section.
    fn of(record: &Record) -> Option<Self> {
        Some(match record {
            Record::Settings(_) => return None,
            Record::Goal(_) => Self::Goals,
            Record::Count(_) => Self::Days,
            Record::CheckIn(_) | Record::UrgeSurf(_) => Self::CheckIns,
            Record::Trigger(_) => Self::Triggers,
            Record::Contact(_) => Self::Contacts,
            Record::Journal(_) => Self::Journal,
            Record::PreventionPlan(_) => Self::PreventionPlan,
            Record::SafetyPlan(_) => Self::SafetyPlan,
            Record::SelfCheck(_) => Self::SelfChecks,
        })
    }
}

impl Vault {
    /// The records of some sections, in the order of [`Section::ALL`] and then of their dates. Records with a date are
    /// included from `since` on.
    pub fn handout(&self, sections: &BTreeSet<Section>, since: Date) -> Vec<(RecordId, &Record)> {
        let is_picked = |record: &Record| {
            Section::of(record).is_some_and(|section| sections.contains(&section))
                && day(record).is_none_or(|day| day >= since)
                && !is_archived(record)
        };
        let records = self.entries().map(|(id, entry)| (id, &entry.record));
        let mut picked: Vec<_> = records.filter(|(_, record)| is_picked(record)).collect();
        picked.sort_by_key(|(_, record)| (Section::of(record), day(record)));
        picked
    }
}

fn is_archived(record: &Record) -> bool {
    matches!(record, Record::Goal(goal) if matches!(goal.state, GoalState::Archived { .. }))
}

fn day(record: &Record) -> Option<Date> {
    match record {
        Record::CheckIn(check_in) => Some(check_in.at.date()),
        Record::UrgeSurf(surf) => Some(surf.at.date()),
        Record::Journal(page) => Some(page.on),
        Record::SelfCheck(check) => Some(check.on),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::date,
        goal::{Goal, LifeArea},
        record::{JournalPage, Settings},
    };

    #[test]
    fn only_what_was_picked_is_handed_out() {
        let mut vault = Vault::default();
        let id = |number| RecordId::from([number; 16]);
        let page = |on| {
            Record::Journal(JournalPage {
                on,
                words: "secret".try_into().unwrap(),
            })
        };
        let mut goal = Goal::new(
            "rest".try_into().unwrap(),
            LifeArea::Health,
            date(2025, 1, 1),
        );
        vault.put(id(1), Record::Goal(goal.clone()));
        goal.archive(date(2026, 1, 1));
        vault.put(id(2), Record::Goal(goal));
        vault.put(id(3), page(date(2026, 1, 1)));
        vault.put(id(4), page(date(2026, 2, 1)));
        vault.put(id(5), Record::Settings(Settings::default()));
        let ids = |sections: &[Section]| {
            let sections = sections.iter().copied().collect();
            let handout = vault.handout(&sections, date(2026, 1, 15));
            handout.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&[]), []);
        assert_eq!(ids(&[Section::Goals]), [id(1)]);
        assert_eq!(ids(&[Section::Journal]), [id(4)]);
        assert_eq!(ids(&Section::ALL), [id(1), id(4)]);
    }
}
