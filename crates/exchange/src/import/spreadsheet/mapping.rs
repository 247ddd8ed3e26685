//! What the columns of a spreadsheet are.

use super::super::{
    ImportError, clean,
    table::{Row, Table},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};
use waymark_directory::{listing::State, vocabulary::TermSet};

/// Mappings that come along, by the name of their list.
const OWN: [(&str, &str); 3] = [
    (
        "colorado-ladders",
        include_str!("../../../../../content/mappings/colorado-ladders.toml"),
    ),
    (
        "findtreatment-points",
        include_str!("../../../../../content/mappings/findtreatment-points.toml"),
    ),
    (
        "samhsa-otp",
        include_str!("../../../../../content/mappings/samhsa-otp.toml"),
    ),
];

/// What the columns of a spreadsheet are. Columns are named as in the file, in any case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The name of the list in the data folder.
    pub list: String,
    /// The publisher and the work, as visitors see it.
    pub source: String,
    /// Where it can be read.
    #[serde(default)]
    pub url: Option<String>,
    /// The IANA time zone of all hours.
    #[serde(default)]
    pub timezone: Option<String>,
    /// The state that all places are in or serve, where the rows do not say.
    #[serde(default)]
    pub(super) state: Option<State>,
    /// Terms of every row.
    #[serde(default)]
    always: TermSet,
    /// Columns of another file, which has all of these and more.
    #[serde(default)]
    without: Vec<String>,
    columns: BTreeMap<Field, String>,
    /// The column of each day's hours, by `mon` to `sun`.
    #[serde(default)]
    pub(super) hours: BTreeMap<String, String>,
    #[serde(default)]
    terms: Vec<Terms>,
    #[serde(default)]
    exclude: Vec<Exclude>,
}

/// What of a listing a column holds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(super) enum Field {
    Name,
    Organization,
    Description,
    /// A whole address on one line.
    Address,
    Street,
    #[serde(rename = "street_2")]
    Street2,
    City,
    State,
    PostalCode,
    Phone,
    Website,
    Latitude,
    Longitude,
    /// Where it says yes, nobody is told the address.
    HideAddress,
    /// The day the row was last looked at.
    Updated,
}

/// The values of a column as terms; a value without terms is known and says nothing to a visitor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    column: String,
    split: Option<String>,
    values: HashMap<String, TermSet>,
}

/// Rows that are left out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exclude {
    column: String,
    /// How the cell begins.
    begins: Vec<String>,
    reason: String,
}

impl Mapping {
    /// A mapping that comes along, by name, or one in a file.
    pub fn find(named: &str) -> Result<Self, ImportError> {
        let fault = |reason: String| ImportError::Mapping {
            mapping: named.to_owned(),
            reason,
        };
        let own = OWN.iter().find(|(name, _)| *name == named);
        let text = match own {
            Some((_, text)) => (*text).to_owned(),
            None => fs::read_to_string(Path::new(named)).map_err(|error| {
                let own = Self::names().collect::<Vec<_>>().join(", ");
                fault(format!("{error}; name a file, or one of: {own}"))
            })?,
        };
        let mapping: Self = toml::from_str(&text).map_err(|error| fault(error.to_string()))?;
        if !mapping.columns.contains_key(&Field::Name) {
            return Err(fault("no column holds the name".to_owned()));
        }
        let days = waymark_directory::listing::DAYS.map(|(day, _)| day);
        if let Some(day) = mapping
            .hours
            .keys()
            .find(|day| !days.contains(&day.as_str()))
        {
            return Err(fault(format!(
                "\"{day}\" is no day; days are {}",
                days.join(", ")
            )));
        }
        let is_zone = |zone: &String| jiff::tz::TimeZone::get(zone).is_ok();
        match &mapping.timezone {
            Some(zone) if !is_zone(zone) => Err(fault(format!(
                "\"{zone}\" is no time zone; write one such as \"America/Denver\""
            ))),
            None if !mapping.hours.is_empty() => Err(fault("hours need a timezone".to_owned())),
            _ => Ok(mapping),
        }
    }

