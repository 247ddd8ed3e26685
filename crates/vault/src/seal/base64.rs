//! Bytes in JSON: base64url without padding (RFC 4648, section 5), in its one canonical spelling.

use base64ct::{Base64UrlUnpadded as Base64, Encoding};
use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
use zeroize::Zeroizing;

/// For `#[serde(with = "base64")]`. One of these values is an open key, so what it passes through is wiped.
pub(super) fn serialize<S: Serializer>(
    bytes: &impl AsRef<[u8]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = Zeroizing::new(Base64::encode_string(bytes.as_ref()));
    serializer.serialize_str(&text)
}

/// For `#[serde(with = "base64")]`; anything but the exact length is an error.
pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: for<'a> TryFrom<&'a [u8]>,
{
    let text = Zeroizing::new(String::deserialize(deserializer)?);
    let bytes = Base64::decode_vec(&text);
    let bytes = Zeroizing::new(bytes.map_err(|_| D::Error::custom("no base64url"))?);
    T::try_from(&bytes).map_err(|_| D::Error::custom("another length"))
}
