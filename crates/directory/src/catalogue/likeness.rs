//! Likeness: whether two records are about the same place, judged by their names, phone numbers and addresses.

use super::identity::{address_key, main_phone, street_key};
use crate::{Lang, Listing, duplicates::Doubt, fold::fold};

/// Abbreviations that sources use in names.
const NAME_WORDS: &[(&str, &str)] = &[
    ("behav", "behavioral"),
    ("bh", "behavioral"),
    ("cnty", "county"),
    ("ctr", "center"),
    ("hlth", "health"),
    ("hlthcare", "healthcare"),
    ("mh", "mental"),
    ("op", "outpatient"),
    ("saint", "st"),
    ("servs", "services"),
    ("trt", "treatment"),
];
/// Words that are so common in names that sharing them means nothing.
const COMMON: &[&str] = &[
    "a",
    "abuse",
    "addiction",
    "adult",
    "and",
    "at",
    "behavioral",
    "care",
    "center",
    "centers",
    "child",
    "childrens",
    "clinic",
    "co",
    "community",
    "corp",
    "counseling",
    "county",
    "dba",
    "department",
    "family",
    "for",
    "group",
    "health",
    "healthcare",
    "hospital",
    "house",
    "in",
    "inc",
    "inpatient",
    "llc",
    "ltd",
    "medical",
    "mental",
    "of",
    "office",
    "outpatient",
    "program",
    "programs",
    "recovery",
    "residential",
    "service",
    "services",
    "st",
    "substance",
    "system",
    "the",
    "to",
    "treatment",
    "unit",
];
/// Names with at least this similarity are alike (Dice's coefficient of their words).
const LIKE: f64 = 0.5;

/// Whether two records are about the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Doubtful(Doubt),
    Different,
}

/// The parts of a record that are compared.
pub(super) struct Traits {
    name: String,
    /// The distinct words of the name, with abbreviations written out.
    words: Vec<String>,
    /// The address in a form that can be compared.
    pub(super) address: Option<String>,
    street: String,
    phone: Option<String>,
}

impl Traits {
    pub(super) fn from_listing(listing: &Listing) -> Self {
        let name = fold(listing.name.get(Lang::En));
        let whole = |word: &str| {
            let cut = NAME_WORDS.iter().find(|(cut, _)| *cut == word);
            cut.map_or(word, |(_, whole)| whole).to_owned()
        };
        let mut words: Vec<String> = name.split(' ').map(whole).collect();
        words.sort_unstable();
        words.dedup();
        Self {
            name,
            words,
            address: address_key(listing),
            street: street_key(listing).unwrap_or_default(),
            phone: main_phone(listing).map(str::to_owned),
        }
    }

    /// What records of the same place share even if they spell the street differently: the house number and the ZIP
    /// code. Without both, the whole address.
    pub(super) fn door(&self, listing: &Listing) -> Option<String> {
        let number = self.street.split(' ').next()?;
        let zip = listing.address.as_ref()?.postal_code;
        match zip.filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty())
        {
            Some(zip) => Some(format!("{number} {zip}")),
            None => self.address.clone(),
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Verdict {
        let is_named_same = self.name == other.name;
        let has_phone = self.phone.is_some() && self.phone == other.phone;
        let is_silent = self.phone.is_none() || other.phone.is_none();
        let is_alike = is_named_same || self.likeness(other) >= LIKE;
        if self.address.is_some() && self.address == other.address {
            let shares_a_word = self.shares_a_word(other);
            return if is_named_same
                || has_phone && (is_alike || shares_a_word)
                || is_silent && is_alike && shares_a_word
            {
                Verdict::Same
            } else if has_phone {
                Verdict::Doubtful(Doubt::OtherName)
            } else if is_alike {
                Verdict::Doubtful(Doubt::OtherPhone)
            } else {
                Verdict::Different
            };
        }
        if !self.is_street_alike(other) {
            return Verdict::Different;
        }
        match (has_phone, is_named_same || (has_phone && is_alike)) {
            (true, true) => Verdict::Same,
            (true, false) | (false, true) => Verdict::Doubtful(Doubt::OtherStreet),
            (false, false) => Verdict::Different,
        }
    }

    fn likeness(&self, other: &Self) -> f64 {
        let shared = self.words.iter().filter(|word| other.words.contains(word));
        #[expect(clippy::cast_precision_loss, reason = "names have a few words")]
        let dice = 2.0 * shared.count() as f64 / (self.words.len() + other.words.len()) as f64;
        dice
    }

    fn shares_a_word(&self, other: &Self) -> bool {
        let own = self
            .words
            .iter()
            .filter(|word| !COMMON.contains(&word.as_str()));
        own.into_iter().any(|word| other.words.contains(word))
    }

    /// Whether all words of the shorter street line are in the longer one, as in "930 memorial st" and "930 n memorial st".
    fn is_street_alike(&self, other: &Self) -> bool {
        let [a, b] =
            [&self.street, &other.street].map(|street| street.split(' ').collect::<Vec<_>>());
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        short.len() > 1 && short.iter().all(|word| long.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::sample::larkspur_house as listing;

    fn traits(name: &str, phone: &str, street: &str) -> Traits {
        let mut listing = listing();
        listing.name = crate::Text::english(name);
        match phone.parse() {
            Ok(number) => listing.phones[0].number = number,
            Err(_) => listing.phones.clear(),
        }
        listing.address.as_mut().unwrap().street = Some(street.into());
        Traits::from_listing(&listing)
    }

    #[test]
    fn names_numbers_and_streets_are_weighed() {
        use Verdict::{Different, Doubtful, Same};
        let one = traits(
            "Larkspur Behav Hlth Ctr",
            "303-555-0100",
            "930 North Memorial Street",
        );
        for (name, phone, street, verdict) in [
            (
                "Larkspur Behav Hlth Ctr",
                "303-555-0199",
                "930 N Memorial St",
                Same,
            ),
            (
                "Larkspur Behavioral Health Center Inc",
                "303-555-0100",
                "930 N Memorial St",
                Same,
            ),
            ("Larkspur Detox", "303-555-0100", "930 N Memorial St", Same),
            (
                "Columbine Health Center",
                "303-555-0100",
                "930 N Memorial St",
                Same,
            ),
            (
                "Columbine Detox",
                "303-555-0100",
                "930 N Memorial St",
                Doubtful(Doubt::OtherName),
            ),
            (
                "Larkspur Behavioral Health",
                "303-555-0199",
                "930 N Memorial St",
                Doubtful(Doubt::OtherPhone),
            ),
            (
                "Columbine Detox",
                "303-555-0199",
                "930 N Memorial St",
                Different,
            ),
            (
                "Larkspur Behavioral Health",
                "303-555-0100",
                "930 Memorial Street",
                Same,
            ),
            (
                "Larkspur Behav Hlth Ctr",
                "303-555-0199",
                "930 Memorial Street",
                Doubtful(Doubt::OtherStreet),
            ),
            (
                "Columbine Detox",
                "303-555-0100",
                "930 Memorial Street",
                Doubtful(Doubt::OtherStreet),
            ),
            (
                "Larkspur Behav Hlth Ctr",
                "303-555-0100",
                "930 Oak Street",
                Different,
            ),
        ] {
            let other = traits(name, phone, street);
            assert_eq!(one.compare(&other), verdict, "{name}, {phone}, {street}");
            assert_eq!(other.compare(&one), verdict, "{name}, {phone}, {street}");
        }
    }
}
