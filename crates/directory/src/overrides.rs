//! Overrides: accepted corrections, applied whenever the lists are loaded. They are in `corrections/overrides.toml` in the
//! data folder.
//!
//! There is one table for each listing, with its id as the name and only the fields that differ. The file is separate from
//! the lists so that a newer edition of a list does not undo the corrections. People may edit it; `waymark review` keeps
//! what they wrote.

#[cfg(not(target_family = "wasm"))]
mod edit;
mod fields;

#[cfg(not(target_family = "wasm"))]
pub use edit::write_override;

use crate::{
    Listing, ListingId, Text, corrections,
    data::DataError,
    fault::{Fault, Faults, SourceFile, TOML_REMEDY},
    listing::{Address, Phone, Status, Verified},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    io,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, ValueDeserializer};

/// The correct facts about one listing, and when they were checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Box<str>>,
    /// Replaces all numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<Phone>>,
    /// Empty if it no longer has a website.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "fields::website"
    )]
    pub website: Option<Box<str>>,
    /// Replaces the whole address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// If true, the address is hidden. An override can't reveal a hidden address.
    #[serde(
        default,
        skip_serializing_if = "std::ops::Not::not",
        deserialize_with = "fields::only_true"
    )]
    pub confidential: bool,
    /// The date of the check.
    #[serde(with = "fields::day")]
    pub on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<CheckMethod>,
    /// Only for the maintainers of the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// How a reviewer checked a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckMethod {
    Phone,
    /// On the website of the place.
    Website,
    Visit,
}

impl CheckMethod {
    pub const ALL: [Self; 3] = [Self::Phone, Self::Website, Self::Visit];

    /// Shown to visitors after the date of the check.
    pub fn text(self) -> Text {
        let (en, es) = match self {
            Self::Phone => ("By phone.", "Por teléfono."),
            Self::Website => ("On its website.", "En su sitio web."),
            Self::Visit => ("On a visit.", "En una visita."),
        };
        Text {
            en: Some(en.into()),
            es: Some(es.into()),
        }
    }
}

impl Override {
    /// Applies the override to a listing. A confidential place stays confidential.
    pub fn apply(&self, listing: &mut Listing) {
        if let Some(name) = &self.name {
            listing.name = Text::english(name.clone());
        }
        if let Some(phones) = &self.phones {
            listing.phones.clone_from(phones);
        }
        if let Some(website) = &self.website {
            listing.website = Some(website.clone()).filter(|website| !website.is_empty());
        }
        if let Some(status) = self.status {
            listing.status = status;
            listing.closed_on = None;
        }
        if listing
            .verified
            .as_ref()
            .is_none_or(|check| check.on <= self.on)
        {
            listing.verified = Some(Verified {
                on: self.on,
                how: self.how.map(CheckMethod::text).unwrap_or_default(),
            });
        }
        listing.confidential |= self.confidential;
        if listing.confidential {
            listing.redact_location();
        } else if self.address.is_some() && self.address != listing.address {
            listing.address.clone_from(&self.address);
            listing.coordinates = None;
        }
    }
}

/// All overrides, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides(Vec<(ListingId, Override)>);

impl Overrides {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[cfg(test)]
    pub(crate) fn from_unsorted(mut overrides: Vec<(ListingId, Override)>) -> Self {
        // As in the file, ids are unique.
        overrides.sort_by(|a, b| a.0.cmp(&b.0));
        overrides.dedup_by(|a, b| a.0 == b.0);
        overrides.sort_by_key(|(_, change)| change.on);
        Self(overrides)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Marks the places that an override hides as confidential. `targets` has the position of each override's listing.
    pub(crate) fn mark_hidden(&self, listings: &mut [Listing], targets: &[Option<usize>]) {
        for ((_, change), target) in self.0.iter().zip(targets) {
            if let Some(at) = target {
                listings[*at].confidential |= change.confidential;
            }
        }
    }

    /// Applies each override to its listing, oldest first. Overrides without a listing have no effect for now.
    pub(crate) fn apply(&self, listings: &mut [Listing], targets: &[Option<usize>]) {
        for ((_, change), target) in self.0.iter().zip(targets) {
            if let Some(at) = target {
                change.apply(&mut listings[*at]);
            }
        }
    }

    /// The ids of overrides without a listing, perhaps because they are mistyped.
    pub fn unmatched_ids(&self, listings: &[Listing]) -> Vec<&ListingId> {
        let known: HashSet<&ListingId> = listings
            .iter()
            .flat_map(|listing| listing.aliases.iter().chain([&listing.id]))
            .collect();
        let ids = self.0.iter().map(|(id, _)| id);
        ids.filter(|id| !known.contains(id)).collect()
    }

    /// Finds the listing of each override that has none yet, by its current id or an earlier one.
    pub(crate) fn find_targets(&self, listings: &[Listing], targets: &mut [Option<usize>]) {
        let unknown = self
            .0
            .iter()
            .zip(targets.iter())
            .filter(|(_, at)| at.is_none());
        let mut found: HashMap<&ListingId, Option<usize>> =
            unknown.map(|((id, _), _)| (id, None)).collect();
        for (listing, number) in listings.iter().zip(0..) {
            for id in &listing.aliases {
                if let Some(at) = found.get_mut(id) {
                    at.get_or_insert(number);
                }
            }
        }
        // The current id of a listing takes precedence over an earlier id of another.
        for (listing, number) in listings.iter().zip(0..) {
            if let Some(at) = found.get_mut(&listing.id) {
                *at = Some(number);
            }
        }
        for ((id, _), target) in self.0.iter().zip(targets) {
            if target.is_none() {
                *target = found[id];
            }
        }
    }
}

pub(crate) fn overrides_path(data: &Path) -> PathBuf {
    corrections::corrections_folder(data).join("overrides.toml")
}

/// Reads the overrides of a data folder, or reports all their faults. The file may be missing.
pub fn read_overrides(data: &Path) -> Result<Overrides, DataError> {
    match read_file(&overrides_path(data))? {
        Some(file) => Ok(parse_overrides(&file)?),
        None => Ok(Overrides::default()),
    }
}

fn read_file(path: &Path) -> Result<Option<SourceFile>, DataError> {
    match SourceFile::read(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DataError::io(path)(error)),
    }
}

fn parse_overrides(file: &SourceFile) -> Result<Overrides, Faults> {
    let document = match DeTable::parse(&file.text) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            let at = error.span().unwrap_or_default();
            let fault = Fault::new(file, at, error.message(), TOML_REMEDY);
            return Err(Faults(vec![fault]));
        }
    };
    let (mut overrides, mut faults) = (Vec::new(), Vec::new());
    for (key, value) in document {
        let (id_at, value_at) = (key.span(), value.span());
        let id = key.get_ref().parse::<ListingId>().map_err(|error| {
            let cause = format!("\"{}\" can't be the id of a listing", key.get_ref());
            faults.push(Fault::new(file, id_at, cause, error.to_string()));
        });
        let change = Override::deserialize(ValueDeserializer::from(value)).map_err(|error| {
            let at = error.span().unwrap_or(value_at);
            let remedy = "fix the field, or remove it and let `waymark review` write it";
            faults.push(Fault::new(file, at, error.message(), remedy));
        });
        overrides.extend(id.ok().zip(change.ok()));
    }
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(Faults(faults));
    }
    overrides.sort_by_key(|(_, change)| change.on);
    Ok(Overrides(overrides))
}

#[cfg(test)]
mod tests;