    /// The mapping that comes along and has all its columns in a table.
    pub(in crate::import) fn fitting(table: &Table) -> Result<Self, ImportError> {
        for name in Self::names() {
            let mapping = Self::find(name)?;
            let has = |column: &str| table.require(column).is_ok();
            let is_other = mapping.without.iter().any(|column| has(column));
            if !is_other && mapping.columns().all(has) {
                return Ok(mapping);
            }
        }
        Err(ImportError::NoMapping {
            found: table.columns(),
        })
    }

    /// The names of the mappings that come along.
    pub fn names() -> impl Iterator<Item = &'static str> {
        OWN.into_iter().map(|(name, _)| name)
    }

    /// Every column that is read, always in the same order, so that a fault names the same one each time.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let fields = self.columns.values().chain(self.hours.values());
        let terms = self.terms.iter().map(|terms| &terms.column);
        let excluding = self.exclude.iter().map(|exclude| &exclude.column);
        fields.chain(terms).chain(excluding).map(String::as_str)
    }

    /// What a row says of a field, on one line.
    pub(super) fn cell(&self, row: &Row<'_>, field: Field) -> Option<String> {
        let text = clean::line(row.get(self.columns.get(&field)?)?);
        (!text.is_empty()).then_some(text)
    }

    /// Why a row is left out, if it is.
    pub(super) fn left_out(&self, row: &Row<'_>) -> Option<&str> {
        let applies = |exclude: &&Exclude| {
            let cell = row.get(&exclude.column).unwrap_or_default();
            exclude
                .begins
                .iter()
                .any(|begin| cell.starts_with(begin.as_str()))
        };
        self.exclude
            .iter()
            .find(applies)
            .map(|exclude| exclude.reason.as_str())
    }

    /// The terms of a row; values that the mapping does not know are counted.
    pub(super) fn terms(&self, row: &Row<'_>, unknown: &mut BTreeMap<String, usize>) -> TermSet {
        let mut all = self.always;
        for Terms {
            column,
            split,
            values,
        } in &self.terms
        {
            let cell = row.get(column).unwrap_or_default();
            let parts: Vec<&str> = match split {
                Some(separator) => cell.split(separator.as_str()).collect(),
                None => vec![cell],
            };
            for value in parts
                .into_iter()
                .map(str::trim)
                .filter(|value| !value.is_empty())
            {
                match values.get(value) {
                    Some(terms) => all = all.union(*terms),
                    None => *unknown.entry(format!("{column}: {value}")).or_default() += 1,
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mappings_that_come_along_read() {
        for name in Mapping::names() {
            let mapping = Mapping::find(name).unwrap();
            assert_eq!(mapping.list, name);
            assert!(!mapping.terms.is_empty() || !mapping.always.is_empty());
        }
    }

    #[test]
    fn faults_of_a_mapping_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        let columns = "list = \"a\"\nsource = \"A\"\n[columns]\nname = \"Name\"\n";
        for (text, told) in [
            ("list = 1", "invalid type"),
            (
                "list = \"a\"\nsource = \"A\"\n[columns]\n",
                "no column holds the name",
            ),
            (
                &format!("{columns}nickname = \"N\"\n"),
                "unknown variant `nickname`",
            ),
            (
                "list = \"a\"\nsource = \"A\"\nfrom = 1\n[columns]\nname = \"N\"\n",
                "unknown field `from`",
            ),
            (&format!("timezone = \"Mars\"\n{columns}"), "no time zone"),
            (
                &format!("{columns}[hours]\nmon = \"M\"\n"),
                "need a timezone",
            ),
            (
                &format!("timezone = \"America/Denver\"\n{columns}[hours]\nmonday = \"M\"\n"),
                "no day",
            ),
            (
                &format!(
                    "{columns}[[terms]]\ncolumn = \"T\"\nvalues = {{ a = [\"need:nothing\"] }}\n"
                ),
                "unknown term",
            ),
        ] {
            fs::write(&path, text).unwrap();
            let error = Mapping::find(path.to_str().unwrap())
                .unwrap_err()
                .to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
        let error = Mapping::find("/nonexistent").unwrap_err().to_string();
        assert!(error.contains("colorado-ladders"), "{error}");
    }
}
