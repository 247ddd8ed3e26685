//! Opening hours.

use jiff::{
    Timestamp, ToSpan,
    civil::{Time, Weekday},
};
use serde::{Deserialize, Serialize};

/// When a service is open (HSDS `schedule`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawHours", into = "RawHours")]
pub enum Hours {
    /// Day and night, every day.
    Always,
    Weekly {
        /// An IANA time zone, such as `America/New_York`.
        timezone: Box<str>,
        /// Not overlapping, Monday first.
        opening: Vec<OpeningHours>,
    },
}

/// The same opening hours on one or more days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// The days, in order from Monday.
    pub days: Vec<Weekday>,
    /// Local time.
    pub opens: Time,
    /// Local time, later than `opens`; [`MIDNIGHT`] for the end of the day. `None` if the source does not say, as with many
    /// meetings.
    pub closes: Option<Time>,
}

/// The assumed duration if the source gives none; the default of the Meeting Guide format.
const USUAL_MINUTES: i64 = 60;

/// The end of a day, written `24:00`.
pub const MIDNIGHT: Time = Time::MAX;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// `hours` is neither `"always"` nor a table.
    #[error(
        "write hours = \"always\", or a timezone and opening = [{{ days = [\"mon\"], opens = \"09:00\", closes = \"17:00\" }}]"
    )]
    Shape,
    #[error("\"{0}\" is not a day; days are mon, tue, wed, thu, fri, sat, sun")]
    Day(String),
    #[error("\"{0}\" is not a time; write \"09:00\" or \"17:30\"")]
    Time(String),
    #[error("it closes at {closes} but opens at {opens}; split hours past midnight into two days")]
    Backwards { opens: String, closes: String },
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RawHours {
    Word(String),
    Weekly {
        timezone: Box<str>,
        opening: Vec<RawOpening>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOpening {
    days: Vec<String>,
    opens: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closes: Option<String>,
}

impl Hours {
    /// Whether it is open on a day of the week, at a local time if one is given.
    pub fn is_open_on(&self, day: Weekday, at: Option<Time>) -> bool {
        match self {
            Self::Always => true,
            Self::Weekly { opening, .. } => opening.iter().any(|span| {
                let closes = span
                    .closes
                    .unwrap_or_else(|| span.opens.saturating_add(USUAL_MINUTES.minutes()));
                span.days.contains(&day) && at.is_none_or(|at| span.opens <= at && at < closes)
            }),
        }
    }

    /// Whether it is open at a moment; `None` if its time zone is unknown.
    pub fn is_open_at(&self, moment: Timestamp) -> Option<bool> {
        let Self::Weekly { timezone, .. } = self else {
            return Some(true);
        };
        let local = moment.in_tz(timezone).ok()?;
        Some(self.is_open_on(local.weekday(), Some(local.time())))
    }
}

impl OpeningHours {
    /// Combines days with the same hours, in the order of the week.
    pub fn group_by_time(opening: Vec<Self>) -> Vec<Self> {
        let mut spans: Vec<Self> = Vec::new();
        for next in opening {
            let same = |span: &&mut Self| span.opens == next.opens && span.closes == next.closes;
            match spans.iter_mut().find(same) {
                Some(span) => span.days.extend(next.days),
                None => spans.push(next),
            }
        }
        for span in &mut spans {
            span.days.sort_by_key(|day| day.to_monday_zero_offset());
            span.days.dedup();
        }
        spans.sort_by_key(|span| {
            (
                span.days.first().map(|day| day.to_monday_zero_offset()),
                span.opens,
            )
        });
        spans
    }
}

/// The keys of days, Monday first.
pub const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

impl TryFrom<RawHours> for Hours {
    type Error = HoursError;

    fn try_from(raw: RawHours) -> Result<Self, Self::Error> {
        match raw {
            RawHours::Word(word) if word == "always" => Ok(Self::Always),
            RawHours::Word(_) => Err(HoursError::Shape),
            RawHours::Weekly { opening, .. } if opening.is_empty() => Err(HoursError::Shape),
            RawHours::Weekly { timezone, opening } => {
                let opening = opening
                    .into_iter()
                    .map(TryInto::try_into)
                    .collect::<Result<_, _>>()?;
                Ok(Self::Weekly { timezone, opening })
            }
        }
    }
}

impl TryFrom<RawOpening> for OpeningHours {
    type Error = HoursError;

    fn try_from(raw: RawOpening) -> Result<Self, Self::Error> {
        let day = |name: &String| {
            DAYS.iter()
                .find(|(key, _)| key == name)
                .map(|(_, day)| *day)
                .ok_or_else(|| HoursError::Day(name.clone()))
        };
        let time = |s: &str| match s {
            "24:00" => Ok(MIDNIGHT),
            _ => Time::strptime("%H:%M", s).map_err(|_| HoursError::Time(s.to_owned())),
        };
        let opens = time(&raw.opens)?;
        let closes = raw.closes.as_deref().map(time).transpose()?;
        if let (Some(closes), Some(written)) = (closes, &raw.closes)
            && closes <= opens
        {
            return Err(HoursError::Backwards {
                opens: raw.opens,
                closes: written.clone(),
            });
        }
        Ok(Self {
            days: raw.days.iter().map(day).collect::<Result<_, _>>()?,
            opens,
            closes,
        })
    }
}

impl From<Hours> for RawHours {
    fn from(hours: Hours) -> Self {
        match hours {
            Hours::Always => Self::Word("always".to_owned()),
            Hours::Weekly { timezone, opening } => {
                let opening = opening.into_iter().map(|span| RawOpening {
                    days: DAYS
                        .iter()
                        .filter(|(_, day)| span.days.contains(day))
                        .map(|(key, _)| (*key).to_owned())
                        .collect(),
                    opens: span.opens.strftime("%H:%M").to_string(),
                    closes: span.closes.map(|closes| match closes {
                        MIDNIGHT => "24:00".to_owned(),
                        _ => closes.strftime("%H:%M").to_string(),
                    }),
                });
                Self::Weekly {
                    timezone,
                    opening: opening.collect(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_as_they_were_read() {
        for json in [
            r#""always""#,
            r#"{"timezone":"America/Denver","opening":[{"days":["mon","fri"],"opens":"08:00","closes":"16:30"}]}"#,
            r#"{"timezone":"America/Denver","opening":[{"days":["sun"],"opens":"20:00","closes":"24:00"}]}"#,
            r#"{"timezone":"America/Denver","opening":[{"days":["sun"],"opens":"20:00"}]}"#,
        ] {
            let hours: Hours = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&hours).unwrap(), json);
        }
    }

    #[test]
    fn opening_hours_are_in_local_time() {
        let hours: Hours = serde_json::from_str(
            r#"{"timezone":"America/Denver","opening":[{"days":["mon","fri"],"opens":"08:00","closes":"16:30"}]}"#,
        )
        .unwrap();
        let open_at = |moment: &str| hours.is_open_at(moment.parse().unwrap());
        // Mondays in November (UTC-7) and July (UTC-6).
        assert_eq!(open_at("2026-11-23T15:00:00Z"), Some(true));
        assert_eq!(open_at("2026-11-23T14:59:59Z"), Some(false));
        assert_eq!(open_at("2026-07-06T14:00:00Z"), Some(true));
        // The closing time is not included.
        assert_eq!(open_at("2026-11-23T23:30:00Z"), Some(false));
        assert_eq!(open_at("2026-11-24T18:00:00Z"), Some(false));
        assert!(
            hours.is_open_on(Weekday::Friday, None) && !hours.is_open_on(Weekday::Sunday, None)
        );
        assert_eq!(Hours::Always.is_open_at(Timestamp::UNIX_EPOCH), Some(true));
    }

    #[test]
    fn invalid_hours_are_rejected() {
        for (json, cause) in [
            (r#""sometimes""#, "write hours"),
            (
                r#"{"timezone":"America/Denver","opening":[]}"#,
                "write hours",
            ),
            (
                r#"{"timezone":"x","opening":[{"days":["lunes"],"opens":"08:00","closes":"16:30"}]}"#,
                "is not a day",
            ),
            (
                r#"{"timezone":"x","opening":[{"days":["mon"],"opens":"8am","closes":"16:30"}]}"#,
                "is not a time",
            ),
            (
                r#"{"timezone":"x","opening":[{"days":["mon"],"opens":"17:00","closes":"09:00"}]}"#,
                "split hours",
            ),
        ] {
            let error = serde_json::from_str::<Hours>(json).unwrap_err().to_string();
            assert!(error.contains(cause), "{error}");
        }
    }
}
