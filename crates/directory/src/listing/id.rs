//! The id of a listing, and the readable slug beside it in a link.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// In bytes. Ids are short because people type links and send them in text messages.
const MAX_ID: usize = 48;
/// In bytes.
const MAX_SLUG: usize = 60;
/// Crockford's base 32 in lower case. It leaves out the letters that are easily mistaken for digits.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a derived id after its prefix: 50 bits, so that a clash among a million places is unlikely.
const DERIVED_CHARS: usize = 10;
/// The start of every derived id.
const DERIVED_PREFIX: &str = "p-";

/// A short, URL-safe identifier: lower-case letters, digits and single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ListingId(Box<str>);

/// Why a string is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an id is 1 to {MAX_ID} lower-case letters, digits and single hyphens, such as \"oxford-house\""
)]
pub struct ListingIdError;

impl ListingId {
    /// Derives an id from a text that identifies a listing, such as its name and address. The same text always gives
    /// the same id; shared links depend on that.
    pub fn derive_from(identity: &str) -> Self {
        let digest = Sha256::digest(identity.as_bytes());
        let mut bits = digest
            .iter()
            .take(8)
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut id = String::from(DERIVED_PREFIX);
        for _ in 0..DERIVED_CHARS {
            id.push(char::from(BASE32[(bits & 31) as usize]));
            bits >>= 5;
        }
        Self(id.into())
    }

    /// Whether the id looks like one that [`Self::derive_from`] makes.
    pub fn is_derived(&self) -> bool {
        let digits = self.0.strip_prefix(DERIVED_PREFIX).map(str::as_bytes);
        digits.is_some_and(|digits| {
            digits.len() == DERIVED_CHARS && digits.iter().all(|digit| BASE32.contains(digit))
        })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ListingId {
    type Err = ListingIdError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let well_formed = !s.is_empty()
            && s.len() <= MAX_ID
            && s.bytes().all(allowed)
            && !s.starts_with('-')
            && !s.ends_with('-')
            && !s.contains("--");
        if well_formed {
            Ok(Self(s.into()))
        } else {
            Err(ListingIdError)
        }
    }
}

impl TryFrom<String> for ListingId {
    type Error = ListingIdError;

    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<ListingId> for String {
    fn from(id: ListingId) -> Self {
        id.0.into()
    }
}

impl fmt::Display for ListingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Turns `Lighthouse of Tallapoosa, Inc.` into `lighthouse-of-tallapoosa-inc`. Drops accents. The result is never empty.
pub fn make_slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name
        .nfd()
        .filter(char::is_ascii)
        .map(|c| c.to_ascii_lowercase())
    {
        if slug.len() == MAX_SLUG {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() {
        "listing".to_owned()
    } else {
        slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs_are_readable() {
        assert_eq!(
            make_slug("Lighthouse of Tallapoosa, Inc."),
            "lighthouse-of-tallapoosa-inc"
        );
        assert_eq!(
            make_slug("Veteran's Clínica  Ñandú"),
            "veterans-clinica-nandu"
        );
        assert_eq!(make_slug("日本"), "listing");
    }

    #[test]
    fn malformed_ids_are_rejected() {
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "a b",
            "é",
            "../x",
            &"a".repeat(49),
        ] {
            assert_eq!(bad.parse::<ListingId>(), Err(ListingIdError), "{bad:?}");
        }
    }

    #[test]
    fn derived_ids_never_change_because_shared_links_depend_on_them() {
        for (identity, id) in [
            ("Larkspur", "p-c7jf3xm201"),
            ("Clínica Ñandú", "p-j33xe51m9s"),
        ] {
            assert_eq!(ListingId::derive_from(identity).as_str(), id, "{identity}");
        }
    }

    proptest! {
        #[test]
        fn every_derived_id_is_well_formed_and_recognized(identity in any::<String>()) {
            let id = ListingId::derive_from(&identity);
            prop_assert_eq!(id.as_str().parse(), Ok(id.clone()));
            prop_assert!(id.is_derived());
        }

        #[test]
        fn every_slug_is_safe_in_a_url(name in any::<String>()) {
            let slug = make_slug(&name);
            prop_assert!(!slug.is_empty() && slug.len() <= MAX_SLUG);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
