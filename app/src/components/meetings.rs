//! Meetings by time: links to the same search for now, today, tomorrow and online.

use super::{chips::search_address, here};
use crate::text::text;
use jiff::{Timestamp, civil::Weekday, tz::TimeZone};
use leptos::prelude::*;
use waymark_directory::{Facet, Vocabulary, listing::Hours};
use waymark_search::{Opening, SearchQuery, SearchResults};

/// The vocabulary's key for support groups.
const GROUPS: &str = "mutual-aid";
/// The vocabulary's key for meetings online.
const ONLINE: &str = "online";
/// The time zone to assume when no result names one: the middle of the country.
const DEFAULT_ZONE: &str = "America/Chicago";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rooms {
    All,
    Online,
}

/// Links to the same search at other times. `today` is the day where the meetings are.
#[component]
pub fn MeetingTimes(query: SearchQuery, today: Weekday) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let (this_day, next_day) = (Opening::On(today, None), Opening::On(today.next(), None));
    let times = [
        (text!(lang, results.meetings_now), Opening::Now, Rooms::All),
        (text!(lang, results.meetings_today), this_day, Rooms::All),
        (text!(lang, results.meetings_tomorrow), next_day, Rooms::All),
        (
            text!(lang, results.meetings_online),
            this_day,
            Rooms::Online,
        ),
    ];
    let links = times.map(|(label, opening, rooms)| {
        let other = at_time(&query, opening, rooms);
        let current = (other == query).then_some("true");
        view! { <li><a href=search_address(&here, &other) aria-current=current>{label}</a></li> }
    });
    view! {
        <div class="read">
            <p class="soft" id="meetings">{text!(lang, results.meetings)}</p>
            <ul class="chips" aria-labelledby="meetings">{links.into_iter().collect_view()}</ul>
        </div>
    }
}

/// The same search at another time.
fn at_time(query: &SearchQuery, opening: Opening, rooms: Rooms) -> SearchQuery {
    let mut query = query.clone().at_page(0);
    query.open = Some(opening);
    query.filters.remove(Facet::Access, ONLINE);
    if rooms == Rooms::Online {
        query.filters.insert(Facet::Access, ONLINE);
    }
    query
}

/// Whether a search asks for support groups.
pub fn asks_for_meetings(query: &SearchQuery, results: &SearchResults) -> bool {
    let groups = Vocabulary::get().id(Facet::Need, GROUPS);
    let mut wanted = results
        .readings
        .iter()
        .filter(|reading| !reading.is_avoided);
    query.filters.contains(Facet::Need, GROUPS)
        || groups.is_some_and(|groups| wanted.any(|reading| reading.terms.contains(&groups)))
}

/// The day of the week at the moment `now`, in the time zone of the results.
pub fn local_weekday(results: &SearchResults, now: Timestamp) -> Weekday {
    let zone = results
        .hits
        .iter()
        .find_map(|hit| match &hit.listing.hours {
            Some(Hours::Weekly { timezone, .. }) => Some(&**timezone),
            _ => None,
        });
    let local = now.in_tz(zone.unwrap_or(DEFAULT_ZONE));
    local.map_or_else(
        |_| now.to_zoned_datetime(TimeZone::UTC).weekday(),
        |local| local.weekday(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_time_changes_no_other_filter() {
        let query: SearchQuery = "q=aa&access=wheelchair&group=women&page=2".parse().unwrap();
        let online = at_time(&query, Opening::Now, Rooms::Online);
        assert_eq!(
            online.to_string(),
            "q=aa&group=women&access=online&access=wheelchair&open=now"
        );
        let any = at_time(&online, Opening::On(Weekday::Friday, None), Rooms::All);
        assert_eq!(
            any.to_string(),
            "q=aa&group=women&access=wheelchair&open=fri"
        );
    }
}
