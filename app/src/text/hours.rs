//! Opening hours as rows of days and times.

use super::{locale, td_string};
use jiff::civil::{Time, Weekday};
use waymark_directory::{
    Lang,
    listing::{MIDNIGHT, OpeningHours},
};
use waymark_search::Opening;

/// One row for each span: "Monday to Friday", "9:00 AM to 5:00 PM".
pub fn rows(opening: &[OpeningHours], lang: Lang) -> Vec<(String, String)> {
    let span = |from: &str, to: &str| {
        td_string!(
            locale(lang),
            listing.span,
            from = from.to_owned(),
            to = to.to_owned()
        )
    };
    opening
        .iter()
        .map(|hours| {
            (
                days(&hours.days, lang),
                match hours.closes {
                    None => time(hours.opens),
                    Some(MIDNIGHT) if hours.opens == Time::midnight() => {
                        td_string!(locale(lang), listing.all_day).to_owned()
                    }
                    Some(closes) => span(&time(hours.opens), &time(closes)),
                },
            )
        })
        .collect()
}

/// The label of a time a place should be open at: "Open Saturday at 6:00 PM".
pub fn opening(opening: Opening, lang: Lang) -> String {
    let l = locale(lang);
    match opening {
        Opening::Now => td_string!(l, opening.chip_now).to_owned(),
        Opening::On(weekday, None) => td_string!(l, opening.chip_day, day = day(weekday, lang)),
        Opening::On(weekday, Some(at)) => {
            td_string!(
                l,
                opening.chip_at,
                day = day(weekday, lang),
                time = time(at)
            )
        }
    }
}

/// The name of a day.
pub fn day(day: Weekday, lang: Lang) -> &'static str {
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    td_string!(locale(lang), listing.days)
        .split(' ')
        .nth(at)
        .unwrap_or_default()
}

/// Three or more days in a row become "Monday to Friday"; others are listed.
fn days(days: &[Weekday], lang: Lang) -> String {
    let nth: Vec<usize> = days
        .iter()
        .map(|day| usize::try_from(day.to_monday_zero_offset()).unwrap_or_default())
        .collect();
    let names: Vec<&str> = td_string!(locale(lang), listing.days).split(' ').collect();
    let name = |at: &usize| names.get(*at).copied().unwrap_or_default();
    let in_a_row = nth.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (nth.first(), nth.last()) {
        (Some(first), Some(last)) if in_a_row && nth.len() > 2 => {
            td_string!(
                locale(lang),
                listing.span,
                from = name(first),
                to = name(last)
            )
        }
        _ => nth.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

/// Twelve hours, as both languages use them in the United States.
fn time(time: Time) -> String {
    let time = if time == MIDNIGHT {
        Time::midnight()
    } else {
        time
    };
    time.strftime("%-I:%M %p").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time as at;

    #[test]
    fn weekdays_in_a_row_become_a_span() {
        let week = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
        ];
        let opening = [OpeningHours {
            days: week.to_vec(),
            opens: at(9, 0, 0, 0),
            closes: Some(at(17, 30, 0, 0)),
        }];
        assert_eq!(
            rows(&opening, Lang::En),
            [(
                "Monday to Friday".to_owned(),
                "9:00 AM to 5:30 PM".to_owned()
            )]
        );
        assert_eq!(rows(&opening, Lang::Es)[0].0, "de lunes a viernes");
    }

    #[test]
    fn scattered_days_are_listed() {
        assert_eq!(
            days(&[Weekday::Monday, Weekday::Saturday], Lang::En),
            "Monday, Saturday"
        );
    }
}
