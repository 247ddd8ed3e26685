//! A nudge asks the person to make a backup: seldom, and only if something could be lost.

use crate::{
    date::{Date, DateTime},
    vault::Vault,
};

/// Records that make a first backup worthwhile.
const FIRST: usize = 5;
/// Days between two backups.
const EVERY_DAYS: i64 = 30;
/// Days between two nudges.
const ASK_AGAIN_DAYS: i64 = 14;

impl Vault {
    /// Whether to nudge today: not before there is something to lose, not soon after a backup, and not again for two weeks
    /// after somebody said no.
    pub fn needs_backup_nudge(&self, now: DateTime) -> bool {
        let settings = self.settings();
        let today = settings.day_starts.day(now);
        // A date after today was written while the clock was wrong.
        let is_over = |day: Option<Date>, days| {
            day.is_none_or(|day| !(0..days).contains(&day.days_until(today)))
        };
        let is_worth_it =
            self.entries().count() >= FIRST && self.revision() > settings.backup_revision;
        is_worth_it
            && is_over(settings.backup_on, EVERY_DAYS)
            && is_over(settings.backup_asked_on, ASK_AGAIN_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        date::date,
        record::{JournalPage, Record, Settings},
        seal::RecordId,
    };

    fn vault(pages: u8, settings: Settings) -> Vault {
        let mut vault = Vault::default();
        vault.put(RecordId::from([255; 16]), Record::Settings(settings));
        for page in 0..pages {
            let words = "a day".try_into().unwrap();
            let page_of = Record::Journal(JournalPage {
                on: date(2026, 1, 1),
                words,
            });
            vault.put(RecordId::from([page; 16]), page_of);
        }
        vault
    }

    #[test]
    fn it_nudges_when_there_is_something_to_lose_and_not_again_soon() {
        let noon = |day: i32| date(2026, 1, 1).checked_add(day).unwrap().at(12, 0, 0);
        assert!(!vault(3, Settings::default()).needs_backup_nudge(noon(0)));
        assert!(vault(4, Settings::default()).needs_backup_nudge(noon(0)));
        let asked = Settings {
            backup_asked_on: Some(noon(0).date()),
            ..Settings::default()
        };
        assert!(!vault(9, asked).needs_backup_nudge(noon(13)));
        assert!(vault(9, asked).needs_backup_nudge(noon(14)));
        let made = Settings {
            backup_on: Some(noon(0).date()),
            backup_revision: 2,
            ..Settings::default()
        };
        assert!(!vault(9, made).needs_backup_nudge(noon(29)));
        assert!(vault(9, made).needs_backup_nudge(noon(30)));
        let unchanged = Settings {
            backup_revision: 10,
            ..made
        };
        assert!(!vault(9, unchanged).needs_backup_nudge(noon(300)));
    }

    #[test]
    fn a_date_after_today_does_not_silence_it() {
        let ahead = Settings {
            backup_on: Some(date(2090, 1, 1)),
            ..Settings::default()
        };
        assert!(vault(9, ahead).needs_backup_nudge(date(2026, 1, 1).at(12, 0, 0)));
    }
}
