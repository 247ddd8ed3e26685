//! Exports: the whole directory as one file that other programs can read. For HSDS, see [`hsds`](crate::hsds).

use std::io::{self, Write};
use waymark_directory::{Facet, Lang, Listing, Vocabulary, text::escape_formula};

/// The columns of the CSV file: what a place is called, what it offers and to whom, how to reach it, where it is, and how
/// current its facts are. Several values in a cell are separated by `; `.
const COLUMNS: [&str; 26] = [
    "id",
    "name",
    "name_es",
    "organization",
    "description",
    "description_es",
    "needs",
    "services",
    "groups",
    "payment",
    "languages",
    "ages",
    "access",
    "phones",
    "website",
    "online",
    "street",
    "street_2",
    "city",
    "state",
    "postal_code",
    "latitude",
    "longitude",
    "hours",
    "status",
    "sources",
];

/// The part of a listing that may be published: all of it, or the name and the phone numbers of a confidential place.
fn public_part(listing: &Listing) -> Listing {
    if !listing.confidential {
        return listing.clone();
    }
    Listing {
        id: listing.id.clone(),
        name: listing.name.clone(),
        phones: listing.phones.clone(),
        confidential: true,
        status: listing.status,
        ..Listing::new("", listing.sources[0].clone())
    }
}

/// Writes one listing per line, as JSON.
pub fn write_ndjson(listings: &[Listing], mut out: impl Write) -> io::Result<()> {
    for listing in listings {
        serde_json::to_writer(&mut out, &public_part(listing))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Writes one listing per row, for spreadsheets.
pub fn write_csv(listings: &[Listing], out: impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for listing in listings {
        table.write_record(csv_row(&public_part(listing)))?;
    }
    table.flush()
}

fn csv_row(listing: &Listing) -> [String; COLUMNS.len()] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let keys = |facet| {
        let vocabulary = Vocabulary::get();
        let terms = listing.terms.intersection(vocabulary.facet_set(facet));
        terms
            .iter()
            .map(|id| &*vocabulary.term(id).key)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let phones: Vec<String> = listing
        .phones
        .iter()
        .map(|phone| phone.number.to_string())
        .collect();
    let address = listing.address.as_ref();
    let point = listing.coordinates;
    let json = |value: serde_json::Result<serde_json::Value>| match value {
        Ok(serde_json::Value::String(word)) => word,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(value) => value.to_string(),
    };
    let sources: Vec<String> = listing
        .sources
        .iter()
        .map(|source| format!("{} ({})", source.name, source.date))
        .collect();
    [
        listing.id.to_string(),
        text(listing.name.exactly(Lang::En)),
        text(listing.name.exactly(Lang::Es)),
        text(listing.organization.as_deref()),
        text(listing.description.exactly(Lang::En)),
        text(listing.description.exactly(Lang::Es)),
        keys(Facet::Need),
        keys(Facet::Service),
        keys(Facet::Group),
        keys(Facet::Payment),
        keys(Facet::Language),
        keys(Facet::Age),
        keys(Facet::Access),
        phones.join("; "),
        text(listing.website.as_deref()),
        text(listing.online.as_deref()),
        text(address.and_then(|address| address.street.as_deref())),
        text(address.and_then(|address| address.street_2.as_deref())),
        text(address.map(|address| &*address.city)),
        address
            .map(|address| address.state.to_string())
            .unwrap_or_default(),
        address
            .and_then(|address| Some(address.postal_code?.to_string()))
            .unwrap_or_default(),
        point
            .map(|point| point.latitude.to_string())
            .unwrap_or_default(),
        point
            .map(|point| point.longitude.to_string())
            .unwrap_or_default(),
        json(serde_json::to_value(&listing.hours)),
        json(serde_json::to_value(listing.status)),
        sources.join("; "),
    ]
    .map(escape_formula)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The same made-up place as in the tests of `waymark-directory`.
    pub(crate) fn listing() -> Listing {
        serde_json::from_str(include_str!("../../../tests/fixtures/larkspur-house.json")).unwrap()
    }

    fn export_both(listing: &Listing) -> [String; 2] {
        let listings = std::slice::from_ref(listing);
        let (mut table, mut lines) = (Vec::new(), Vec::new());
        write_csv(listings, &mut table).unwrap();
        write_ndjson(listings, &mut lines).unwrap();
        [table, lines].map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn every_format_exports_what_is_known() {
        for text in export_both(&listing()) {
            for fact in [
                "1 Secret Road",
                "80299",
                "39.5",
                "-105.5",
                "303-555-0100",
                "detox",
            ] {
                assert!(text.contains(fact), "{fact}: {text}");
            }
        }
    }

    #[test]
    fn every_line_is_read_as_the_listing_it_was_written_from() {
        let [_, lines] = export_both(&listing());
        let read: Listing = serde_json::from_str(lines.trim()).unwrap();
        assert_eq!(read, listing());
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        let [table, _] = export_both(&listing());
        assert!(table.contains("\"'=Larkspur, \"\"House\"\"\""), "{table}");
    }

    #[test]
    fn a_confidential_place_is_exported_with_name_and_phone_alone() {
        let mut secret = listing();
        secret.confidential = true;
        secret.website = Some("https://example.org/".into());
        for text in export_both(&secret) {
            for hidden in ["Secret", "Hidden", "80299", "39.5", "example.org", "detox"] {
                assert!(!text.contains(hidden), "{hidden}: {text}");
            }
            assert!(text.contains("Larkspur") && text.contains("303-555-0100"));
        }
    }
}
