//! Dates and numbers as people write them in the United States, in both languages.

use super::text;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use waymark_directory::Lang;

/// Facts older than this are marked as old. The large lists come out once a year; one more month leaves time to import them.
const OLD_AFTER_MONTHS: i32 = 13;

/// "June 3, 2023", "3 de junio de 2023".
pub fn full_date(date: Date, lang: Lang) -> String {
    text!(
        lang,
        date.full,
        day = date.day(),
        month = month_name(date, lang),
        year = date.year()
    )
}

/// "June 2023", "junio de 2023".
pub fn month_and_year(date: Date, lang: Lang) -> String {
    text!(
        lang,
        date.month,
        month = month_name(date, lang),
        year = date.year()
    )
}

fn month_name(date: Date, lang: Lang) -> &'static str {
    let nth = usize::try_from(date.month()).unwrap_or(1) - 1;
    text!(lang, date.months)
        .split(' ')
        .nth(nth)
        .unwrap_or_default()
}

/// Today's date in UTC.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

pub fn is_old(date: Date, today: Date) -> bool {
    date.saturating_add(OLD_AFTER_MONTHS.months()) < today
}

/// Such as 1,234,567.
pub fn group_digits(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_in_words() {
        assert_eq!(full_date(date(2023, 6, 3), Lang::En), "June 3, 2023");
        assert_eq!(full_date(date(2023, 6, 3), Lang::Es), "3 de junio de 2023");
        assert_eq!(
            month_and_year(date(2024, 12, 2), Lang::Es),
            "diciembre de 2024"
        );
    }

    #[test]
    fn facts_turn_old_after_thirteen_months() {
        let today = date(2026, 11, 24);
        assert!(!is_old(date(2025, 11, 1), today));
        assert!(is_old(date(2025, 9, 1), today));
    }

    #[test]
    fn digits_are_grouped_by_thousands() {
        let written = [0, 999, 1_000, 18_432, 1_234_567].map(group_digits);
        assert_eq!(written, ["0", "999", "1,000", "18,432", "1,234,567"]);
    }
}
