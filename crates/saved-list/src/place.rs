//! A place as the server describes it: the fields of the API's `ListingRecord` that a list shows and a device stores.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its current id, which may be newer than the one on the list.
    pub id: String,
    pub name: String,
    /// Who runs it, if that differs from its name.
    pub organization: Option<String>,
    /// In the order to try them.
    pub phones: Vec<Phone>,
    pub website: Option<String>,
    /// `None` for services without a location, and for those that keep it private.
    pub address: Option<Address>,
    /// Suite, floor or building.
    pub street_2: Option<String>,
    pub status: Status,
    /// The path of its page on this site.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// As people read it.
    pub number: String,
    /// As devices dial it.
    pub dial: String,
    pub kind: PhoneKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneKind {
    Voice,
    Text,
    /// For teletypewriters, which deaf people use.
    Tty,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub street: Option<String>,
    pub city: String,
    /// The two-letter abbreviation.
    pub state: String,
    pub postal_code: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Open, as far as we know.
    Active,
    /// Closed, but plans to open again.
    TemporarilyClosed,
    /// Closed for good, or no longer on its source's list.
    Closed,
}

impl Place {
    /// The number to show first: the first to call, else the first to text.
    pub fn first_phone(&self) -> Option<&Phone> {
        let of = |kind| self.phones.iter().find(move |phone| phone.kind == kind);
        of(PhoneKind::Voice).or_else(|| of(PhoneKind::Text))
    }

    /// Whether it makes sense to go or call there.
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
    fn an_address_fits_on_one_line() {
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
