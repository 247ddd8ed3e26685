//! Meetings by time: now, today, tomorrow, online.

use super::{chips::address, here};
use crate::text::td_string;
use jiff::{Timestamp, civil::Weekday};
use leptos::prelude::*;
use waymark_directory::{Facet, Vocabulary, listing::Hours};
use waymark_search::{Opening, SearchQuery, SearchResults};

/// The key of access by rooms online.
const ONLINE: &str = "online";
/// Where nothing says which zone a search is in: the middle of the country.
const USUAL_ZONE: &str = "America/Chicago";

/// Links to the same search at other times, where meetings are asked for. `today` is the day where they meet.
#[component]
pub fn MeetingTimes(query: SearchQuery, today: Weekday) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let search = here.to("/search");
    let (day, next) = (Opening::On(today, None), Opening::On(today.next(), None));
    let ways = [
        (td_string!(l, results.meetings_now), Opening::Now, false),
        (td_string!(l, results.meetings_today), day, false),
        (td_string!(l, results.meetings_tomorrow), next, false),
        (td_string!(l, results.meetings_online), day, true),
    ];
    let links = ways.map(|(label, open, is_online)| {
        let chosen = at(&query, open, is_online);
        let current = (chosen == query).then_some("true");
        view! { <li><a href=address(&search, &chosen) aria-current=current>{label}</a></li> }
    });
    view! {
        <div class="read">
            <p class="soft" id="meetings">{td_string!(l, results.meetings)}</p>
            <ul class="chips" aria-labelledby="meetings">{links.collect_view()}</ul>
        </div>
    }
}

/// The same search at another time, in rooms online or anywhere.
fn at(query: &SearchQuery, open: Opening, is_online: bool) -> SearchQuery {
    let mut query = query.clone().at_page(0);
    query.open = Some(open);
    query.access.remove(ONLINE);
    if is_online {
        query.access.insert(ONLINE.to_owned());
    }
    query
}

/// Whether support groups are among what is asked for.
pub fn are_asked(query: &SearchQuery, results: &SearchResults) -> bool {
    let group = Vocabulary::get().id(Facet::Need, "mutual-aid");
    let mut read = results.readings.iter().filter(|reading| !reading.avoided);
    query.needs.iter().any(|need| need == "mutual-aid")
        || group.is_some_and(|group| read.any(|reading| reading.terms.contains(&group)))
}

/// The day of the week at a moment where the results are.
pub fn day_there(results: &SearchResults, now: Timestamp) -> Weekday {
    let zone = results
        .hits
        .iter()
        .find_map(|hit| match &hit.listing.hours {
            Some(Hours::Weekly { timezone, .. }) => Some(&**timezone),
            _ => None,
        });
    let local = now.in_tz(zone.unwrap_or(USUAL_ZONE));
    local.map_or_else(
        |_| now.to_zoned_datetime(jiff::tz::TimeZone::UTC).weekday(),
        |local| local.weekday(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_time_changes_no_other_filter() {
        let query: SearchQuery = "q=aa&access=wheelchair&group=women&page=2".parse().unwrap();
        let online = at(&query, Opening::Now, true);
        assert_eq!(
            online.to_string(),
            "q=aa&group=women&access=online&access=wheelchair&open=now"
        );
        let any = at(&online, Opening::On(Weekday::Friday, None), false);
        assert_eq!(
            any.to_string(),
            "q=aa&group=women&access=wheelchair&open=fri"
        );
    }
}
