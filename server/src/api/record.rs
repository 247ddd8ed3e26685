//! The public parts of a listing as JSON. They are separate from the stored model, so that the model can change.

use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::{
    Facet, Lang, Listing, TermSet, Text, Vocabulary,
    listing::{self, Hours, Precision},
};

/// A postal address in the United States.
#[derive(Debug, Serialize, ToSchema)]
pub struct Address {
    /// The first line of the street address, as the source gives it.
    #[schema(example = "1000 Example Street")]
    pub street: Option<String>,
    /// City or town.
    #[schema(example = "Denver")]
    pub city: String,
    /// Two letters.
    #[schema(example = "CO")]
    pub state: String,
    /// Five digits.
    #[schema(example = "80204")]
    pub postal_code: Option<String>,
}

/// A number to call or text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Phone {
    /// For people to read.
    #[schema(example = "303-555-0100 x12")]
    pub number: String,
    /// For `tel:` and `sms:` links.
    #[schema(example = "+13035550100,12")]
    pub dial: String,
    /// "voice", "text" or "tty".
    #[schema(example = "voice")]
    pub kind: &'static str,
    /// "main", "intake" or "crisis".
    #[schema(example = "main")]
    pub purpose: &'static str,
    /// What to press or to text, in the requested language.
    pub instructions: Option<String>,
}

/// A point on the map.
#[derive(Debug, Serialize, ToSchema)]
pub struct Point {
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    /// What the point is: "address", or the center of the "postal-code" or the "city".
    pub precision: &'static str,
}

/// Where facts come from.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// The publisher and the work.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The date of the page or edition.
    #[schema(example = "2023-11-01")]
    pub date: String,
}

/// Keys of what a listing offers, by filter.
#[derive(Debug, Serialize, ToSchema)]
pub struct Terms {
    /// Needs that it meets.
    pub needs: Vec<&'static str>,
    /// Its services in detail.
    pub services: Vec<&'static str>,
    /// Groups that it has a program for.
    pub groups: Vec<&'static str>,
    /// Groups that it serves exclusively.
    pub serves_only: Vec<&'static str>,
    /// How it can be paid.
    pub payment: Vec<&'static str>,
    /// Languages that staff speak (BCP 47 if there is a tag). "Not listed" doesn't mean "no".
    pub languages: Vec<&'static str>,
    /// Ages accepted.
    pub ages: Vec<&'static str>,
    /// How to get in.
    pub access: Vec<&'static str>,
}

impl Address {
    /// `None` for a confidential listing, whatever its data says.
    pub fn of_listing(listing: &Listing) -> Option<Self> {
        let address = listing.address.as_ref().filter(|_| !listing.confidential)?;
        Some(Self {
            street: address.street.as_deref().map(str::to_owned),
            city: address.city.to_string(),
            state: address.state.to_string(),
            postal_code: address.postal_code.map(|zip| zip.to_string()),
        })
    }
}

impl Phone {
    pub fn of(phone: &listing::Phone, lang: Lang) -> Self {
        use listing::{PhoneKind, PhonePurpose};
        Self {
            number: phone.number.to_string(),
            dial: phone.number.dial(),
            kind: match phone.kind {
                PhoneKind::Voice => "voice",
                PhoneKind::Text => "text",
                PhoneKind::Tty => "tty",
            },
            purpose: match phone.purpose {
                PhonePurpose::Main => "main",
                PhonePurpose::Intake => "intake",
                PhonePurpose::Crisis => "crisis",
            },
            instructions: text(&phone.instructions, lang),
        }
    }
}

impl Point {
    /// `None` for a confidential listing, whatever its data says.
    pub fn of_listing(listing: &Listing) -> Option<Self> {
        let at = listing.coordinates.filter(|_| !listing.confidential)?;
        let precision = match at.precision {
            Precision::Address => "address",
            Precision::PostalCode => "postal-code",
            Precision::City => "city",
        };
        Some(Self {
            latitude: at.latitude,
            longitude: at.longitude,
            precision,
        })
    }
}

impl Source {
    pub fn of(source: &listing::Source) -> Self {
        Self {
            name: source.name.to_string(),
            url: source.url.as_deref().map(str::to_owned),
            date: source.date.to_string(),
        }
    }
}

impl Terms {
    pub fn of_listing(listing: &Listing) -> Self {
        let keys = |facet| keys(listing.terms, facet);
        Self {
            needs: keys(Facet::Need),
            services: keys(Facet::Service),
            groups: keys(Facet::Group),
            serves_only: self::keys(listing.serves_only, Facet::Group),
            payment: keys(Facet::Payment),
            languages: keys(Facet::Language),
            ages: keys(Facet::Age),
            access: keys(Facet::Access),
        }
    }
}

/// The keys of one facet.
pub fn keys(terms: TermSet, facet: Facet) -> Vec<&'static str> {
    let vocabulary = Vocabulary::get();
    terms
        .iter()
        .map(|id| vocabulary.term(id))
        .filter(|term| term.facet == facet)
        .map(|term| &*term.key)
        .collect()
}

/// The text in a language, or else in the other one; `None` if there is neither.
pub fn text(text: &Text, lang: Lang) -> Option<String> {
    (!text.is_empty()).then(|| text.get(lang).to_owned())
}

/// Opening hours as they are stored: "always", or time spans by weekday with their time zone.
pub fn hours(hours: Option<&Hours>) -> Option<serde_json::Value> {
    hours.and_then(|hours| serde_json::to_value(hours).ok())
}
