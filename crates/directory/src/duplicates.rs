//! Duplicates: pairs of records that may be about the same place, and what people decided about them. They are in
//! `duplicates.csv` in the data folder.
//!
//! An import writes the pairs that it is not sure about. A maintainer opens the file in any spreadsheet and writes `same`
//! or `different` in the first column. The next load and all later imports follow that decision.

#[cfg(not(target_family = "wasm"))]
use crate::data::{LockedDataFolder, replace_file};
use crate::{Lang, Listing, ListingId, data::DataError, text};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

/// What people decided about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PairDecision {
    Same,
    Different,
}

/// Why it is uncertain whether two records are about one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The address and the phone number are the same, but the names have no distinctive word in common.
    OtherName,
    /// The address is the same and the names are similar, but the phone numbers differ.
    OtherPhone,
    /// The phone number or the name is the same, but the street is written differently.
    OtherStreet,
}

/// Two records that may be about the same place. The columns that only help people decide may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatePair {
    /// `None` until somebody decides.
    #[serde(deserialize_with = "decision")]
    pub decision: Option<PairDecision>,
    #[serde(default)]
    why: String,
    pub id_a: ListingId,
    pub id_b: ListingId,
    #[serde(default)]
    name_a: String,
    #[serde(default)]
    name_b: String,
    #[serde(default)]
    phone_a: String,
    #[serde(default)]
    phone_b: String,
    #[serde(default)]
    address_a: String,
    #[serde(default)]
    address_b: String,
    #[serde(default)]
    lists: String,
}

impl DuplicatePair {
    pub(crate) fn new(a: &Listing, b: &Listing, why: Doubt) -> Self {
        let name = |listing: &Listing| {
            let name = listing.name.get(Lang::En);
            match &listing.organization {
                Some(organization) => format!("{name} ({organization})"),
                None => name.to_owned(),
            }
        };
        let phone = |listing: &Listing| {
            let first = listing.phones.first();
            first
                .map(|phone| phone.number.to_string())
                .unwrap_or_default()
        };
        let address = |listing: &Listing| {
            let address = listing.address.as_ref();
            address
                .map(crate::listing::Address::in_one_line)
                .unwrap_or_default()
        };
        let lists = a.sources.iter().chain(&b.sources);
        let lists: Vec<&str> = lists.filter_map(|source| source.list.as_deref()).collect();
        Self {
            decision: None,
            why: serde_json::to_value(why)
                .ok()
                .and_then(|why| Some(why.as_str()?.to_owned()))
                .unwrap_or_default(),
            id_a: a.id.clone(),
            id_b: b.id.clone(),
            name_a: name(a),
            name_b: name(b),
            phone_a: phone(a),
            phone_b: phone(b),
            address_a: address(a),
            address_b: address(b),
            lists: lists.join(" "),
        }
    }
}

impl DuplicatePair {
    /// The sort key: undecided pairs first, then by doubt, then by id.
    fn order(&self) -> (bool, String, ListingId, ListingId) {
        let Self {
            decision,
            why,
            id_a,
            id_b,
            ..
        } = self;
        (decision.is_some(), why.clone(), id_a.clone(), id_b.clone())
    }

    /// Returns a copy with no cells that a spreadsheet would treat as formulas.
    #[cfg(not(target_family = "wasm"))]
    fn with_safe_cells(&self) -> Self {
        let mut pair = self.clone();
        for cell in [
            &mut pair.name_a,
            &mut pair.name_b,
            &mut pair.address_a,
            &mut pair.address_b,
        ] {
            *cell = text::escape_formula(std::mem::take(cell));
        }
        pair
    }
}

/// Reads a decision as people write it: in upper or lower case, with or without spaces around it.
fn decision<'de, D: Deserializer<'de>>(cell: D) -> Result<Option<PairDecision>, D::Error> {
    let cell = String::deserialize(cell)?;
    match cell.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "same" => Ok(Some(PairDecision::Same)),
        "different" => Ok(Some(PairDecision::Different)),
        _ => Err(D::Error::custom(format!("\"{cell}\" is not a decision"))),
    }
}

