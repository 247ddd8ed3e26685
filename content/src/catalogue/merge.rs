//! One place, one listing: records of one place become one, with the union of what they say.

use super::likeness::{Traits, Verdict};
use crate::{
    Listing, ListingId,
    duplicates::{Decision, Decisions, Pair},
    fold::fold,
    lang::{Lang, Text},
    listing::{Field, Precision, Status},
};
use jiff::ToSpan;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Crockford's base 32 in lower case: no letters that are mistaken for digits when read aloud.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of an id made from a place: 50 bits, so that among a million places a clash is unlikely.
const ID_CHARS: usize = 10;

/// Words of street lines that sources write in long and short, by the abbreviations of USPS Publication 28.
const STREET_WORDS: &[(&str, &str)] = &[
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("circle", "cir"),
    ("court", "ct"),
    ("drive", "dr"),
    ("east", "e"),
    ("highway", "hwy"),
    ("lane", "ln"),
    ("north", "n"),
    ("northeast", "ne"),
    ("northwest", "nw"),
    ("parkway", "pkwy"),
    ("place", "pl"),
    ("road", "rd"),
    ("south", "s"),
    ("southeast", "se"),
    ("southwest", "sw"),
    ("square", "sq"),
    ("street", "st"),
    ("suite", "ste"),
    ("west", "w"),
];

/// The street line in a form that compares.
pub(super) fn street_key(listing: &Listing) -> Option<String> {
    let address = listing.address.as_ref()?;
    let street = fold(address.street.as_deref()?);
    let words = street.split(' ').map(|word| {
        STREET_WORDS
            .iter()
            .find(|(long, _)| *long == word)
            .map_or(word, |w| w.1)
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// Street and ZIP code in a form that compares.
pub(crate) fn address_key(listing: &Listing) -> Option<String> {
    let address = listing.address.as_ref()?;
    let area = match address.postal_code {
        Some(zip) => zip.to_string(),
        None => fold(&address.locality()),
    };
    Some(format!("{} {area}", street_key(listing)?))
}

/// What a place can be found by among others: where it is, or, where nobody is told that, name and telephone.
fn place_key(listing: &Listing) -> Option<String> {
    let named = || {
        let name = fold(listing.name.get(Lang::En));
        Some(format!("{name}|{}", main_phone(listing)?))
    };
    address_key(listing).or_else(named)
}

/// The id of an imported place: from its name and address, so that every edition of a list gives the same.
pub fn place_id(listing: &Listing) -> ListingId {
    id_of(&format!(
        "{}|{}",
        fold(listing.name.get(Lang::En)),
        place_key(listing).unwrap_or_default()
    ))
}

/// The id of whatever a text identifies.
#[expect(
    clippy::missing_panics_doc,
    reason = "the id is made of its own alphabet"
)]
pub fn id_of(identity: &str) -> ListingId {
    let digest = Sha256::digest(identity.as_bytes());
    let mut bits = digest
        .iter()
        .take(8)
        .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut id = String::from("p-");
    for _ in 0..ID_CHARS {
        id.push(char::from(BASE32[(bits & 31) as usize]));
        bits >>= 5;
    }
    id.parse()
        .expect("base 32 digits after \"p-\" are a well-formed id")
}

/// Whether an id is one that [`id_of`] makes.
pub(super) fn is_made(id: &ListingId) -> bool {
    let digits = id.as_str().strip_prefix("p-").map(str::as_bytes);
    digits.is_some_and(|digits| {
        digits.len() == ID_CHARS && digits.iter().all(|digit| BASE32.contains(digit))
    })
}

/// Merges records of one place in different lists, keeping the order of their first appearance. What one list keeps
/// apart stays apart, and so does what is doubtful.
pub fn merge(records: Vec<Listing>, decisions: &Decisions) -> Vec<Listing> {
    let mut merger = Merger::new(decisions);
    for record in records {
        merger.push(record);
    }
    merger.places
}

/// Places at one door that a record is compared with; a tower of offices has fewer.
const MOST_NEIGHBOURS: usize = 200;
/// Pairs that are shown to people; who decides about as many sees the next ones.
const MOST_DOUBTFUL: usize = 5_000;

/// What any of a place's records tells of another one.
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

/// Puts the records of different lists together, one after the other.
pub struct Merger<'d> {
    decisions: &'d Decisions,
    /// The places so far.
    pub places: Vec<Listing>,
    /// Of every record of each place.
    traits: Vec<Vec<Traits>>,
    by_door: HashMap<String, Vec<usize>>,
    /// By the ids of every record.
    by_id: HashMap<ListingId, usize>,
    /// Pairs that nobody has decided about.
    pub doubtful: Vec<Pair>,
}

