//! Review: what a maintainer of the directory should look at, because facts are old, missing or unlikely. These are not
//! faults.

use crate::{
    Facet, Lang, Listing, ListingId, Vocabulary,
    listing::{Hours, Precision},
    places::Places,
};
use jiff::{ToSpan, civil::Date};
use serde::Serialize;

/// Coordinates that are farther from the center of their ZIP code are probably wrong. The largest ZIP codes in the lower
/// 48 states extend about this far.
const MAX_MILES_FROM_ZIP: f64 = 60.0;
/// Shorter names in capitals may be abbreviations.
const MIN_LETTERS_OF_CAPITALS: usize = 8;
const OLD_AFTER_YEARS: i16 = 2;

/// Why a listing should be looked at, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewReason {
    /// A crisis line whose review date has passed.
    CrisisPastReview,
    PastReview,
    NoPhone,
    /// Its opening hours include no day.
    NeverOpen,
    /// Its coordinates are far from its ZIP code.
    FarFromPostalCode,
    /// One of our own texts is in one language only.
    LanguageMissing,
    NameInCapitals,
    Old,
}

impl ReviewReason {
    /// Most urgent first.
    pub const ALL: [Self; 8] = [
        Self::CrisisPastReview,
        Self::PastReview,
        Self::NoPhone,
        Self::NeverOpen,
        Self::FarFromPostalCode,
        Self::LanguageMissing,
        Self::NameInCapitals,
        Self::Old,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::CrisisPastReview => "crisis help past its review date",
            Self::PastReview => "past its review date",
            Self::NoPhone => "no phone",
            Self::NeverOpen => "hours that never let anyone in",
            Self::FarFromPostalCode => "far from its ZIP code",
            Self::LanguageMissing => "a language missing",
            Self::NameInCapitals => "name in capitals",
            Self::Old => "facts more than two years old",
        }
    }
}

/// A listing that should be looked at.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewFinding<'l> {
    #[serde(rename = "matter")]
    pub reason: ReviewReason,
    pub id: &'l ListingId,
    /// In English.
    pub name: &'l str,
    /// A date, a distance or a field.
    pub detail: String,
    #[serde(skip)]
    pub listing: &'l Listing,
}

/// Reviews every listing that is not closed. The most urgent findings come first, then the order of the directory.
pub fn review_listings(listings: &[Listing], today: Date) -> Vec<ReviewFinding<'_>> {
    let open = listings.iter().filter(|listing| listing.is_listed());
    let mut findings: Vec<ReviewFinding<'_>> = open
        .flat_map(|listing| review_listing(listing, today))
        .collect();
    findings.sort_by_key(|finding| finding.reason);
    findings
}

fn review_listing(listing: &Listing, today: Date) -> Vec<ReviewFinding<'_>> {
    let mut found = Vec::new();
    let mut add = |reason, detail: String| {
        found.push(ReviewFinding {
            reason,
            id: &listing.id,
            name: listing.name.get(Lang::En),
            detail,
            listing,
        });
    };
    if let Some(due) = listing.review_by.filter(|due| *due < today) {
        let crisis = Vocabulary::get().id(Facet::Need, "crisis-line");
        let is_crisis = crisis.is_some_and(|crisis| listing.terms.contains(crisis));
        let reason = if is_crisis {
            ReviewReason::CrisisPastReview
        } else {
            ReviewReason::PastReview
        };
        add(reason, due.to_string());
    }
    // Meetings usually have no phone.
    if listing.phones.is_empty() && !listing.is_meeting() {
        add(
            ReviewReason::NoPhone,
            listing.website.as_deref().unwrap_or_default().to_owned(),
        );
    }
    if let Some(Hours::Weekly { opening, .. }) = &listing.hours
        && opening.iter().all(|span| span.days.is_empty())
    {
        add(ReviewReason::NeverOpen, String::new());
    }
    if let Some(miles) = miles_from_zip(listing).filter(|miles| *miles > MAX_MILES_FROM_ZIP) {
        add(ReviewReason::FarFromPostalCode, format!("{miles:.0} miles"));
    }
    let texts = [
        ("name", &listing.name),
        ("description", &listing.description),
        ("eligibility", &listing.eligibility),
        ("documents", &listing.documents),
    ];
    for (field, text) in texts
        .into_iter()
        .filter(|(_, text)| listing.is_curated() && !text.is_empty())
    {
        for lang in Lang::ALL
            .into_iter()
            .filter(|lang| text.exactly(*lang).is_none())
        {
            add(ReviewReason::LanguageMissing, format!("{field} in {lang}"));
        }
    }
    let name = listing.name.get(Lang::En);
    let letters = name.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() >= MIN_LETTERS_OF_CAPITALS && letters.clone().all(char::is_uppercase)
    {
        add(ReviewReason::NameInCapitals, String::new());
    }
    if let Some(date) = listing.as_of()
        && date.saturating_add(OLD_AFTER_YEARS.years()) < today
    {
        add(ReviewReason::Old, date.to_string());
    }
    found
}

fn miles_from_zip(listing: &Listing) -> Option<f64> {
    let point = listing
        .coordinates
        .filter(|point| point.precision == Precision::Address)?;
    let (middle, _) = Places::get().find_zip(listing.address.as_ref()?.postal_code?)?;
    Some(point.miles_to(middle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::{Coordinates, Source};
    use jiff::civil::date;

    fn listing(name: &str, change: impl FnOnce(&mut Listing)) -> Listing {
        let source = Source {
            name: "Made".into(),
            url: None,
            date: date(2026, 1, 1),
            list: Some("made".into()),
            gave: Vec::new(),
        };
        let mut listing = Listing::new(name, source);
        listing.phones = serde_json::from_str(r#"[{"number": "303-555-0100"}]"#).unwrap();
        change(&mut listing);
        listing
    }

    #[test]
    fn findings_are_sorted_by_urgency() {
        let address =
            r#"{"street":"1 Made Up Road","city":"Denver","state":"CO","postal_code":"80204"}"#;
        let listings = [
            listing("Fine", |_| {}),
            listing("OLD HOUSE OF HOPE", |l| {
                l.sources[0].date = date(2023, 1, 1);
            }),
            listing("Silent", |l| l.phones.clear()),
            listing("Due", |l| l.review_by = Some(date(2026, 5, 1))),
            listing("Line", |l| {
                l.review_by = Some(date(2026, 5, 1));
                l.terms = serde_json::from_str(r#"["need:crisis-line"]"#).unwrap();
            }),
            listing("Lost", |l| {
                l.address = Some(serde_json::from_str(address).unwrap());
                l.coordinates = Some(Coordinates {
                    latitude: 40.7,
                    longitude: -74.0,
                    precision: Precision::Address,
                });
            }),
            listing("Ours", |l| l.sources[0].list = None),
            listing("Closed", |l| {
                l.phones.clear();
                l.status = crate::listing::Status::Closed;
            }),
        ];
        let found = review_listings(&listings, date(2026, 6, 1));
        let found: Vec<_> = found
            .iter()
            .map(|finding| (finding.reason, finding.name))
            .collect();
        assert_eq!(
            found,
            [
                (ReviewReason::CrisisPastReview, "Line"),
                (ReviewReason::PastReview, "Due"),
                (ReviewReason::NoPhone, "Silent"),
                (ReviewReason::FarFromPostalCode, "Lost"),
                (ReviewReason::LanguageMissing, "Ours"),
                (ReviewReason::NameInCapitals, "OLD HOUSE OF HOPE"),
                (ReviewReason::Old, "OLD HOUSE OF HOPE"),
            ]
        );
    }
}