/// All pairs that are still doubtful or that somebody decided about.
#[derive(Clone, Debug, Default)]
pub struct DuplicatePairs(Vec<DuplicatePair>);

/// The decisions by pairs of ids, the smaller id first.
#[derive(Clone, Debug, Default)]
pub struct PairDecisions(HashMap<(ListingId, ListingId), PairDecision>);

impl PairDecisions {
    /// The decision about two listings, looked up by their current and earlier ids.
    pub fn find(&self, a: &Listing, b: &Listing) -> Option<PairDecision> {
        if self.0.is_empty() {
            return None;
        }
        let ids =
            |listing: &Listing| [std::slice::from_ref(&listing.id), &listing.aliases].concat();
        let others = ids(b);
        ids(a).into_iter().find_map(|a| {
            let known = |b: &ListingId| self.0.get(&sorted(&a, b)).copied();
            others.iter().find_map(known)
        })
    }
}

fn sorted(a: &ListingId, b: &ListingId) -> (ListingId, ListingId) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.clone(), second.clone())
}

impl DuplicatePairs {
    /// Reads the file. A missing file has no pairs.
    pub fn read(data: &Path) -> Result<Self, DataError> {
        let path = duplicates_path(data);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(DataError::io(&path)(error)),
        };
        // Depending on the country, spreadsheets separate cells with semicolons or tabs.
        let text = text::decode_text(&bytes);
        let header = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t']
            .into_iter()
            .find(|delimiter| header.contains(char::from(*delimiter)) && !header.contains(','));
        let rows = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .from_reader(text.as_bytes())
            .into_deserialize::<DuplicatePair>();
        let pairs = rows.zip(2..).map(|(row, line)| {
            row.map_err(|cause| DataError::Decision {
                path: path.clone(),
                line,
                cause,
            })
        });
        Ok(Self(pairs.collect::<Result<_, _>>()?))
    }

    pub fn decisions(&self) -> PairDecisions {
        let decided = self
            .0
            .iter()
            .filter_map(|pair| Some((pair, pair.decision?)));
        let by_ids = decided.map(|(pair, decision)| (sorted(&pair.id_a, &pair.id_b), decision));
        PairDecisions(by_ids.collect())
    }

    pub fn count_undecided(&self) -> usize {
        self.0.iter().filter(|pair| pair.decision.is_none()).count()
    }

    /// Replaces the undecided pairs with those that are doubtful now. Decided pairs stay. The addresses of confidential
    /// places, whose ids are in `hidden`, are removed.
    pub fn replace_undecided(&mut self, doubtful: Vec<DuplicatePair>, hidden: &HashSet<ListingId>) {
        self.0.retain(|pair| pair.decision.is_some());
        self.0.extend(doubtful);
        for pair in &mut self.0 {
            if hidden.contains(&pair.id_a) || hidden.contains(&pair.id_b) {
                pair.address_a.clear();
                pair.address_b.clear();
            }
        }
        self.0.sort_by_key(DuplicatePair::order);
    }

    /// Replaces the file. If there are no pairs and no file, none is created.
    #[cfg(not(target_family = "wasm"))]
    pub fn write(&self, data: &LockedDataFolder) -> Result<(), DataError> {
        let path = duplicates_path(data.path());
        if self.0.is_empty() && !path.exists() {
            return Ok(());
        }
        replace_file(&path, |out| {
            let mut table = csv::Writer::from_writer(out);
            for pair in &self.0 {
                table.serialize(pair.with_safe_cells())?;
            }
            table.flush()
        })
    }
}

pub(crate) fn duplicates_path(data: &Path) -> PathBuf {
    data.join("duplicates.csv")
}
