//! Opening hours, as people write them.

use jiff::civil::{Time, Weekday};
use waymark_directory::listing::{DAYS, Hours, MIDNIGHT, OpeningHours};

/// A night that began on the day before is over by this hour.
const NIGHT_ENDS: i8 = 6;

/// Combines spans into the hours of a week. Around the clock on every day is [`Hours::Always`], which needs no time
/// zone. Other hours are useless without one, so they are `None`.
pub(super) fn weekly_hours(opening: Vec<OpeningHours>, timezone: Option<&str>) -> Option<Hours> {
    let is_whole_day =
        |span: &OpeningHours| span.opens == Time::midnight() && span.closes == Some(MIDNIGHT);
    let opening = OpeningHours::group_by_time(opening);
    if opening.len() == 1 && opening[0].days.len() == DAYS.len() && opening.iter().all(is_whole_day)
    {
        return Some(Hours::Always);
    }
    let timezone = timezone.filter(|_| !opening.is_empty())?.into();
    Some(Hours::Weekly { timezone, opening })
}

/// Reads "9:00AM - 5:00PM" on a day.
pub(super) fn parse_spans(day: Weekday, cell: &str) -> Option<Vec<OpeningHours>> {
    let (opens, closes) = cell.split_once(['-', '–'])?;
    split_at_midnight(day, parse_time(opens)?, parse_time(closes)?)
}

/// A span on its day, with the part past midnight on the next day. Two equal times mean the whole day.
pub(super) fn split_at_midnight(
    day: Weekday,
    opens: Time,
    closes: Time,
) -> Option<Vec<OpeningHours>> {
    let span = |day, opens, closes| OpeningHours {
        days: vec![day],
        opens,
        closes: Some(closes),
    };
    let midnight = Time::midnight();
    if opens == closes {
        return Some(vec![span(day, midnight, MIDNIGHT)]);
    }
    if closes > opens {
        return Some(vec![span(day, opens, closes)]);
    }
    if closes == midnight {
        return Some(vec![span(day, opens, MIDNIGHT)]);
    }
    // If it is longer than a night, AM and PM were mixed up.
    (opens.hour() >= 12 && closes.hour() < NIGHT_ENDS).then(|| {
        vec![
            span(day, opens, MIDNIGHT),
            span(day.next(), midnight, closes),
        ]
    })
}

/// Reads "9:00AM", "9 am", "9a", "17:30" and "17:30:00"; "24:00" is [`MIDNIGHT`].
pub(super) fn parse_time(text: &str) -> Option<Time> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect();
    let upper = compact.to_uppercase();
    if upper == "24:00" || upper == "24:00:00" || upper == "23:59:59" {
        return Some(MIDNIGHT);
    }
    let whole = match upper.strip_suffix(['A', 'P']) {
        Some(_) => format!("{upper}M"),
        None => upper.trim_end_matches('Z').to_owned(),
    };
    ["%I:%M%p", "%I%p", "%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|format| Time::strptime(format, &whole).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(cell: &str) -> Option<Vec<(Weekday, String, String)>> {
        let shown = |time: Time| time.strftime("%H:%M").to_string();
        let spans = parse_spans(Weekday::Sunday, cell)?;
        Some(
            spans
                .into_iter()
                .map(|s| (s.days[0], shown(s.opens), shown(s.closes.unwrap())))
                .collect(),
        )
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let sunday =
            |opens: &str, closes: &str| (Weekday::Sunday, opens.to_owned(), closes.to_owned());
        for cell in ["9:00AM - 5:30PM", "9 am–5:30 p.m.", "09:00-17:30"] {
            assert_eq!(read(cell), Some(vec![sunday("09:00", "17:30")]), "{cell}");
        }
        for cell in ["12:00AM - 12:00AM", "8:00AM - 8:00AM"] {
            assert_eq!(read(cell), Some(vec![sunday("00:00", "23:59")]), "{cell}");
        }
        assert_eq!(
            read("12:00PM - 12:00AM"),
            Some(vec![sunday("12:00", "23:59")])
        );
        assert_eq!(
            read("8:00PM - 4:30AM"),
            Some(vec![
                sunday("20:00", "23:59"),
                (Weekday::Monday, "00:00".to_owned(), "04:30".to_owned())
            ])
        );
        for cell in [
            "8:00AM - 5:00AM",
            "8:00PM - 4:30PM",
            "closed",
            "",
            "25:00 - 26:00",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_panics(cell in any::<String>()) {
            let _ = parse_spans(Weekday::Monday, &cell);
        }
    }
}