impl<'d> Merger<'d> {
    /// Nothing yet.
    pub fn new(decisions: &'d Decisions) -> Self {
        Self {
            decisions,
            places: Vec::new(),
            traits: Vec::new(),
            by_door: HashMap::new(),
            by_id: HashMap::new(),
            doubtful: Vec::new(),
        }
    }

    /// Takes a record; true where it is about a place that is there already.
    pub fn push(&mut self, record: Listing) -> bool {
        let traits = Traits::of(&record);
        // One id is one place, whatever else is like it.
        if let Some(at) = self.by_id.get(&record.id).copied() {
            self.absorb(at, record, traits);
            return true;
        }
        let door = traits.door(&record).or_else(|| place_key(&record));
        let neighbours = door.map(|door| self.by_door.entry(door).or_default());
        let mut doubtful = Vec::new();
        let nearest = neighbours.iter().flat_map(|at| at.iter().copied());
        for at in nearest.take(MOST_NEIGHBOURS) {
            let place = &self.places[at];
            if share_list(place, &record) {
                continue;
            }
            let is_gone = place.status == Status::Closed || record.status == Status::Closed;
            let verdict = match self.decisions.about(place, &record) {
                Some(Decision::Same) => Verdict::Same,
                Some(Decision::Different) => Verdict::Different,
                // Hidden places lie at one door only where name and telephone are one.
                None if traits.address.is_none() => Verdict::Same,
                None => compare(&self.traits[at], &traits),
            };
            match verdict {
                Verdict::Same => {
                    self.absorb(at, record, traits);
                    return true;
                }
                Verdict::Doubtful(why) if !is_gone => {
                    doubtful.push(Pair::new(place, &record, why));
                }
                Verdict::Doubtful(_) | Verdict::Different => {}
            }
        }
        let room = MOST_DOUBTFUL.saturating_sub(self.doubtful.len());
        self.doubtful.extend(doubtful.into_iter().take(room));
        if let Some(neighbours) = neighbours {
            neighbours.push(self.places.len());
        }
        self.by_id.insert(record.id.clone(), self.places.len());
        self.places.push(record);
        self.traits.push(vec![traits]);
        false
    }

    fn absorb(&mut self, at: usize, record: Listing, traits: Traits) {
        self.by_id.insert(record.id.clone(), at);
        absorb(&mut self.places[at], record);
        self.traits[at].push(traits);
    }
}

/// Merges records of one list that are about one place.
pub fn merge_repeats(records: Vec<Listing>) -> Vec<Listing> {
    merge_where(records, place_key, is_same_place)
}

