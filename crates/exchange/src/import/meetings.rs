//! Meetings of mutual-aid groups as listings, whatever the format they come in.
//!
//! What could identify a person is never read: contacts, e-mail addresses, free notes, telephone numbers (they carry
//! passwords), payment handles. Links to rooms lose their queries, which hold passwords.

mod kinds;

pub(super) use kinds::{Kinds, Mode};

use super::{ImportError, Summary, contact, edition::Edition, json, record::Record, timezone};
use jiff::civil::{Time, Weekday};
use std::{collections::HashMap, path::Path};
use waymark_directory::{
    Facet, Listing, ListingId, Text, Vocabulary, catalogue,
    fold::fold,
    listing::{Address, Coordinates, Hours, MIDNIGHT, OpeningHours, ServiceArea, Source, Status},
    places::Places,
};

/// A list of meetings in JSON, in one of the formats for them.
pub(super) struct Format {
    /// What it is called.
    pub(super) name: &'static str,
    /// Fields of which every meeting has one.
    pub(super) fields: &'static [&'static str],
    /// Reads a meeting, or says why it is left out.
    pub(super) meeting: fn(&Record) -> Result<Meeting, String>,
}

impl Format {
    /// Calls `take` with every meeting of a file.
    pub(super) fn each(
        &self,
        path: &Path,
        take: &mut dyn FnMut(&Record),
    ) -> Result<(), ImportError> {
        json::each(path, self.name, &mut |object| {
            if !self.fields.iter().any(|field| object.contains_key(*field)) {
                return Err("an object is no meeting");
            }
            take(&object);
            Ok(())
        })
    }

    /// Imports a file of so many meetings.
    pub(super) fn import(
        &self,
        path: &Path,
        mut kinds: Kinds,
        mut edition: Edition<'_>,
    ) -> Result<Summary, ImportError> {
        let mut row = 0;
        self.each(path, &mut |meeting| {
            row += 1;
            edition.read(row, |source, _| {
                (self.meeting)(meeting)?.listing(&mut kinds, source)
            });
        })?;
        edition.unknown_codes(kinds.unknown());
        edition.finish(together)
    }
}

/// One meeting of a group; its texts are those of [`record::text`].
#[derive(Debug, Default)]
pub(super) struct Meeting {
    pub(super) name: Option<String>,
    /// The group or the body that lists it.
    pub(super) organization: Option<String>,
    /// The building it meets in.
    pub(super) venue: Option<String>,
    pub(super) address: Option<Address>,
    pub(super) point: Option<Coordinates>,
    pub(super) days: Vec<Weekday>,
    pub(super) begins: Option<Time>,
    pub(super) ends: Option<Time>,
    /// An IANA time zone; by default that of the place.
    pub(super) timezone: Option<String>,
    /// How one takes part; by default from what is given.
    pub(super) mode: Option<Mode>,
    /// The room online.
    pub(super) online: Option<String>,
    /// The page about the meeting.
    pub(super) website: Option<String>,
    pub(super) types: Vec<String>,
    pub(super) updated: Option<jiff::civil::Date>,
}

impl Meeting {
    fn listing(self, kinds: &mut Kinds, source: &Source) -> Result<Listing, String> {
        let name = self.name.ok_or("it has no name")?;
        let types = kinds.read(&self.types);
        let online = self.online.as_deref().and_then(room);
        // A town without a street is where an online group is at home.
        let has_door = self
            .address
            .as_ref()
            .is_some_and(|address| address.street.is_some());
        let mode = self
            .mode
            .or(types.mode)
            .unwrap_or(match (has_door, &online) {
                (true, Some(_)) => Mode::Hybrid,
                (false, Some(_)) => Mode::Online,
                (_, None) => Mode::InPerson,
            });
        let mode = match mode {
            Mode::ClosedLocation if online.is_some() => Mode::Online,
            mode => mode,
        };
        let mut listing = Listing::named(&name, source.clone());
        if let Some(updated) = self.updated {
            listing.sources[0].date = updated;
        }
        listing.organization = self
            .organization
            .filter(|organization| is_name(organization) && fold(organization) != fold(&name))
            .map(Into::into);
        let point = self
            .point
            .or_else(|| Places::get().locate(self.address.as_ref()?));
        let zone = match self.timezone {
            Some(zone) if jiff::tz::TimeZone::get(&zone).is_ok() => Some(zone),
            _ => point.and_then(timezone::at).map(str::to_owned),
        };
        listing.hours = weekly(&self.days, self.begins, self.ends, zone);
        listing.website = self.website.as_deref().and_then(contact::website);
        let state = self.address.as_ref().map(|address| address.state);
        match mode {
            Mode::Online => {
                listing.service_area = state.map(|state| ServiceArea::States(vec![state]));
            }
            Mode::InPerson | Mode::Hybrid | Mode::ClosedLocation => {
                let mut address = self
                    .address
                    .ok_or("it has neither an address nor a room online")?;
                if address.street.is_none() {
                    return Err("it has neither a street nor a room online".to_owned());
                }
                address.street_2 = self.venue.map(Into::into);
                listing.address = Some(address);
                listing.coordinates = point;
            }
        }
        if mode == Mode::ClosedLocation {
            listing.status = Status::TemporarilyClosed;
        }
        if mode != Mode::InPerson {
            listing.online = online.map(Into::into);
        }
        listing.terms = types.terms;
        listing.serves_only = types.only;
        let vocabulary = Vocabulary::get();
        let access: &[&str] = match mode {
            Mode::InPerson | Mode::ClosedLocation => &["in-person"],
            Mode::Online => &["online"],
            Mode::Hybrid => &["in-person", "online"],
        };
        let access = access
            .iter()
            .filter_map(|key| vocabulary.id(Facet::Access, key));
        let own = vocabulary
            .id(Facet::Need, "mutual-aid")
            .into_iter()
            .chain(access);
        own.for_each(|term| listing.terms.insert(term));
        listing.description = Text {
            en: types.words[0].clone(),
            es: types.words[1].clone(),
        };
        listing.id = identity(&listing, &types.codes);
        Ok(listing)
    }
}

