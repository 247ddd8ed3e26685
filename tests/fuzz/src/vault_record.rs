//! Vault records. Whatever can be read is written again, and must then read the same. Everything that a vault does with
//! records must work with it, on any day.

use waymark_vault::{
    Record, Vault, Versioned,
    check_in::CheckIn,
    count::ReturnToUse,
    date::{Date, date},
    goal::Goal,
    merge::Keep,
    seal::RecordId,
    self_check::trend,
};

/// How far ahead to look: longer than any page shows, but short enough for thousands of runs a second.
const DAYS: i32 = 40;

/// The bytes hold the records, with a zero byte between them.
pub fn check_records(bytes: &[u8]) {
    let mut records = Vec::new();
    for part in bytes.split(|byte| *byte == 0).take(8) {
        match Record::from_bytes(part) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(record) => records.push(record),
        }
    }
    for record in &records {
        let written = record.to_bytes().expect("it can be written");
        let again = Record::from_bytes(&written).expect("what was written can be read");
        assert_eq!(&again, record);
        assert_eq!(again.to_bytes().expect("it can be written"), written);
    }
    if records.is_empty() {
        return;
    }
    let days = interesting_days(&records);
    for record in &records {
        check_record(record, &days);
    }
    check_vault(records, &days);
}

/// The first and the last possible day, a day of our time, and the days in the records, each with its neighbors.
fn interesting_days(records: &[Record]) -> Vec<Date> {
    let mut days = vec![Date::MIN, Date::MAX, date(2028, 2, 29)];
    for record in records {
        match record {
            Record::Goal(goal) => {
                days.push(goal.set_on);
                days.extend(goal.actions.iter().map(|action| action.since).take(2));
            }
            Record::Count(count) => {
                days.push(count.began);
                days.extend(count.returns.keys().take(3));
            }
            Record::CheckIn(check_in) => days.push(check_in.at.date()),
            Record::UrgeSurf(surf) => days.push(surf.at.date()),
            _ => {}
        }
    }
    days.truncate(12);
    let near = |day: &Date| [day.checked_add(-1), Some(*day), day.checked_add(1)];
    let mut days: Vec<_> = days.iter().flat_map(near).flatten().collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn later(day: Date) -> Date {
    day.checked_add(DAYS).unwrap_or(Date::MAX)
}

/// Calls everything that can be done with one record.
fn check_record(record: &Record, days: &[Date]) {
    for &day in days {
        match record {
            Record::Goal(goal) => check_goal(goal, day),
            Record::Count(count) => {
                let figures = count.figures(day);
                assert!(0 <= figures.current && figures.current <= figures.best);
                assert!(figures.best <= figures.total);
                let next = count.next_milestone(day);
                assert!(next.is_none_or(|next| next.on > day && next.in_days > 0));
                let _ = (count.run_since(day), count.milestone(day));
                let mut count = count.clone();
                count.note_return(day, ReturnToUse::default());
                assert!(count.figures(day).total <= figures.total);
            }
            Record::SelfCheck(check) => assert_eq!(trend([check, check]).len(), 2),
            _ => {}
        }
    }
}

fn check_goal(goal: &Goal, day: Date) {
    let due = goal.due(day).count();
    assert!(due <= goal.actions.len());
    let (done, all) = goal.progress();
    assert_eq!(done < all, goal.next_step().is_some());
    for action in &goal.actions {
        let (done, meant) = action.share(day, later(day));
        assert!(done <= meant);
        assert_eq!(action.share(Date::MAX, Date::MIN), (0, 0));
    }
    if let Some(taper) = &goal.taper {
        let stage = taper.stage(day);
        assert!(stage.is_none_or(|stage| stage.from <= day));
        let _ = taper.standing(day);
    }
    let mut goal = goal.clone();
    goal.pause(day);
    goal.resume(later(day));
    goal.archive(later(day));
    goal.resume(day);
    assert!(goal.due(day).count() <= goal.actions.len());
}

/// Everything that a vault does with records, at its very last revisions.
fn check_vault(records: Vec<Record>, days: &[Date]) {
    let entries = records.into_iter().zip(0_u8..).map(|(record, at)| {
        let revision = u64::MAX - u64::from(at);
        (RecordId::from([at; 16]), Versioned { revision, record })
    });
    let vault = Vault::from_entries(entries, 0);
    for &day in days {
        let series = vault.series(day, later(day));
        let last = series.last().expect("a series has its first day");
        assert_eq!((series[0].on, last.on), (day, later(day)));
        for hour in [0, 3, 23] {
            let now = day.at(hour, 59, 59);
            let is_ours = |check_in: &CheckIn| check_in.at <= now;
            let _ = (vault.next_thing(now), vault.check_ins().any(is_ours));
        }
    }
    for now in [Date::MIN.at(0, 0, 0), Date::MAX.at(23, 59, 59)] {
        let _ = vault.next_thing(now);
    }
    assert!(vault.series(Date::MAX, Date::MIN).is_empty());
    assert!(!vault.series(Date::MIN, Date::MAX).is_empty());

    let mut other = Vault::default();
    let changes = other.replace(&vault);
    let same = other.compare(&vault).same;
    assert_eq!(same, vault.entries().count());
    assert!(
        changes
            .iter()
            .rev()
            .all(|change| other.undo(change).is_some())
    );
    let mut vault = vault;
    assert!(vault.merge(&other, Keep::There).is_empty());
    for (id, _) in vault.clone().entries() {
        let removed = vault.remove(id).expect("it is there");
        assert_eq!(removed.revision, vault.revision());
        vault.undo(&removed).expect("nothing happened since");
    }
}
