//! A place as the server tells of it: the parts of the API's `ListingRecord` that a list shows, and a device keeps.

use serde::{Deserialize, Serialize};

/// What is known of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its id today.
    pub id: String,
    /// As its source gives it.
    pub name: String,
    /// Who runs it, where that differs.
    pub organization: Option<String>,
    /// In the order to try them.
    pub phones: Vec<Phone>,
    /// Its own site.
    pub website: Option<String>,
    /// None for services without a door, and for those that keep theirs private.
    pub address: Option<Address>,
    /// Suite, floor, building.
    pub street_2: Option<String>,
    /// Whether it is open at all.
    pub status: Status,
    /// The path of its page.
    pub url: String,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// For reading.
    pub number: String,
    /// For links.
    pub dial: String,
    /// What it is for.
    pub kind: PhoneKind,
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneKind {
    /// To call.
    Voice,
    /// To text.
    Text,
    /// For people who are deaf, by teletypewriter.
    Tty,
}

/// An address in the United States.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// City or town.
    pub city: String,
    /// Two letters.
    pub state: String,
    /// Five digits.
    pub postal_code: Option<String>,
}

/// Whether a place is open at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// As far as is known.
    Active,
    /// It means to open again.
    TemporarilyClosed,
    /// For good, or no longer on its list.
    Closed,
}

impl Place {
    /// The number to show first: to call, else to text.
    pub fn first_phone(&self) -> Option<&Phone> {
        let of = |kind| self.phones.iter().find(move |phone| phone.kind == kind);
        of(PhoneKind::Voice).or_else(|| of(PhoneKind::Text))
    }

    /// Whether one can go or call there.
    pub fn is_open(&self) -> bool {
        self.status != Status::Closed
    }
}

impl Address {
    /// "1000 Example Street, Denver, CO 80204".
    pub fn in_one_line(&self) -> String {
        let parts = [self.street.as_deref(), Some(&*self.city)];
        let street: Vec<&str> = parts.into_iter().flatten().collect();
        let zip = self.postal_code.as_deref().unwrap_or_default();
        let line = format!("{}, {} {zip}", street.join(", "), self.state);
        line.trim_end().to_owned()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn place(name: &str, phones: &str) -> Place {
        serde_json::from_str(&format!(
            r#"{{"id":"x","name":"{name}","organization":null,"phones":[{phones}],"website":"https://x.example/a,b",
                "address":{{"street":"1 A St; Rear","city":"Denver","state":"CO","postal_code":"80204"}},
                "street_2":"Floor 2","status":"active","url":"/r/x/x","more":1}}"#
        ))
        .unwrap()
    }

    #[test]
    fn a_number_to_call_comes_before_one_to_text() {
        let place = place(
            "X",
            r#"{"number":"1","dial":"1","kind":"tty"},{"number":"2","dial":"2","kind":"text"},
               {"number":"3","dial":"3","kind":"voice"}"#,
        );
        assert_eq!(place.first_phone().unwrap().number, "3");
    }

    #[test]
    fn an_address_stands_in_one_line() {
        let address = place("X", "").address.unwrap();
        assert_eq!(address.in_one_line(), "1 A St; Rear, Denver, CO 80204");
        let bare = Address {
            street: None,
            postal_code: None,
            ..address
        };
        assert_eq!(bare.in_one_line(), "Denver, CO");
    }
}