/// "D26 / GSO #704744" is a number in some register, no name.
fn is_name(organization: &str) -> bool {
    let is_word = |word: &str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    fold(organization).split(' ').any(is_word)
}

/// A group at one place with the same kind of meeting, whatever the day.
fn identity(listing: &Listing, types: &[String]) -> ListingId {
    let place = catalogue::address_key(listing)
        .or_else(|| listing.online.as_deref().map(str::to_owned))
        .unwrap_or_default();
    let name = fold(listing.name.get(waymark_directory::Lang::En));
    catalogue::id_of(&format!("meeting|{name}|{place}|{}", types.join(" ")))
}

/// The times of one group at one place in one listing.
fn together(meetings: Vec<Listing>) -> Vec<Listing> {
    let mut groups: Vec<Listing> = Vec::new();
    let mut by_id: HashMap<ListingId, usize> = HashMap::new();
    for meeting in meetings {
        let Some(at) = by_id.get(&meeting.id) else {
            by_id.insert(meeting.id.clone(), groups.len());
            groups.push(meeting);
            continue;
        };
        let group = &mut groups[*at];
        group.sources[0].date = group.sources[0].date.max(meeting.sources[0].date);
        match (&mut group.hours, meeting.hours) {
            (Some(Hours::Weekly { opening, .. }), Some(Hours::Weekly { opening: more, .. })) => {
                opening.extend(more);
                *opening = OpeningHours::by_time(std::mem::take(opening));
            }
            (hours @ None, more) => *hours = more,
            (Some(_), _) => {}
        }
    }
    groups
}

/// A meeting past midnight is shown to the end of its day: nobody comes for the rest of it.
fn weekly(
    days: &[Weekday],
    begins: Option<Time>,
    ends: Option<Time>,
    timezone: Option<String>,
) -> Option<Hours> {
    let (opens, timezone) = (begins?, timezone?);
    let closes = ends.map(|ends| if ends > opens { ends } else { MIDNIGHT });
    let span = |day: &Weekday| OpeningHours {
        days: vec![*day],
        opens,
        closes,
    };
    let opening = OpeningHours::by_time(days.iter().map(span).collect());
    (!opening.is_empty()).then(|| Hours::Weekly {
        timezone: timezone.into(),
        opening,
    })
}

/// The address of a room without its password.
fn room(url: &str) -> Option<String> {
    let url = url.trim();
    let bare = url.split(['?', '#']).next().unwrap_or(url);
    let is_url =
        bare.starts_with("https://") && !bare.contains(char::is_whitespace) && !bare.contains('@');
    is_url.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{super::hours, *};

    #[test]
    fn numbers_of_a_register_are_no_names() {
        assert!(is_name("Gilroy Fellowship"));
        assert!(!is_name("D26 / GSO #704744") && !is_name("D28"));
    }

    #[test]
    fn rooms_lose_their_passwords() {
        assert_eq!(
            room("https://zoom.us/j/123?pwd=secret#x").as_deref(),
            Some("https://zoom.us/j/123")
        );
        for bad in [
            "",
            "zoom 123 password 4",
            "javascript:alert(1)",
            "https://me@example.org/",
        ] {
            assert_eq!(room(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_meeting_past_midnight_stays_in_its_day() {
        let hours = |begins, ends| {
            let zone = Some("America/Denver".to_owned());
            match weekly(
                &[Weekday::Friday],
                hours::time(begins),
                hours::time(ends),
                zone,
            )? {
                Hours::Weekly { opening, .. } => Some(opening[0].closes),
                Hours::Always => None,
            }
        };
        assert_eq!(hours("18:00", ""), Some(None));
        assert_eq!(hours("18:00", "19:30"), Some(hours::time("19:30")));
        assert_eq!(hours("23:30", "00:30"), Some(Some(MIDNIGHT)));
        assert_eq!(hours("24:30", "00:30"), None);
    }
}
