//! Front matter: the TOML before the text of a guide.

use crate::fault::{Fault, SourceFile};
use jiff::civil::Date;
use serde::Deserialize;

/// The line before and after the front matter.
const FENCE: &str = "+++";
/// In characters. Titles are shown in lists and in browser tabs.
const MAX_TITLE: usize = 70;
/// In characters. Summaries are shown in lists and in the results of search engines.
const MAX_SUMMARY: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSource {
    /// The publisher and the title.
    pub name: String,
    /// An `https` address.
    pub url: String,
    /// When it was published: a year, month or day in ISO 8601.
    pub date: Option<String>,
    /// Which facts in the guide come from it.
    pub facts: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) summary: String,
    #[serde(deserialize_with = "day")]
    pub(super) reviewed: Date,
    pub(super) phrases: Vec<Box<str>>,
    pub(super) source: Vec<GuideSource>,
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let day = toml::value::Datetime::deserialize(deserializer)?;
    day.to_string().parse().map_err(serde::de::Error::custom)
}

impl Front {
    /// Reads the front matter. Also returns the byte at which the text begins.
    pub(super) fn split(file: &SourceFile) -> Result<(Self, usize), Box<Fault>> {
        let fault = |at: std::ops::Range<usize>, cause: &str, remedy: &str| {
            Box::new(Fault::new(file, at, cause, remedy))
        };
        let opening = format!("{FENCE}\n");
        let closing = format!("\n{FENCE}\n");
        let split = file.text.strip_prefix(&opening);
        let Some((front, _)) = split.and_then(|rest| rest.split_once(&closing)) else {
            let remedy = "begin with a line of +++, then title, summary, reviewed, phrases and [[source]], then a line of +++";
            return Err(fault(0..0, "there is nothing before the text", remedy));
        };
        let read: Self = toml::from_str(front).map_err(|error| {
            let at = error.span().unwrap_or_default();
            let at = at.start + opening.len()..at.end + opening.len();
            let remedy = "a guide has title, summary, reviewed, phrases and [[source]] with name, url, date and facts";
            fault(at, error.message(), remedy)
        })?;
        let whole = opening.len()..opening.len() + front.len();
        if read.title.chars().count() > MAX_TITLE || read.summary.chars().count() > MAX_SUMMARY {
            return Err(fault(
                whole,
                "the title or the summary is too long",
                "use fewer words",
            ));
        }
        if read.source.is_empty() {
            return Err(fault(
                whole,
                "no source is named",
                "name one with [[source]]",
            ));
        }
        if let Some(source) = read
            .source
            .iter()
            .find(|source| !source.url.starts_with("https://"))
        {
            let cause = format!("\"{}\" is not an https address", source.url);
            return Err(fault(whole, &cause, "give the address of the source"));
        }
        if let Some(phrase) = read
            .phrases
            .iter()
            .find(|phrase| !phrase.contains(char::is_alphanumeric))
        {
            let cause = format!("the phrase \"{phrase}\" has no word");
            return Err(fault(whole, &cause, "write what people type"));
        }
        Ok((read, opening.len() + front.len() + closing.len()))
    }
}
