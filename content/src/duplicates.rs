//! Pairs of places that may be one, and what people decided about them: `duplicates.csv` in the data folder.
//!
//! An import writes the pairs that it would not merge by itself. Whoever keeps the lists writes `same` or `different` in
//! the first column, in any spreadsheet; the next load and every later import go by it.

use crate::{
    Lang, Listing, ListingId,
    catalogue::Doubt,
    data::{self, DataError},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

/// What people decided about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// One place.
    Same,
    /// Two places.
    Different,
}

/// Two records that may be about one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// None until somebody decides.
    pub decision: Option<Decision>,
    /// Why it is not sure.
    pub why: Doubt,
    /// The id of the one.
    pub id_a: ListingId,
    /// The id of the other.
    pub id_b: ListingId,
    name_a: String,
    name_b: String,
    phone_a: String,
    phone_b: String,
    address_a: String,
    address_b: String,
    lists: String,
}

impl Pair {
    /// A pair nobody has decided about.
    pub(crate) fn new(a: &Listing, b: &Listing, why: Doubt) -> Self {
        let name = |listing: &Listing| listing.name.get(Lang::En).to_owned();
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
            why,
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

/// All pairs that were ever doubtful and still are, or that somebody decided about.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<Pair>);

/// What is decided, by ids.
#[derive(Clone, Debug, Default)]
pub struct Decisions(HashMap<(ListingId, ListingId), Decision>);

impl Decisions {
    /// What is decided about two listings, known by their own ids or by older ones.
    pub fn about(&self, a: &Listing, b: &Listing) -> Option<Decision> {
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

impl Pairs {
    /// Reads the file; a missing one holds none.
    pub fn read(data: &Path) -> Result<Self, DataError> {
        let path = path(data);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(DataError::Io { path, error }),
        };
        let rows = csv::Reader::from_reader(&*bytes).into_deserialize::<Pair>();
        let pairs = rows.zip(2..).map(|(row, line)| {
            row.map_err(|error| DataError::Review {
                path: path.clone(),
                line,
                reason: error.to_string(),
            })
        });
        Ok(Self(pairs.collect::<Result<_, _>>()?))
    }

    /// What is decided.
    pub fn decisions(&self) -> Decisions {
        let decided = self
            .0
            .iter()
            .filter_map(|pair| Some((pair, pair.decision?)));
        let by_ids = decided.map(|(pair, decision)| (sorted(&pair.id_a, &pair.id_b), decision));
        Decisions(by_ids.collect())
    }

    /// How many wait for somebody to decide.
    pub fn undecided(&self) -> usize {
        self.0.iter().filter(|pair| pair.decision.is_none()).count()
    }

    /// Puts the pairs that are doubtful now in place of those that were; what is decided stays.
    pub fn renew(&mut self, doubtful: Vec<Pair>) {
        self.0.retain(|pair| pair.decision.is_some());
        self.0.extend(doubtful);
        self.0.sort_by_key(|pair| {
            (
                pair.decision.is_some(),
                pair.why as u8,
                pair.id_a.clone(),
                pair.id_b.clone(),
            )
        });
    }

    /// Replaces the file. It is not made only to say that there is nothing to decide.
    pub fn write(&self, data: &Path) -> Result<(), DataError> {
        let path = path(data);
        if self.0.is_empty() && !path.exists() {
            return Ok(());
        }
        data::replace(&path, |out| {
            let mut table = csv::Writer::from_writer(out);
            for pair in &self.0 {
                table.serialize(pair)?;
            }
            table.flush()
        })
    }
}

fn path(data: &Path) -> PathBuf {
    data.join("duplicates.csv")
}
