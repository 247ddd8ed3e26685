//! Phone numbers and what they are for.

use crate::Text;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A number to call or text, and what it is for (HSDS `phone`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    pub number: PhoneNumber,
    #[serde(default)]
    pub kind: PhoneKind,
    #[serde(default)]
    pub purpose: PhonePurpose,
    /// What to press or to type, such as "then press 1" or "text HOME".
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub instructions: Text,
}

/// How a number is used (HSDS `phone.type`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneKind {
    #[default]
    Voice,
    Text,
    /// Text telephone, for people who are deaf or hard of hearing.
    Tty,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhonePurpose {
    /// The front desk.
    #[default]
    Main,
    Intake,
    /// Immediate help.
    Crisis,
}

/// A number that can be dialed in the United States: a ten-digit number with or without an extension,
/// a three-digit code (`988`, `211`), or a five- or six-digit code for text messages.
///
/// We parse numbers ourselves because only the rules of the North American Numbering Plan matter here. General-purpose
/// crates contain the metadata of every country.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber {
    digits: Box<str>,
    extension: Option<Box<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write ten digits such as \"303-555-0100\" or \"303-555-0100 x12\", or a short code such as \"988\""
)]
pub struct PhoneNumberError;

impl PhoneNumber {
    /// For `tel:` links: `+13035550100`, `+13035550100,12` (a pause, then the extension), `988`.
    pub fn dial(&self) -> String {
        let prefix = if self.digits.len() == 10 { "+1" } else { "" };
        match &self.extension {
            Some(extension) => format!("{prefix}{},{extension}", self.digits),
            None => format!("{prefix}{}", self.digits),
        }
    }

    /// The digits without country code and extension.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Whether it is a short code, which works only in the United States.
    pub fn is_short(&self) -> bool {
        self.digits.len() < 10
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneNumberError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let lower = s.trim().to_ascii_lowercase();
        let (number, extension) = match lower.find(['x', 'e', ',']) {
            Some(at) => {
                let (number, rest) = lower.split_at(at);
                let digits = rest
                    .trim_start_matches("ext")
                    .trim_start_matches(['x', 'e', '.', ',', ' ', ':'])
                    .trim();
                if digits.is_empty()
                    || digits.len() > 8
                    || !digits.bytes().all(|b| b.is_ascii_digit())
                {
                    return Err(PhoneNumberError);
                }
                (number, Some(digits.into()))
            }
            None => (lower.as_str(), None),
        };
        if !number
            .bytes()
            .all(|b| b.is_ascii_digit() || b" -.()+".contains(&b))
        {
            return Err(PhoneNumberError);
        }
        let mut digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 11 && digits.starts_with('1') {
            digits.remove(0);
        }
        let bytes = digits.as_bytes();
        // NANP: area code and exchange start with 2 to 9; 555-01xx is reserved for fiction and accepted for tests.
        let plausible = match bytes.len() {
            10 => bytes[0] >= b'2' && bytes[3] >= b'2' && !(bytes[1] == b'1' && bytes[2] == b'1'),
            3 => bytes[0] >= b'2' && (&bytes[1..] == b"11" || bytes == b"988"),
            5 | 6 => bytes[0] >= b'2' && extension.is_none(),
            _ => false,
        };
        if plausible {
            Ok(Self {
                digits: digits.into(),
                extension,
            })
        } else {
            Err(PhoneNumberError)
        }
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneNumberError;

    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = &self.digits;
        if d.len() == 10 {
            write!(f, "{}-{}-{}", &d[..3], &d[3..6], &d[6..])?;
        } else {
            f.write_str(d)?;
        }
        match &self.extension {
            Some(extension) => write!(f, " x{extension}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn common_notations_are_understood() {
        for (written, shown, dialed) in [
            ("(303) 555-0100", "303-555-0100", "+13035550100"),
            ("1-800-662-4357", "800-662-4357", "+18006624357"),
            (
                "303.555.0100 ext. 12",
                "303-555-0100 x12",
                "+13035550100,12",
            ),
            ("860-276-3000 x301", "860-276-3000 x301", "+18602763000,301"),
            ("988", "988", "988"),
            ("741741", "741741", "741741"),
        ] {
            let number: PhoneNumber = written.parse().unwrap();
            assert_eq!(
                (number.to_string().as_str(), number.dial().as_str()),
                (shown, dialed)
            );
        }
    }

    #[test]
    fn malformed_numbers_are_rejected() {
        for bad in [
            "",
            "12",
            "123",
            "555-0100",
            "103-555-0100",
            "303-155-0100",
            "303-555-01000",
            "call me",
            "303-555-0100 x",
            "９８８",
        ] {
            assert_eq!(bad.parse::<PhoneNumber>(), Err(PhoneNumberError), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn numbers_parse_from_what_is_displayed(area in 200u32..999, exchange in 200u32..999, line in 0u32..9999, ext in proptest::option::of(1u32..99999)) {
            prop_assume!(area % 100 != 11);
            let ext = ext.map(|ext| format!(" x{ext}")).unwrap_or_default();
            let written = format!("{area}-{exchange}-{line:04}{ext}");
            let number: PhoneNumber = written.parse().unwrap();
            prop_assert_eq!(number.to_string(), written);
        }

        #[test]
        fn no_input_panics(s in any::<String>()) {
            let _ = s.parse::<PhoneNumber>();
        }
    }
}
