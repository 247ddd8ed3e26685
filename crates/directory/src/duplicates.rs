//! Pairs of places that may be one, and what people decided about them: `duplicates.csv` in the data folder.
//!
//! An import writes the pairs that it would not merge by itself. Whoever keeps the lists writes `same` or `different` in
//! the first column, in any spreadsheet; the next load and every later import go by it.

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
pub enum Decision {
    /// One place.
    Same,
    /// Two places.
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

/// Two records that may be about one place. What is there for people to read need not be there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// None until somebody decides.
    #[serde(deserialize_with = "decision")]
    pub decision: Option<Decision>,
    /// Why it is not sure.
    #[serde(default)]
    why: String,
    /// The id of the one.
    pub id_a: ListingId,
    /// The id of the other.
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

impl Pair {
    /// A pair nobody has decided about.
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

impl Pair {
    /// What waits first, then by why, then by id.
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

    /// The same with cells that no spreadsheet takes for a formula.
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

/// As people write it: in any case, with blanks around it.
fn decision<'de, D: Deserializer<'de>>(cell: D) -> Result<Option<Decision>, D::Error> {
    let cell = String::deserialize(cell)?;
    match cell.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "same" => Ok(Some(Decision::Same)),
        "different" => Ok(Some(Decision::Different)),
        _ => Err(D::Error::custom(format!("\"{cell}\" is no decision"))),
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
            Err(error) => return Err(DataError::io(&path)(error)),
        };
        // Spreadsheets write what their country is used to.
        let text = text::decode_text(&bytes);
        let header = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t']
            .into_iter()
            .find(|delimiter| header.contains(char::from(*delimiter)) && !header.contains(','));
        let rows = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .from_reader(text.as_bytes())
            .into_deserialize::<Pair>();
        let pairs = rows.zip(2..).map(|(row, line)| {
            row.map_err(|source| DataError::Decision {
                path: path.clone(),
                line,
                source,
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
    /// Addresses of places that are hidden, by `hidden` ids, do not stand here.
    pub fn renew(&mut self, doubtful: Vec<Pair>, hidden: &HashSet<ListingId>) {
        self.0.retain(|pair| pair.decision.is_some());
        self.0.extend(doubtful);
        for pair in &mut self.0 {
            if hidden.contains(&pair.id_a) || hidden.contains(&pair.id_b) {
                pair.address_a.clear();
                pair.address_b.clear();
            }
        }
        self.0.sort_by_key(Pair::order);
    }

    /// Replaces the file. It is not made only to say that there is nothing to decide.
    #[cfg(not(target_family = "wasm"))]
    pub fn write(&self, data: &LockedDataFolder) -> Result<(), DataError> {
        let path = path(data.path());
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

fn path(data: &Path) -> PathBuf {
    data.join("duplicates.csv")
}
