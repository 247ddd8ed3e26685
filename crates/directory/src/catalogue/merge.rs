//! Merging the records of each place into one listing, within a list and across lists.

use super::{
    absorb::absorb,
    identity::{main_phone, place_key},
    likeness::{Traits, Verdict},
};
use crate::{
    Listing, ListingId,
    duplicates::{DuplicatePair, PairDecision, PairDecisions},
    fold::fold,
    lang::Lang,
    listing::Status,
};
use std::collections::HashMap;

/// Merges records of the same place from different lists, in the order in which the places first appear. Records that
/// one list keeps separate stay separate, and so do doubtful ones.
pub fn merge_lists(records: Vec<Listing>, decisions: &PairDecisions) -> Vec<Listing> {
    let mut merger = ListMerger::new(decisions);
    for record in records {
        merger.add_record(record);
    }
    merger.places
}

/// A record is compared with at most this many places at the same address. Even an office tower has fewer.
const MAX_NEIGHBORS: usize = 200;
/// People see at most this many doubtful pairs. Once they have decided about these, they see the next ones.
const MAX_DOUBTFUL: usize = 5_000;

/// Compares a record with every record of a place. One match is enough.
fn compare(place: &[Traits], record: &Traits) -> Verdict {
    let mut best = Verdict::Different;
    for traits in place {
        match traits.compare(record) {
            Verdict::Same => return Verdict::Same,
            Verdict::Doubtful(why) => best = Verdict::Doubtful(why),
            Verdict::Different => {}
        }
    }
    best
}

/// What became of a record that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddedRecord {
    /// It is about a place that was there already.
    Merged,
    NewPlace,
}

/// Merges the records of different lists one by one.
pub struct ListMerger<'d> {
    decisions: &'d PairDecisions,
    pub places: Vec<Listing>,
    /// For each place, the traits of all its records.
    traits: Vec<Vec<Traits>>,
    by_door: HashMap<String, Vec<usize>>,
    /// The places by the ids of all their records.
    by_id: HashMap<ListingId, usize>,
    /// Pairs that nobody has decided about.
    pub doubtful: Vec<DuplicatePair>,
}

impl<'d> ListMerger<'d> {
    pub fn new(decisions: &'d PairDecisions) -> Self {
        Self {
            decisions,
            places: Vec::new(),
            traits: Vec::new(),
            by_door: HashMap::new(),
            by_id: HashMap::new(),
            doubtful: Vec::new(),
        }
    }

    pub fn add_record(&mut self, record: Listing) -> AddedRecord {
        let traits = Traits::from_listing(&record);
        // Records with the same id are about the same place, even if others resemble it more.
        if let Some(at) = self.by_id.get(&record.id).copied() {
            self.absorb(at, record, traits);
            return AddedRecord::Merged;
        }
        let door = traits.door(&record).or_else(|| place_key(&record));
        let neighbors = door.map(|door| self.by_door.entry(door).or_default());
        let mut doubtful = Vec::new();
        let nearest = neighbors.iter().flat_map(|at| at.iter().copied());
        for at in nearest.take(MAX_NEIGHBORS) {
            let place = &self.places[at];
            if share_list(place, &record) {
                continue;
            }
            let is_gone = place.status == Status::Closed || record.status == Status::Closed;
            let verdict = match self.decisions.find(place, &record) {
                Some(PairDecision::Same) => Verdict::Same,
                Some(PairDecision::Different) => Verdict::Different,
                // Records without an address are grouped by name and phone number, so both match already.
                None if traits.address.is_none() => Verdict::Same,
                None => compare(&self.traits[at], &traits),
            };
            match verdict {
                Verdict::Same => {
                    self.absorb(at, record, traits);
                    return AddedRecord::Merged;
                }
                Verdict::Doubtful(why) if !is_gone => {
                    doubtful.push(DuplicatePair::new(place, &record, why));
                }
                Verdict::Doubtful(_) | Verdict::Different => {}
            }
        }
        let room = MAX_DOUBTFUL.saturating_sub(self.doubtful.len());
        self.doubtful.extend(doubtful.into_iter().take(room));
        if let Some(neighbors) = neighbors {
            neighbors.push(self.places.len());
        }
        self.by_id.insert(record.id.clone(), self.places.len());
        self.places.push(record);
        self.traits.push(vec![traits]);
        AddedRecord::NewPlace
    }

    fn absorb(&mut self, at: usize, record: Listing, traits: Traits) {
        self.by_id.insert(record.id.clone(), at);
        absorb(&mut self.places[at], record);
        self.traits[at].push(traits);
    }
}

/// Merges records of one list that are about the same place.
pub fn merge_repeats(records: Vec<Listing>) -> Vec<Listing> {
    merge_where(records, place_key, is_same_place)
}

/// Merges records of one list that have the same place and name. They describe several services of one provider.
pub fn merge_namesakes(records: Vec<Listing>) -> Vec<Listing> {
    let key = |record: &Listing| {
        let name = fold(record.name.get(Lang::En));
        Some(format!("{}|{name}", place_key(record)?))
    };
    merge_where(records, key, |_, _| true)
}

fn merge_where(
    records: Vec<Listing>,
    key: impl Fn(&Listing) -> Option<String>,
    is_same: impl Fn(&Listing, &Listing) -> bool,
) -> Vec<Listing> {
    let mut places: Vec<Listing> = Vec::with_capacity(records.len());
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for record in records {
        let Some(key) = key(&record) else {
            places.push(record);
            continue;
        };
        let neighbors = by_key.entry(key).or_default();
        if let Some(at) = neighbors.iter().find(|at| is_same(&places[**at], &record)) {
            absorb(&mut places[*at], record);
        } else {
            neighbors.push(places.len());
            places.push(record);
        }
    }
    places
}

pub(super) fn share_list(a: &Listing, b: &Listing) -> bool {
    let is_of = |list: &str| {
        b.sources
            .iter()
            .any(|source| source.list.as_deref() == Some(list))
    };
    a.sources
        .iter()
        .filter_map(|source| source.list.as_deref())
        .any(is_of)
}

/// Records at the same address are about the same place if they share the name or the phone number. If both differ, it
/// is a neighbor in the building, or a department that wants its own listing.
fn is_same_place(a: &Listing, b: &Listing) -> bool {
    let name = |listing: &Listing| fold(listing.name.get(Lang::En));
    let phone = main_phone(a);
    (phone.is_some() && phone == main_phone(b)) || name(a) == name(b)
}

#[cfg(test)]
mod tests {
    use super::super::identity::derive_place_id;
    use super::*;
    use crate::{lang::Text, listing::sample::larkspur_house as listing};

    fn record(list: &str, year: i16, name: &str, number: &str) -> Listing {
        let mut record = listing();
        record.name = Text::english(name);
        record.phones[0].number = number.parse().unwrap();
        record.sources[0].list = Some(list.into());
        record.sources[0].date = jiff::civil::date(year, 1, 1);
        record.id = derive_place_id(&record);
        record
    }

    #[test]
    fn a_record_is_merged_into_the_place_with_the_same_id() {
        let records = vec![
            record("a", 2020, "Larkspur Detox", "303-555-0100"),
            record("b", 2023, "Larkspur Clinic Wing", "303-555-0101"),
            record("c", 2023, "Larkspur Clinic Wing", "303-555-0100"),
        ];
        let places = merge_lists(records, &PairDecisions::default());
        let ids: std::collections::HashSet<_> = places.iter().map(|place| &place.id).collect();
        assert_eq!((places.len(), ids.len()), (2, 2));
        assert_eq!(places[1].sources.len(), 2);
    }
}
