//! Opening hours as rows of days and times.

use super::text;
use jiff::civil::{Time, Weekday};
use waymark_directory::{
    Lang,
    listing::{MIDNIGHT, OpeningHours},
};
use waymark_search::Opening;

/// A row for each span: "Monday to Friday", "9:00 AM to 5:00 PM".
pub fn hours_rows(opening: &[OpeningHours], lang: Lang) -> Vec<(String, String)> {
    let span = |from: &str, to: &str| {
        text!(
            lang,
            listing.span,
            from = from.to_owned(),
            to = to.to_owned()
        )
    };
    opening
        .iter()
        .map(|hours| {
            (
                join_days(&hours.days, lang),
                match hours.closes {
                    None => clock_time(hours.opens),
                    Some(MIDNIGHT) if hours.opens == Time::midnight() => {
                        text!(lang, listing.all_day).to_owned()
                    }
                    Some(closes) => span(&clock_time(hours.opens), &clock_time(closes)),
                },
            )
        })
        .collect()
}

/// The label of the filter by time: "Open Saturday at 6:00 PM".
pub fn opening_label(opening: Opening, lang: Lang) -> String {
    match opening {
        Opening::Now => text!(lang, opening.chip_now).to_owned(),
        Opening::On(weekday, None) => text!(lang, opening.chip_day, day = day_name(weekday, lang)),
        Opening::On(weekday, Some(at)) => {
            text!(
                lang,
                opening.chip_at,
                day = day_name(weekday, lang),
                time = clock_time(at)
            )
        }
    }
}

pub fn day_name(day: Weekday, lang: Lang) -> &'static str {
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    text!(lang, listing.days)
        .split(' ')
        .nth(at)
        .unwrap_or_default()
}

/// Three or more consecutive days become "Monday to Friday"; others are listed.
fn join_days(days: &[Weekday], lang: Lang) -> String {
    let nth: Vec<usize> = days
        .iter()
        .map(|day| usize::try_from(day.to_monday_zero_offset()).unwrap_or_default())
        .collect();
    let names: Vec<&str> = text!(lang, listing.days).split(' ').collect();
    let name = |at: &usize| names.get(*at).copied().unwrap_or_default();
    let are_consecutive = nth.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (nth.first(), nth.last()) {
        (Some(first), Some(last)) if are_consecutive && nth.len() > 2 => {
            text!(lang, listing.span, from = name(first), to = name(last))
        }
        _ => nth.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

/// On the 12-hour clock, which both languages use in the United States.
fn clock_time(time: Time) -> String {
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
    fn consecutive_days_become_a_span() {
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
            hours_rows(&opening, Lang::En),
            [(
                "Monday to Friday".to_owned(),
                "9:00 AM to 5:30 PM".to_owned()
            )]
        );
        assert_eq!(hours_rows(&opening, Lang::Es)[0].0, "de lunes a viernes");
    }

    #[test]
    fn scattered_days_are_listed() {
        assert_eq!(
            join_days(&[Weekday::Monday, Weekday::Saturday], Lang::En),
            "Monday, Saturday"
        );
    }
}
