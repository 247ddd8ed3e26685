//! Dates in words, and how old is old.

use super::{locale, td_string};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use waymark_directory::Lang;

/// Facts older than this many months are shown as old; the bulk lists are yearly editions.
const OLD_AFTER_MONTHS: i32 = 13;

/// "June 3, 2023", "3 de junio de 2023".
pub fn full(date: Date, lang: Lang) -> String {
    td_string!(
        locale(lang),
        date.full,
        day = date.day(),
        month = month_name(date, lang),
        year = date.year()
    )
}

/// "June 2023", "junio de 2023".
pub fn month(date: Date, lang: Lang) -> String {
    td_string!(
        locale(lang),
        date.month,
        month = month_name(date, lang),
        year = date.year()
    )
}

fn month_name(date: Date, lang: Lang) -> &'static str {
    let nth = usize::try_from(date.month()).unwrap_or(1) - 1;
    td_string!(locale(lang), date.months)
        .split(' ')
        .nth(nth)
        .unwrap_or_default()
}

/// Today, in UTC.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

/// Whether facts of `date` are too old to show without a word.
pub fn is_old(date: Date, today: Date) -> bool {
    date.saturating_add(OLD_AFTER_MONTHS.months()) < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_as_people_write_them() {
        assert_eq!(full(date(2023, 6, 3), Lang::En), "June 3, 2023");
        assert_eq!(full(date(2023, 6, 3), Lang::Es), "3 de junio de 2023");
        assert_eq!(month(date(2024, 12, 2), Lang::Es), "diciembre de 2024");
    }

    #[test]
    fn last_years_edition_is_not_old_yet() {
        let today = date(2026, 11, 24);
        assert!(!is_old(date(2025, 11, 1), today));
        assert!(is_old(date(2025, 9, 1), today));
    }
}
