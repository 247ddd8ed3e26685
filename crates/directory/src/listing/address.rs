//! Addresses in the United States, their coordinates, and the areas that services cover.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A postal address in the United States (HSDS `address`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The first street line, as given by the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<Box<str>>,
    /// Suite, floor or building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street_2: Option<Box<str>>,
    pub city: Box<str>,
    pub state: State,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<PostalCode>,
}

impl Address {
    /// "Denver, CO 80204", or "Denver, CO".
    pub fn locality(&self) -> String {
        let Self { city, state, .. } = self;
        match self.postal_code {
            Some(zip) => format!("{city}, {state} {zip}"),
            None => format!("{city}, {state}"),
        }
    }

    /// "777 Bannock Street, Denver, CO 80204".
    pub fn in_one_line(&self) -> String {
        match &self.street {
            Some(street) => format!("{street}, {}", self.locality()),
            None => self.locality(),
        }
    }
}

/// A two-letter code of the United States Postal Service: a state, DC, or a territory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct State([u8; 2]);

/// Why a string is not a state.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the two-letter postal code of a state or territory, such as \"CO\"")]
pub struct StateError;

/// USPS Publication 28, appendix B, without the military codes.
const STATES: &str = "AL AK AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MT NE NV \
                      NH NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY";

impl State {
    /// In the order of their English names.
    pub fn all() -> impl Iterator<Item = Self> {
        STATES
            .split_ascii_whitespace()
            .filter_map(|code| code.parse().ok())
    }

    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for State {
    type Err = StateError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.as_bytes() {
            &[a, b] if s.is_ascii() => {
                let code = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
                let known = STATES
                    .split_ascii_whitespace()
                    .any(|state| state.as_bytes() == code);
                if known {
                    Ok(Self(code))
                } else {
                    Err(StateError)
                }
            }
            _ => Err(StateError),
        }
    }
}

impl TryFrom<String> for State {
    type Error = StateError;

    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<State> for String {
    fn from(state: State) -> Self {
        state.as_str().to_owned()
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A five-digit ZIP code. The last four digits of a ZIP+4 are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(u32);

/// Why a string is not a ZIP code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a ZIP code has five digits, such as \"80204\"")]
pub struct PostalCodeError;

impl PostalCode {
    /// Reads a cell of a spreadsheet, where `02118` may have become `2118` or `2118.0`, and restores the zeros.
    pub fn from_cell(cell: &str) -> Result<Self, PostalCodeError> {
        let cell = cell
            .trim()
            .split(['-', '.', ' '])
            .next()
            .unwrap_or_default();
        let restorable = (3..=5).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit());
        if restorable {
            format!("{cell:0>5}").parse()
        } else {
            Err(PostalCodeError)
        }
    }
}

impl FromStr for PostalCode {
    type Err = PostalCodeError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let (five, rest) = s.split_at_checked(5).ok_or(PostalCodeError)?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let plus_four = rest.is_empty()
            || rest
                .strip_prefix('-')
                .is_some_and(|four| four.len() == 4 && digits(four));
        // Codes start at 00501, Holtsville, New York.
        match five.parse() {
            Ok(code) if plus_four && digits(five) && code >= 501 => Ok(Self(code)),
            _ => Err(PostalCodeError),
        }
    }
}

impl TryFrom<String> for PostalCode {
    type Error = PostalCodeError;

    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<PostalCode> for String {
    fn from(code: PostalCode) -> Self {
        code.to_string()
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

/// A point in WGS 84, and how precise it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    #[serde(default)]
    pub precision: Precision,
}

/// How precise a point is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The source gives coordinates for the address.
    #[default]
    Address,
    /// The center of the ZIP code area: off by a mile or two in a city, by ten in the country.
    PostalCode,
    /// The center of the city.
    City,
}

impl Coordinates {
    /// Great-circle distance in miles (haversine, mean radius of the earth 3,958.76 miles).
    pub fn miles_to(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (
            f64::from(self.latitude).to_radians(),
            f64::from(other.latitude).to_radians(),
        );
        let (lon_a, lon_b) = (
            f64::from(self.longitude).to_radians(),
            f64::from(other.longitude).to_radians(),
        );
        let h = ((lat_b - lat_a) / 2.0).sin().powi(2)
            + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
        2.0 * 3958.76 * h.sqrt().min(1.0).asin()
    }
}

/// The area served by a service that people do not visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceArea {
    National,
    States(Vec<State>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lost_leading_zeros_are_restored() {
        for (cell, zip) in [
            ("2118", "02118"),
            ("6708.0", "06708"),
            ("501", "00501"),
            ("80204-1234", "80204"),
        ] {
            assert_eq!(PostalCode::from_cell(cell).unwrap().to_string(), zip);
        }
        for bad in ["", "12", "802045", "8020A", "N/A"] {
            assert_eq!(PostalCode::from_cell(bad), Err(PostalCodeError), "{bad:?}");
        }
    }

    #[test]
    fn states_are_those_of_the_postal_service() {
        assert_eq!(State::all().count(), 59);
        assert_eq!("co".parse::<State>().unwrap().to_string(), "CO");
        assert_eq!("XX".parse::<State>(), Err(StateError));
    }

    #[test]
    fn denver_to_boulder_is_24_miles() {
        let point = |latitude, longitude| Coordinates {
            latitude,
            longitude,
            precision: Precision::Address,
        };
        let miles = point(39.7392, -104.9903).miles_to(point(40.0150, -105.2705));
        assert!((23.5..24.5).contains(&miles), "{miles}");
    }

    proptest! {
        #[test]
        fn zip_codes_parse_from_what_is_displayed(code in 501u32..99999) {
            let zip: PostalCode = format!("{code:05}").parse().unwrap();
            prop_assert_eq!(zip.to_string().parse::<PostalCode>().unwrap(), zip);
        }

        #[test]
        fn no_input_panics(s in any::<String>()) {
            let _ = (s.parse::<PostalCode>(), PostalCode::from_cell(&s), s.parse::<State>());
        }
    }
}
