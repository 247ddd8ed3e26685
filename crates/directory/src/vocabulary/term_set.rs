//! Sets of terms.

use super::{Facet, TermId, Vocabulary};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A set of terms: one bit each, so that filters and counts over thousands of listings stay cheap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TermSet([u64; 4]);

impl TermSet {
    /// The maximum number of terms.
    pub const CAPACITY: usize = 4 * 64;

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    #[inline]
    pub fn contains(&self, id: TermId) -> bool {
        self.0[id.index() / 64] & (1 << (id.index() % 64)) != 0
    }

    #[inline]
    pub fn insert(&mut self, id: TermId) {
        self.0[id.index() / 64] |= 1 << (id.index() % 64);
    }

    #[inline]
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    #[inline]
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    #[inline]
    pub fn intersects(&self, other: &Self) -> bool {
        !self.intersection(*other).is_empty()
    }

    /// Its bits: term n is bit n modulo 64 of word n / 64.
    #[inline]
    pub fn words(&self) -> [u64; Self::CAPACITY / 64] {
        self.0
    }

    #[inline]
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }

    #[inline]
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Calls a function with each term, in the order of the vocabulary. Faster than [`Self::iter`] in hot loops.
    #[inline]
    pub fn for_each(self, mut each: impl FnMut(TermId)) {
        for (word, mut bits) in (0u16..).zip(self.0) {
            while bits != 0 {
                #[expect(clippy::cast_possible_truncation, reason = "less than 64")]
                let bit = bits.trailing_zeros() as u16;
                bits &= bits - 1;
                each(TermId(word * 64 + bit));
            }
        }
    }

    /// The terms, in the order of the vocabulary.
    pub fn iter(self) -> impl Iterator<Item = TermId> {
        (0u16..).zip(self.0).flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let bit = u16::try_from(bits.trailing_zeros())
                    .ok()
                    .filter(|bit| *bit < 64)?;
                bits &= bits - 1;
                Some(TermId(word * 64 + bit))
            })
        })
    }
}

impl FromIterator<TermId> for TermSet {
    fn from_iter<I: IntoIterator<Item = TermId>>(ids: I) -> Self {
        let mut set = Self::default();
        ids.into_iter().for_each(|id| set.insert(id));
        set
    }
}

impl Serialize for TermSet {
    /// As `["need:detox", "pay:medicaid"]`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let vocabulary = Vocabulary::get();
        serializer.collect_seq(self.iter().map(|id| {
            let term = vocabulary.term(id);
            format!("{}:{}", term.facet.key(), term.key)
        }))
    }
}

impl<'de> Deserialize<'de> for TermSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let vocabulary = Vocabulary::get();
        names
            .iter()
            .map(|name| {
                let (facet, key) = name.split_once(':').unwrap_or_default();
                let facet = Facet::ALL.into_iter().find(|f| f.key() == facet);
                facet
                    .and_then(|facet| vocabulary.id(facet, key))
                    .ok_or_else(|| D::Error::custom(format!("unknown term \"{name}\"")))
            })
            .collect()
    }
}
