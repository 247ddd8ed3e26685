//! A listing as schema.org data, for search engines.

use serde_json::{Value, json};
use waymark_directory::{
    Lang, Listing,
    listing::{PhoneKind, ServiceArea},
};

/// JSON-LD for the page's head; `None` for places that are closed or keep their address private.
pub fn describe_listing(listing: &Listing, lang: Lang) -> Option<String> {
    if listing.confidential || !listing.is_listed() {
        return None;
    }
    let text = |text: &str| {
        if text.is_empty() {
            Value::Null
        } else {
            text.into()
        }
    };
    let phone = listing
        .phones
        .iter()
        .find(|phone| phone.kind == PhoneKind::Voice);
    let address = listing.address.as_ref().map(|address| {
        json!({
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "addressLocality": address.city,
            "addressRegion": address.state.as_str(),
            "postalCode": address.postal_code.map(|zip| zip.to_string()),
            "addressCountry": "US",
        })
    });
    let area = listing.service_area.as_ref().map(|area| match area {
        ServiceArea::National => json!("US"),
        ServiceArea::States(states) => states.iter().map(|state| format!("US-{state}")).collect(),
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": if address.is_some() { "LocalBusiness" } else { "Organization" },
        "name": listing.name.get(lang),
        "description": text(listing.description.get(lang)),
        "telephone": phone.map(|phone| phone.number.dial()),
        "url": listing.website,
        "address": address,
        "areaServed": area,
    });
    if let Some(fields) = data.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    // Only "<" could end the block inside a script element.
    Some(data.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(more: &str) -> Listing {
        let json = format!(r#"{{"id":"x","name":{{"en":"A </script> B"}},"sources":[]{more}}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_name_cannot_end_the_block() {
        let data = describe_listing(&listing(""), Lang::En).unwrap();
        assert!(!data.contains('<'));
        assert_eq!(
            serde_json::from_str::<Value>(&data).unwrap()["name"],
            "A </script> B"
        );
    }

    #[test]
    fn confidential_and_closed_places_have_none() {
        assert_eq!(
            describe_listing(&listing(r#","confidential":true"#), Lang::En),
            None
        );
        assert_eq!(
            describe_listing(&listing(r#","status":"closed""#), Lang::En),
            None
        );
    }
}
