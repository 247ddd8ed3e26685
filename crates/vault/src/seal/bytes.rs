//! Bytes: random ones from the system or the browser, and base64url for those in JSON.

use super::SealError;

pub(super) fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills in place, so that a key is never copied.
pub(super) fn fill_random(bytes: &mut [u8]) -> Result<(), SealError> {
    getrandom::fill(bytes).map_err(|_| SealError::NoRandomness)
}

/// For `#[serde(with = "base64url")]`: base64url without padding (RFC 4648, section 5), in its one canonical spelling.
/// Some of these values are keys, so everything on the way is wiped.
pub(super) mod base64url {
    use base64ct::{Base64UrlUnpadded as Base64, Encoding};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
    use zeroize::Zeroizing;

    pub(in crate::seal) fn serialize<S: Serializer>(
        bytes: &impl AsRef<[u8]>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = Zeroizing::new(Base64::encode_string(bytes.as_ref()));
        serializer.serialize_str(&text)
    }

    /// Errors if the length isn't exactly that of `T`.
    pub(in crate::seal) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: for<'a> TryFrom<&'a [u8]>,
    {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let bytes = Base64::decode_vec(&text);
        let bytes = Zeroizing::new(bytes.map_err(|_| D::Error::custom("not base64url"))?);
        T::try_from(&bytes).map_err(|_| D::Error::custom("the wrong number of bytes"))
    }
}
