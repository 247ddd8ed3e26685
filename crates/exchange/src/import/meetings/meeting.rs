//! A meeting: what the formats have in common, and how it becomes a listing.

use super::{
    super::{contact::parse_website, fault::RowFault, location::find_timezone},
    codes::{Attendance, MeetingCodes},
};
use jiff::civil::{Date, Time, Weekday};
use waymark_directory::{
    Facet, Lang, Listing, ListingId, Text, Vocabulary, catalogue,
    fold::fold,
    listing::{Address, Coordinates, Hours, MIDNIGHT, OpeningHours, ServiceArea, Source, Status},
    places::Places,
};

/// One meeting of a group. Its texts are clean lines.
#[derive(Debug, Default)]
pub(in crate::import) struct Meeting {
    pub(in crate::import) name: Option<String>,
    /// The group, or the body that lists it.
    pub(in crate::import) organization: Option<String>,
    /// The building it meets in.
    pub(in crate::import) venue: Option<String>,
    pub(in crate::import) address: Option<Address>,
    pub(in crate::import) point: Option<Coordinates>,
    pub(in crate::import) days: Vec<Weekday>,
    pub(in crate::import) begins: Option<Time>,
    pub(in crate::import) ends: Option<Time>,
    /// An IANA name. By default, the time zone of the place.
    pub(in crate::import) timezone: Option<String>,
    /// By default, it follows from the address and the online room.
    pub(in crate::import) attendance: Option<Attendance>,
    /// The link to the online room.
    pub(in crate::import) online: Option<String>,
    /// The page about the meeting.
    pub(in crate::import) website: Option<String>,
    pub(in crate::import) codes: Vec<String>,
    pub(in crate::import) updated: Option<Date>,
}

impl Meeting {
    pub(super) fn into_listing(
        self,
        codes: &mut MeetingCodes,
        source: &Source,
    ) -> Result<Listing, RowFault> {
        let name = self.name.ok_or(RowFault::Missing("name"))?;
        let meaning = codes.read_codes(&self.codes);
        let online = self.online.as_deref().and_then(without_password);
        // An online group may name its home town. Only with a street is there a place to go to.
        let has_street = self
            .address
            .as_ref()
            .is_some_and(|address| address.street.is_some());
        let attendance =
            self.attendance
                .or(meaning.attendance)
                .unwrap_or(match (has_street, &online) {
                    (true, Some(_)) => Attendance::Hybrid,
                    (false, Some(_)) => Attendance::Online,
                    (_, None) => Attendance::InPerson,
                });
        let attendance = match attendance {
            Attendance::ClosedLocation if online.is_some() => Attendance::Online,
            attendance => attendance,
        };
        let mut listing = Listing::new(&name, source.clone());
        if let Some(updated) = self.updated {
            listing.sources[0].date = updated;
        }
        listing.organization = self
            .organization
            .filter(|organization| {
                is_name_of_group(organization) && fold(organization) != fold(&name)
            })
            .map(Into::into);
        let point = self
            .point
            .or_else(|| Places::get().locate(self.address.as_ref()?));
        let zone = match self.timezone {
            Some(zone) if jiff::tz::TimeZone::get(&zone).is_ok() => Some(zone),
            _ => point.and_then(find_timezone).map(str::to_owned),
        };
        listing.hours = weekly_times(&self.days, self.begins, self.ends, zone);
        listing.website = self.website.as_deref().and_then(parse_website);
        let state = self.address.as_ref().map(|address| address.state);
        match attendance {
            Attendance::Online => {
                listing.service_area = state.map(|state| ServiceArea::States(vec![state]));
            }
            Attendance::InPerson | Attendance::Hybrid | Attendance::ClosedLocation => {
                let mut address = self.address.ok_or(RowFault::NowhereToMeet {
                    place: "an address",
                })?;
                if address.street.is_none() {
                    return Err(RowFault::NowhereToMeet { place: "a street" });
                }
                address.street_2 = self.venue.map(Into::into);
                listing.address = Some(address);
                listing.coordinates = point;
            }
        }
        if attendance == Attendance::ClosedLocation {
            listing.status = Status::TemporarilyClosed;
        }
        if attendance != Attendance::InPerson {
            listing.online = online.map(Into::into);
        }
        listing.terms = meaning.terms;
        listing.serves_only = meaning.only;
        let vocabulary = Vocabulary::get();
        let access: &[&str] = match attendance {
            Attendance::InPerson | Attendance::ClosedLocation => &["in-person"],
            Attendance::Online => &["online"],
            Attendance::Hybrid => &["in-person", "online"],
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
            en: meaning.words[0].clone(),
            es: meaning.words[1].clone(),
        };
        listing.id = meeting_id(&listing, &meaning.codes);
        Ok(listing)
    }
}

/// "D26 / GSO #704744" is a registration number, not a name.
fn is_name_of_group(organization: &str) -> bool {
    let is_word = |word: &str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    fold(organization).split(' ').any(is_word)
}

/// The id of a group's meetings of one kind at one place, whatever the day.
fn meeting_id(listing: &Listing, codes: &[String]) -> ListingId {
    let place = catalogue::address_key(listing)
        .or_else(|| listing.online.as_deref().map(str::to_owned))
        .unwrap_or_default();
    let name = fold(listing.name.get(Lang::En));
    ListingId::derive_from(&format!("meeting|{name}|{place}|{}", codes.join(" ")))
}

/// A meeting that lasts past midnight ends at midnight here, because nobody arrives later than that.
fn weekly_times(
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
    let opening = OpeningHours::group_by_time(days.iter().map(span).collect());
    (!opening.is_empty()).then(|| Hours::Weekly {
        timezone: timezone.into(),
        opening,
    })
}

/// The link to an online room without its password.
fn without_password(url: &str) -> Option<String> {
    let url = url.trim();
    let bare = url.split(['?', '#']).next().unwrap_or(url);
    let is_url =
        bare.starts_with("https://") && !bare.contains(char::is_whitespace) && !bare.contains('@');
    is_url.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{super::super::hours::parse_time, *};

    #[test]
    fn a_registration_number_is_not_a_name() {
        assert!(is_name_of_group("Gilroy Fellowship"));
        assert!(!is_name_of_group("D26 / GSO #704744") && !is_name_of_group("D28"));
    }

    #[test]
    fn links_to_rooms_lose_their_passwords() {
        assert_eq!(
            without_password("https://zoom.us/j/123?pwd=secret#x").as_deref(),
            Some("https://zoom.us/j/123")
        );
        for bad in [
            "",
            "zoom 123 password 4",
            "javascript:alert(1)",
            "https://me@example.org/",
        ] {
            assert_eq!(without_password(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_meeting_past_midnight_ends_with_its_day() {
        let hours = |begins, ends| {
            let zone = Some("America/Denver".to_owned());
            match weekly_times(
                &[Weekday::Friday],
                parse_time(begins),
                parse_time(ends),
                zone,
            )? {
                Hours::Weekly { opening, .. } => Some(opening[0].closes),
                Hours::Always => None,
            }
        };
        assert_eq!(hours("18:00", ""), Some(None));
        assert_eq!(hours("18:00", "19:30"), Some(parse_time("19:30")));
        assert_eq!(hours("23:30", "00:30"), Some(Some(MIDNIGHT)));
        assert_eq!(hours("24:30", "00:30"), None);
    }
}
