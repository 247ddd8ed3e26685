//! A series has the figures of each day, for charts and the tables beside them.

use crate::{check_in::CheckIn, date::Date, record::Record, vault::Vault};

/// What wasn't written down is unknown, not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFigures {
    pub on: Date,
    /// The mean of the day's moods in tenths, from 10 to 50.
    pub mood: Option<u32>,
    /// The day's strongest craving, from 0 to 10.
    pub craving: Option<u8>,
    pub done: usize,
}

/// A series is cut off here: five years and a bit.
const MAX_DAYS: i64 = 2_000;

impl Vault {
    /// Every day between two dates, including both.
    pub fn series(&self, from: Date, to: Date) -> Vec<DayFigures> {
        let length = (from.days_until(to) + 1).clamp(0, MAX_DAYS);
        let Ok(length) = usize::try_from(length) else {
            return Vec::new();
        };
        let day_starts = self.settings().day_starts;
        let days = from.series().take(length);
        let mut days: Vec<Tally> = days.map(Tally::new).collect();
        let mut at = |day: Date, note: &dyn Fn(&mut Tally)| {
            let index = usize::try_from(from.days_until(day)).ok();
            if let Some(day) = index.and_then(|index| days.get_mut(index)) {
                note(day);
            }
        };
        for (_, entry) in self.entries() {
            match &entry.record {
                Record::CheckIn(check_in) => {
                    at(day_starts.day(check_in.at), &|day| day.check_in(check_in));
                }
                Record::UrgeSurf(surf) => {
                    at(day_starts.day(surf.at), &|day| {
                        day.craving(surf.before.get());
                    });
                }
                Record::Goal(goal) => {
                    let steps = goal.steps.iter().filter_map(|step| step.done_on);
                    let actions = goal
                        .actions
                        .iter()
                        .flat_map(|action| action.done.iter().copied());
                    steps
                        .chain(actions)
                        .for_each(|day| at(day, &|day| day.done += 1));
                }
                _ => {}
            }
        }
        days.into_iter().map(Tally::figures).collect()
    }
}

struct Tally {
    on: Date,
    moods: u32,
    mood_sum: u32,
    craving: Option<u8>,
    done: usize,
}

impl Tally {
    fn new(on: Date) -> Self {
        Self {
            on,
            moods: 0,
            mood_sum: 0,
            craving: None,
            done: 0,
        }
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        self.moods += 1;
        self.mood_sum += u32::from(check_in.mood.get());
        if let Some(craving) = check_in.craving {
            self.craving(craving.get());
        }
    }

    fn craving(&mut self, craving: u8) {
        self.craving = self.craving.max(Some(craving));
    }

    fn figures(self) -> DayFigures {
        DayFigures {
            on: self.on,
            mood: (self.mood_sum * 10).checked_div(self.moods),
            craving: self.craving,
            done: self.done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check_in::Halt, date::date, seal::RecordId};

    #[test]
    fn a_day_with_nothing_written_is_unknown() {
        let mut vault = Vault::default();
        let check_in = |hour, mood: u8, craving: u8| {
            Record::CheckIn(CheckIn {
                at: date(2026, 1, 2).at(hour, 0, 0),
                mood: mood.try_into().unwrap(),
                craving: Some(craving.try_into().unwrap()),
                halt: Halt::default(),
                note: None,
            })
        };
        vault.put(RecordId::from([1; 16]), check_in(8, 2, 7));
        vault.put(RecordId::from([2; 16]), check_in(20, 5, 3));
        let series = vault.series(date(2026, 1, 1), date(2026, 1, 2));
        let day = |on, mood, craving| DayFigures {
            on,
            mood,
            craving,
            done: 0,
        };
        assert_eq!(
            series,
            [
                day(date(2026, 1, 1), None, None),
                day(date(2026, 1, 2), Some(35), Some(7)),
            ]
        );
        assert!(vault.series(date(2026, 1, 2), date(2026, 1, 1)).is_empty());
        assert_eq!(
            vault.series(date(1900, 1, 1), date(2026, 1, 1)).len(),
            2_000
        );
    }
}
