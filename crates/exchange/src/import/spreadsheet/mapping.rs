//! A column mapping: a small TOML file that says what the columns of a spreadsheet hold. The bundled ones lie in
//! `content/mappings/`, and show how to write another.

use super::super::{
    clean::clean_line,
    error::{ImportError, MappingFault},
    table::{Table, TableRow},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};
use waymark_directory::{
    listing::{DAYS, State},
    vocabulary::TermSet,
};

/// The bundled mappings, by the name of their list.
const BUNDLED: [(&str, &str); 3] = [
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

/// What the columns of a spreadsheet hold. Columns are named as in the file, in any case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The name of the list in the data folder.
    pub list: String,
    /// The publisher and the work, as visitors see them.
    pub source: String,
    /// Where visitors can read the original.
    #[serde(default)]
    pub url: Option<String>,
    /// The IANA time zone of all hours.
    #[serde(default)]
    pub timezone: Option<String>,
    /// The state that all places serve, if the rows do not say.
    #[serde(default)]
    pub(super) state: Option<State>,
    /// Terms of every row.
    #[serde(default)]
    always: TermSet,
    /// Columns that must be missing, since they belong to another file that has all of these columns too.
    #[serde(default)]
    without: Vec<String>,
    columns: BTreeMap<ListingField, String>,
    /// The column of each day's hours, by `mon` to `sun`.
    #[serde(default)]
    pub(super) hours: BTreeMap<String, String>,
    #[serde(default)]
    terms: Vec<TermColumn>,
    #[serde(default)]
    exclude: Vec<ExcludedRows>,
}

/// The part of a listing that a column holds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(super) enum ListingField {
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
    /// A yes hides the address from everybody.
    HideAddress,
    /// The day on which the row was last checked.
    Updated,
}

/// A column whose values stand for terms. A value with an empty list is known but tells a visitor nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermColumn {
    column: String,
    split: Option<String>,
    values: HashMap<String, TermSet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExcludedRows {
    column: String,
    /// Beginnings of the cell, any of which excludes the row.
    begins: Vec<String>,
    reason: String,
}

impl ColumnMapping {
    /// Loads a bundled mapping by its name, or one from a file.
    pub fn load(name_or_file: &str) -> Result<Self, ImportError> {
        let bundled = BUNDLED.iter().find(|(name, _)| *name == name_or_file);
        let mapping = match bundled {
            Some((_, text)) => Self::parse(text),
            None => Self::read_file(Path::new(name_or_file)),
        };
        mapping.map_err(|cause| ImportError::Mapping {
            mapping: name_or_file.to_owned(),
            cause,
        })
    }

    fn read_file(path: &Path) -> Result<Self, MappingFault> {
        let text = fs::read_to_string(path).map_err(|cause| MappingFault::Unreadable {
            cause,
            bundled: Self::bundled_names().collect::<Vec<_>>().join(", "),
        })?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, MappingFault> {
        let mapping: Self = toml::from_str(text)?;
        if !mapping.columns.contains_key(&ListingField::Name) {
            return Err(MappingFault::NoNameColumn);
        }
        let days = DAYS.map(|(day, _)| day);
        let mut hours = mapping.hours.keys();
        if let Some(day) = hours.find(|day| !days.contains(&day.as_str())) {
            return Err(MappingFault::UnknownDay {
                day: day.clone(),
                days: days.join(", "),
            });
        }
        match &mapping.timezone {
            Some(zone) if jiff::tz::TimeZone::get(zone).is_err() => {
                Err(MappingFault::UnknownTimeZone { zone: zone.clone() })
            }
            None if !mapping.hours.is_empty() => Err(MappingFault::HoursWithoutTimeZone),
            _ => Ok(mapping),
        }
    }

    /// The bundled mapping whose columns a table has.
    pub(in crate::import) fn fitting(table: &Table) -> Result<Self, ImportError> {
        for name in Self::bundled_names() {
            let mapping = Self::load(name)?;
            let has = |column: &str| table.has_column(column);
            let is_other = mapping.without.iter().any(|column| has(column));
            if !is_other && mapping.columns().all(has) {
                return Ok(mapping);
            }
        }
        Err(ImportError::NoMapping {
            found: table.column_names(),
        })
    }

    pub fn bundled_names() -> impl Iterator<Item = &'static str> {
        BUNDLED.into_iter().map(|(name, _)| name)
    }

    /// Every column that is read, always in the same order, so that an error names the same one each time.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let fields = self.columns.values().chain(self.hours.values());
        let terms = self.terms.iter().map(|terms| &terms.column);
        let excluding = self.exclude.iter().map(|exclude| &exclude.column);
        fields.chain(terms).chain(excluding).map(String::as_str)
    }

    /// The cell of a field as one clean line; `None` if it is blank or the mapping has no such column.
    pub(super) fn cell(&self, row: &TableRow<'_>, field: ListingField) -> Option<String> {
        let text = clean_line(row.get(self.columns.get(&field)?)?);
        (!text.is_empty()).then_some(text)
    }

    /// The reason why a row is left out, if it is.
    pub(super) fn excluded(&self, row: &TableRow<'_>) -> Option<&str> {
        let applies = |exclude: &&ExcludedRows| {
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

    /// The terms of a row. Values that the mapping does not know are counted in `unknown`.
    pub(super) fn terms(
        &self,
        row: &TableRow<'_>,
        unknown: &mut BTreeMap<String, usize>,
    ) -> TermSet {
        let mut all = self.always;
        for TermColumn {
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
    fn bundled_mappings_load() {
        for name in ColumnMapping::bundled_names() {
            let mapping = ColumnMapping::load(name).unwrap();
            assert_eq!(mapping.list, name);
            assert!(!mapping.terms.is_empty() || !mapping.always.is_empty());
        }
    }

    #[test]
    fn an_error_names_what_is_wrong_with_a_mapping() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        let columns = "list = \"a\"\nsource = \"A\"\n[columns]\nname = \"Name\"\n";
        for (text, expected) in [
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
            (
                &format!("timezone = \"Mars\"\n{columns}"),
                "is not a time zone",
            ),
            (
                &format!("{columns}[hours]\nmon = \"M\"\n"),
                "need a timezone",
            ),
            (
                &format!("timezone = \"America/Denver\"\n{columns}[hours]\nmonday = \"M\"\n"),
                "is not a day",
            ),
            (
                &format!(
                    "{columns}[[terms]]\ncolumn = \"T\"\nvalues = {{ a = [\"need:nothing\"] }}\n"
                ),
                "unknown term",
            ),
        ] {
            fs::write(&path, text).unwrap();
            let error = ColumnMapping::load(path.to_str().unwrap())
                .unwrap_err()
                .to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
        let error = ColumnMapping::load("/nonexistent").unwrap_err().to_string();
        assert!(error.contains("colorado-ladders"), "{error}");
    }
}
