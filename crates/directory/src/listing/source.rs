use crate::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The publisher and the work, such as "SAMHSA National Directory 2023".
    pub name: Box<str>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// The date of the page or edition.
    pub date: Date,
    /// The list within the source that an imported record came from, such as "su".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Box<str>>,
    /// What it gave to a listing that others began; empty where the listing is its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gave: Vec<Field>,
}

/// A part of a listing that a source can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Other names, and who runs it.
    Names,
    /// What it offers, to whom, how it is paid.
    Services,
    /// What it is.
    Description,
    /// Who may come, and what to bring.
    Eligibility,
    /// Numbers.
    Phones,
    /// Pages and rooms.
    Website,
    /// Address or point.
    Location,
    /// Opening hours.
    Hours,
}

/// A check of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// The day.
    pub on: Date,
    /// How: by phone, on the official site, on a visit.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub how: Text,
}

/// Whether it is open at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Open for business.
    #[default]
    Active,
    /// Closed for now, and said to come back.
    TemporarilyClosed,
    /// Gone; kept so that links to it can say so.
    Closed,
}

impl Status {
    /// Whether it is open for business.
    pub fn is_active(&self) -> bool {
        *self == Self::Active
    }
}
