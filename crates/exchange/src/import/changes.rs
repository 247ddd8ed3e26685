//! The changes of an edition: which places are new, changed or gone since the edition that it replaces.
//!
//! Finding them also keeps every id, so that links to a place survive when its name or street changes.

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

/// This many new and gone places are named; the rest are counted.
const SHOWN: usize = 10;
/// Fields that may differ although no fact about the place has changed.
const BOOKKEEPING: [&str; 4] = ["id", "aliases", "sources", "closed_on"];

/// What changed since the previous edition.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EditionChanges {
    /// Places that the previous edition did not have.
    pub new: Vec<PlaceChange>,
    /// Places with other facts, and places that were closed and are back.
    pub changed: Vec<PlaceChange>,
    /// Places that are no longer there. They are now marked as closed.
    pub gone: Vec<PlaceChange>,
    /// How many places have not changed at all.
    pub same: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceChange {
    /// The id from the previous edition, if the place was in it.
    pub id: ListingId,
    /// In English.
    pub name: String,
    /// Each field that changed, as JSON before and after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, Value, Value)>,
}

impl EditionChanges {
    /// Compares a new edition with the previous one. Places keep their ids, even if their name or street has changed.
    /// Places that are gone are added as closed on the `date` of the edition.
    pub(super) fn apply(before: Vec<Listing>, listings: &mut Vec<Listing>, date: Date) -> Self {
        let mut previous = PreviousPlaces::new(&before);
        let mut matches = vec![None; listings.len()];
        // Places with the same id are matched first. Only the rest may be matched in weaker ways.
        let searches = [
            PreviousPlaces::take_by_id,
            PreviousPlaces::take_by_alias,
            PreviousPlaces::take_by_facts,
        ];
        for search in searches {
            for (new, found) in listings.iter().zip(&mut matches) {
                *found = found.or_else(|| search(&mut previous, new));
            }
        }
        let mut changes = Self::default();
        for (new, found) in listings.iter_mut().zip(matches) {
            let Some(old) = found.map(|at: usize| &before[at]) else {
                changes.new.push(PlaceChange::new(new, Vec::new()));
                continue;
            };
            keep_ids(new, old);
            let fields = differences(old, new);
            if fields.is_empty() {
                changes.same += 1;
            } else {
                changes.changed.push(PlaceChange::new(new, fields));
            }
        }
        let taken = previous.taken;
        for (mut old, taken) in before.into_iter().zip(taken) {
            if taken {
                continue;
            }
            if old.status != Status::Closed {
                old.status = Status::Closed;
                old.closed_on = Some(date);
                changes.gone.push(PlaceChange::new(&old, Vec::new()));
            }
            listings.push(old);
        }
        changes
    }

    /// How many places changed in each field.
    pub fn count_by_field(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for (field, ..) in self.changed.iter().flat_map(|change| &change.fields) {
            *counts.entry(field.as_str()).or_default() += 1;
        }
        counts
    }
}

impl PlaceChange {
    fn new(listing: &Listing, fields: Vec<(String, Value, Value)>) -> Self {
        Self {
            id: listing.id.clone(),
            name: listing.name.get(Lang::En).to_owned(),
            fields,
        }
    }
}

/// The places of the previous edition, by everything that can identify them. Each can be matched once.
struct PreviousPlaces<'b> {
    ids: HashMap<&'b ListingId, usize>,
    aliases: HashMap<&'b ListingId, usize>,
    facts: HashMap<(String, String), Vec<usize>>,
    taken: Vec<bool>,
}

impl<'b> PreviousPlaces<'b> {
    fn new(before: &'b [Listing]) -> Self {
        let mut previous = Self {
            ids: HashMap::new(),
            aliases: HashMap::new(),
            facts: HashMap::new(),
            taken: vec![false; before.len()],
        };
        for (listing, at) in before.iter().zip(0..) {
            previous.ids.insert(&listing.id, at);
            previous
                .aliases
                .extend(listing.aliases.iter().map(|id| (id, at)));
            for fact in identifying_facts(listing) {
                previous.facts.entry(fact).or_default().push(at);
            }
        }
        previous
    }

    fn take_by_id(&mut self, new: &Listing) -> Option<usize> {
        let at = *self.ids.get(&new.id)?;
        self.take(at)
    }

    fn take_by_alias(&mut self, new: &Listing) -> Option<usize> {
        let at = *self.aliases.get(&new.id)?;
        self.take(at)
    }

    /// Finds a place under another name or in another street, as long as only one place could be meant.
    fn take_by_facts(&mut self, new: &Listing) -> Option<usize> {
        identifying_facts(new).into_iter().find_map(|fact| {
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

/// Phone with address, and phone with name. If either pair is the same, so is the place, even if the third fact has
/// changed.
fn identifying_facts(listing: &Listing) -> Vec<(String, String)> {
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
        .filter(|name| !BOOKKEEPING.contains(&name.as_str()))
        .filter_map(|name| {
            let take = |map: &mut Map<String, Value>| map.remove(&name).unwrap_or_default();
            let (before, after) = (take(&mut old), take(&mut new));
            (before != after).then_some((name, before, after))
        })
        .collect()
}

/// The fields as JSON, without a point that was only looked up from the address.
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

impl fmt::Display for EditionChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  since the edition before")?;
        let groups = [
            ("new", &self.new),
            ("changed", &self.changed),
            ("gone", &self.gone),
        ];
        for (group, places) in groups {
            writeln!(f, "    {group:<8} {:>6} places", places.len())?;
            if group == "changed" {
                for (field, count) in self.count_by_field() {
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
