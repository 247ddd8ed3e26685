//! A listing: one service at one place, or online, by phone, or for an area. Shaped after HSDS 3
//! (organization, service, location, phone, schedule), flattened so that one record is one search result.

mod address;
mod hours;
mod id;
mod phone;
#[cfg(test)]
pub(crate) mod sample;
mod source;
mod website;

pub use address::{
    Address, Coordinates, PostalCode, PostalCodeError, Precision, ServiceArea, State, StateError,
};
pub use hours::{DAYS, Hours, HoursError, MIDNIGHT, OpeningHours};
pub use id::{ListingId, ListingIdError, make_slug};
pub use phone::{Phone, PhoneKind, PhoneNumber, PhoneNumberError, PhonePurpose};
pub use source::{Field, Source, Status, Verified};
pub use website::{Website, WebsiteError};

use crate::{
    Text,
    vocabulary::{Facet, TermId, TermSet, Vocabulary},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The last part of the path of a listing's page for corrections.
const CORRECTION: &str = "correction";

/// A service at a place; one search result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Stable across re-imports; part of every shared link.
    pub id: ListingId,
    /// Earlier and other ids of the same place; links with them redirect here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<ListingId>,
    /// As given by the source. Curated entries have it in both languages.
    pub name: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternate_names: Vec<Box<str>>,
    /// Who runs it, if that differs from the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Box<str>>,
    /// In our own words.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Needs, services, groups, payment, languages, ages and ways of access, from the vocabulary.
    #[serde(default)]
    pub terms: TermSet,
    /// If not empty, it serves only these groups; a subset of the groups in `terms`.
    #[serde(default, skip_serializing_if = "TermSet::is_empty")]
    pub serves_only: TermSet,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub eligibility: Text,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub documents: Text,
    /// The number to try first comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// An `https` address; imported lists may hold `http` ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Box<str>>,
    /// A page or meeting room for taking part online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Box<str>>,
    /// A page for chatting with a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<Box<str>>,
    /// Never set on a confidential listing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Never set on a confidential listing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<Coordinates>,
    /// For services that people do not visit: the area they serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_area: Option<ServiceArea>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// The address must not appear on any page or in any file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confidential: bool,
    #[serde(default, skip_serializing_if = "Status::is_active")]
    pub status: Status,
    /// When it disappeared from its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
    /// Where the facts come from; several if records were merged.
    pub sources: Vec<Source>,
    /// When one of us last checked it, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verified>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
}

impl Listing {
    /// A listing with nothing but a name and its source. The id is derived from the name.
    pub fn new(name: &str, source: Source) -> Self {
        Self {
            id: ListingId::derive_from(name),
            aliases: Vec::new(),
            name: Text::english(name.to_owned()),
            alternate_names: Vec::new(),
            organization: None,
            description: Text::default(),
            terms: TermSet::default(),
            serves_only: TermSet::default(),
            eligibility: Text::default(),
            documents: Text::default(),
            phones: Vec::new(),
            website: None,
            online: None,
            chat: None,
            address: None,
            coordinates: None,
            service_area: None,
            hours: None,
            confidential: false,
            status: Status::Active,
            closed_on: None,
            sources: vec![source],
            verified: None,
            review_by: None,
        }
    }

    /// Removes everything from which somebody could find the place: its address, but also its website and the names of
    /// those who run it. Its name, its phone numbers and what it offers stay, because without them nobody could find
    /// help there. The state stays too; otherwise the place would come up in searches of every other state.
    pub(crate) fn redact_location(&mut self) {
        let state = self.address.as_ref().map(|address| address.state);
        let bare = Self::new("", self.sources[0].clone());
        for phone in &mut self.phones {
            phone.instructions = Text::default();
        }
        for source in &mut self.sources {
            source.url = None;
            if source.list.is_none() {
                source.name = "Waymark".into();
            }
        }
        let kept = Self {
            id: self.id.clone(),
            aliases: std::mem::take(&mut self.aliases),
            name: std::mem::take(&mut self.name),
            terms: self.terms,
            serves_only: self.serves_only,
            phones: std::mem::take(&mut self.phones),
            service_area: self
                .service_area
                .take()
                .or_else(|| Some(ServiceArea::States(vec![state?]))),
            confidential: true,
            status: self.status,
            closed_on: self.closed_on,
            sources: std::mem::take(&mut self.sources),
            verified: self.verified.take(),
            review_by: self.review_by,
            ..bare
        };
        *self = kept;
    }

    /// The date of our last check, or else of the newest source.
    pub fn as_of(&self) -> Option<Date> {
        self.verified
            .as_ref()
            .map(|v| v.on)
            .or_else(|| self.sources.iter().map(|s| s.date).max())
    }

    /// The readable last part of `/r/{id}/{slug}`. Differs from the last part of [`Self::correction_path`].
    pub fn slug(&self) -> String {
        let slug = make_slug(self.name.get(crate::Lang::En));
        if slug == CORRECTION {
            self.id.to_string()
        } else {
            slug
        }
    }

    /// The path of its English page; [`crate::Lang::path`] makes the Spanish one.
    pub fn path(&self) -> String {
        format!("/r/{}/{}", self.id, self.slug())
    }

    /// The path of the English page for reporting what is wrong with it.
    pub fn correction_path(&self) -> String {
        format!("/r/{}/{CORRECTION}", self.id)
    }

    /// Whether it was written by hand. Imported listings name the list they come from.
    pub fn is_curated(&self) -> bool {
        self.sources.iter().all(|source| source.list.is_none())
    }

    /// Whether it is a mutual-aid meeting and offers nothing else.
    pub fn is_meeting(&self) -> bool {
        let vocabulary = Vocabulary::get();
        let needs = self.terms.intersection(vocabulary.facet_set(Facet::Need));
        let exact = |id: &TermId| vocabulary.term(*id).parent.is_some();
        let group = vocabulary.id(Facet::Need, "mutual-aid");
        self.hours.is_some() && needs.iter().filter(exact).eq(group)
    }

    /// Whether it appears in searches: it is open, or closed only temporarily.
    pub fn is_listed(&self) -> bool {
        self.status != Status::Closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_named_correction_does_not_collide_with_its_correction_page() {
        let source = Source {
            name: "Made".into(),
            url: None,
            date: Date::constant(2026, 1, 1),
            list: None,
            gave: Vec::new(),
        };
        let listing = Listing::new("Correction!", source);
        assert_ne!(listing.path(), listing.correction_path());
    }
}