/// Merges records of one list that are about one place and have one name; a place has several services.
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
        let neighbours = by_key.entry(key).or_default();
        if let Some(at) = neighbours.iter().find(|at| is_same(&places[**at], &record)) {
            absorb(&mut places[*at], record);
        } else {
            neighbours.push(places.len());
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

/// At one address, the same name or the same telephone is the same place. Another name with another
/// telephone is a neighbour in the building, or a department that wants its own line.
fn is_same_place(a: &Listing, b: &Listing) -> bool {
    let name = |listing: &Listing| fold(listing.name.get(Lang::En));
    let phone = main_phone(a);
    (phone.is_some() && phone == main_phone(b)) || name(a) == name(b)
}

/// The digits of the first number.
pub(crate) fn main_phone(listing: &Listing) -> Option<&str> {
    listing.phones.first().map(|phone| phone.number.digits())
}

pub(super) fn absorb(place: &mut Listing, mut record: Listing) {
    // What a list says of a place it no longer has is out of date; only the links to it are kept. So is what a much
    // older list says first, such as its name.
    let is_back = place.status == Status::Closed && record.status != Status::Closed;
    let is_listed = place.status == record.status;
    if is_back || is_listed && is_much_newer(&record, place) {
        std::mem::swap(place, &mut record);
    }
    let ids = record.aliases.into_iter().chain([record.id]);
    for id in ids {
        if id != place.id && !place.aliases.contains(&id) {
            place.aliases.push(id);
        }
    }
    place.confidential |= record.confidential;
    if record.status == Status::Closed && place.status != Status::Closed {
        return;
    }
    let before = place.clone();
    place.terms = place.terms.union(record.terms);
    // A list that is silent about exclusion contradicts one that is not: better to ask than to stay away.
    place.serves_only = place.serves_only.intersection(record.serves_only);
    if let Some(name) = record
        .name
        .en
        .filter(|name| place.name.en.as_ref() != Some(name))
        && !place.alternate_names.contains(&name)
    {
        place.alternate_names.push(name);
    }
    for phone in record.phones {
        if place
            .phones
            .iter()
            .all(|known| known.number != phone.number)
        {
            place.phones.push(phone);
        }
    }
    fill(&mut place.organization, record.organization);
    fill(&mut place.website, record.website);
    fill(&mut place.online, record.online);
    fill(&mut place.chat, record.chat);
    fill(&mut place.address, record.address);
    fill(&mut place.hours, record.hours);
    fill_text(&mut place.description, record.description);
    fill_text(&mut place.eligibility, record.eligibility);
    fill_text(&mut place.documents, record.documents);
    let exact = |listing: Option<crate::listing::Coordinates>| {
        listing.filter(|c| c.precision == Precision::Address)
    };
    place.coordinates = exact(place.coordinates)
        .or(exact(record.coordinates))
        .or(place.coordinates)
        .or(record.coordinates);
    let mut gave = gained(&before, place);
    for mut source in record.sources {
        if !place.sources.contains(&source) {
            // What else is merged into the record was counted when it was.
            source.gave.append(&mut gave);
            place.sources.push(source);
        }
    }
}

/// Whether what a record says is more than a year newer.
fn is_much_newer(record: &Listing, place: &Listing) -> bool {
    match (record.as_of(), place.as_of()) {
        (Some(new), Some(old)) => new.saturating_sub(1.year()) > old,
        _ => false,
    }
}

fn fill<T>(field: &mut Option<T>, more: Option<T>) {
    if field.is_none() {
        *field = more;
    }
}

fn fill_text(field: &mut Text, more: Text) {
    if field.is_empty() {
        *field = more;
    }
}

/// The fields that say more than before.
fn gained(before: &Listing, after: &Listing) -> Vec<Field> {
    let is_more = [
        (
            Field::Names,
            before.alternate_names != after.alternate_names
                || before.organization != after.organization,
        ),
        (Field::Services, before.terms != after.terms),
        (Field::Description, before.description != after.description),
        (
            Field::Eligibility,
            before.eligibility != after.eligibility || before.documents != after.documents,
        ),
        (Field::Phones, before.phones != after.phones),
        (
            Field::Website,
            before.website != after.website
                || before.online != after.online
                || before.chat != after.chat,
        ),
        (
            Field::Location,
            before.address != after.address || before.coordinates != after.coordinates,
        ),
        (Field::Hours, before.hours != after.hours),
    ];
    let gained = is_more.into_iter().filter(|(_, is_more)| *is_more);
    gained.map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::listing;

    fn record(list: &str, year: i16, name: &str, number: &str) -> Listing {
        let mut record = listing();
        record.name = Text::english(name);
        record.phones[0].number = number.parse().unwrap();
        record.sources[0].list = Some(list.into());
        record.sources[0].date = jiff::civil::date(year, 1, 1);
        record.id = place_id(&record);
        record
    }

    #[test]
    fn a_record_joins_the_place_of_its_id() {
        let records = vec![
            record("a", 2020, "Larkspur Detox", "303-555-0100"),
            record("b", 2023, "Larkspur Clinic Wing", "303-555-0101"),
            record("c", 2023, "Larkspur Clinic Wing", "303-555-0100"),
        ];
        let places = merge(records, &Decisions::default());
        let ids: std::collections::HashSet<_> = places.iter().map(|place| &place.id).collect();
        assert_eq!((places.len(), ids.len()), (2, 2));
        assert_eq!(places[1].sources.len(), 2);
    }
}
