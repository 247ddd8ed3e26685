//! What is different between two editions of a list.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};
use waymark_directory::{
    Lang, Listing, ListingId,
    catalogue::{address_key, main_phone},
    fold::fold,
    listing::{Precision, Status},
};

/// Places of each kind that are named one by one; the rest is counted.
const SHOWN: usize = 10;
/// Fields that differ without a fact being different.
const NO_FACTS: [&str; 4] = ["id", "aliases", "sources", "closed_on"];

/// What is different from the edition before.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    /// Places that were not there.
    pub new: Vec<Change>,
    /// Places whose facts are different; also those that were closed and are back.
    pub changed: Vec<Change>,
    /// Places that are no longer there, and are now marked as closed.
    pub gone: Vec<Change>,
    /// Places of which nothing is different.
    pub same: usize,
}

/// A place, and what is different of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its id, which is that of the edition before where there was one.
    pub id: ListingId,
    /// Its name in English.
    pub name: String,
    /// Each field that is different, as JSON before and after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, Value, Value)>,
}

impl Changes {
    /// Compares a new edition with the one before. Places keep their ids, even where their name or street is
    /// different; those that are gone are added as closed on the `date` of the edition.
    pub(super) fn apply(before: Vec<Listing>, listings: &mut Vec<Listing>, date: Date) -> Self {
        let mut known = Known::new(&before);
        let found: Vec<Option<usize>> = {
            // A place's own id is its own; only then may another place have had it before.
            let ways = [Known::by_id, Known::by_alias, Known::by_facts];
            let mut found = vec![None; listings.len()];
            for way in ways {
                for (new, old) in listings.iter().zip(&mut found) {
                    *old = old.or_else(|| way(&mut known, new));
                }
            }
            found
        };
        let mut changes = Self::default();
        for (new, old) in listings.iter_mut().zip(found) {
            let Some(old) = old.map(|at| &before[at]) else {
                changes.new.push(Change::of(new, Vec::new()));
                continue;
            };
            keep_ids(new, old);
            let fields = differences(old, new);
            if fields.is_empty() {
                changes.same += 1;
            } else {
                changes.changed.push(Change::of(new, fields));
            }
        }
        let taken = known.taken;
        for (mut old, taken) in before.into_iter().zip(taken) {
            if taken {
                continue;
            }
            if old.status != Status::Closed {
                old.status = Status::Closed;
                old.closed_on = Some(date);
                changes.gone.push(Change::of(&old, Vec::new()));
            }
            listings.push(old);
        }
        changes
    }

    /// How many places have each field different.
    pub fn by_field(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for (field, ..) in self.changed.iter().flat_map(|change| &change.fields) {
            *counts.entry(field.as_str()).or_default() += 1;
        }
        counts
    }
}

impl Change {
    fn of(listing: &Listing, fields: Vec<(String, Value, Value)>) -> Self {
        Self {
            id: listing.id.clone(),
            name: listing.name.get(Lang::En).to_owned(),
            fields,
        }
    }
}

/// The places of the edition before, by what they can be known by.
struct Known<'b> {
    ids: HashMap<&'b ListingId, usize>,
    aliases: HashMap<&'b ListingId, usize>,
    facts: HashMap<(String, String), Vec<usize>>,
    taken: Vec<bool>,
}

impl<'b> Known<'b> {
    fn new(before: &'b [Listing]) -> Self {
        let mut known = Self {
            ids: HashMap::new(),
            aliases: HashMap::new(),
            facts: HashMap::new(),
            taken: vec![false; before.len()],
        };
        for (listing, at) in before.iter().zip(0..) {
            known.ids.insert(&listing.id, at);
            known
                .aliases
                .extend(listing.aliases.iter().map(|id| (id, at)));
            for fact in facts(listing) {
                known.facts.entry(fact).or_default().push(at);
            }
        }
        known
    }

    fn by_id(&mut self, new: &Listing) -> Option<usize> {
        let at = *self.ids.get(&new.id)?;
        self.take(at)
    }

    fn by_alias(&mut self, new: &Listing) -> Option<usize> {
        let at = *self.aliases.get(&new.id)?;
        self.take(at)
    }

    /// A place under another name or in another street; only where no other place could be meant.
    fn by_facts(&mut self, new: &Listing) -> Option<usize> {
        facts(new).into_iter().find_map(|fact| {
            let free = self.facts.get(&fact)?.iter().filter(|at| !self.taken[**at]);
            let mut free = free.copied();
            match (free.next(), free.next()) {
                (Some(at), None) => self.take(at),
                _ => None,
            }
        })
    }

    fn take(&mut self, at: usize) -> Option<usize> {
        (!std::mem::replace(&mut self.taken[at], true)).then_some(at)
    }
}

/// Telephone and address, else telephone and name: with both, a place is the same though the third has changed.
fn facts(listing: &Listing) -> Vec<(String, String)> {
    let Some(phone) = main_phone(listing) else {
        return Vec::new();
    };
    let at = address_key(listing).map(|address| (phone.to_owned(), address));
    let named = (phone.to_owned(), fold(listing.name.get(Lang::En)));
    at.into_iter().chain([named]).collect()
}

fn keep_ids(new: &mut Listing, old: &Listing) {
    let other = std::mem::replace(&mut new.id, old.id.clone());
    let others = old.aliases.iter().cloned().chain([other]);
    for id in others {
        if id != new.id && !new.aliases.contains(&id) {
            new.aliases.push(id);
        }
    }
}

fn differences(old: &Listing, new: &Listing) -> Vec<(String, Value, Value)> {
    let (mut old, mut new) = (fields(old), fields(new));
    let mut names: Vec<String> = old.keys().chain(new.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter(|name| !NO_FACTS.contains(&name.as_str()))
        .filter_map(|name| {
            let take = |map: &mut Map<String, Value>| map.remove(&name).unwrap_or_default();
            let (before, after) = (take(&mut old), take(&mut new));
            (before != after).then_some((name, before, after))
        })
        .collect()
}

/// The fields as JSON. A point that only follows from the address is none.
fn fields(listing: &Listing) -> Map<String, Value> {
    let mut listing = listing.clone();
    listing.coordinates = listing
        .coordinates
        .filter(|point| point.precision == Precision::Address);
    match serde_json::to_value(listing) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  since the edition before")?;
        let kinds = [
            ("new", &self.new),
            ("changed", &self.changed),
            ("gone", &self.gone),
        ];
        for (kind, places) in kinds {
            writeln!(f, "    {kind:<8} {:>6} places", places.len())?;
            if kind == "changed" {
                for (field, count) in self.by_field() {
                    writeln!(f, "      {field:<16} {count:>6}")?;
                }
            } else {
                for place in places.iter().take(SHOWN) {
                    writeln!(f, "      {}: {}", place.id, place.name)?;
                }
                if places.len() > SHOWN {
                    writeln!(f, "      and {} more", places.len() - SHOWN)?;
                }
            }
        }
        writeln!(f, "    same     {:>6} places", self.same)
    }
}
