//! Where the facts of a listing come from, who checked them, and whether the place is open.

use crate::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The publisher and the title, such as "SAMHSA National Directory 2023".
    pub name: Box<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// The date of the page or edition.
    pub date: Date,
    /// The list within the source that an imported record came from, such as "su".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Box<str>>,
    /// The fields it added to a listing from another source; empty for the first source of a listing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gave: Vec<Field>,
}

/// A part of a listing that a source can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Alternate names and the organization.
    Names,
    /// What it offers, for whom, and how to pay.
    Services,
    Description,
    /// Who can use it, and what to bring.
    Eligibility,
    Phones,
    /// Website, online meeting or chat.
    Website,
    /// Address or coordinates.
    Location,
    Hours,
}

/// When and how one of us checked a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    pub on: Date,
    /// Such as "By phone." or "On a visit."
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub how: Text,
}

/// Whether a place is open for business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    #[default]
    Active,
    /// Expected to reopen.
    TemporarilyClosed,
    /// Closed for good. Kept so that its page can say so.
    Closed,
}

impl Status {
    pub fn is_active(&self) -> bool {
        *self == Self::Active
    }
}
