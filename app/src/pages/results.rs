//! The results of a search.

use crate::{
    components::{
        chips::{Chips, address},
        danger::DangerPanel,
        directory,
        filters::Filters,
        guides_strip::GuidesStrip,
        here,
        hit::HitItem,
        icon::{Icon, IconName},
        meetings::{self, MeetingTimes},
        paging::Paging,
        readings::{Namesakes, Readings},
        save::MyList,
        search_bar::SearchBar,
    },
    document::Document,
    islands::LiveFilters,
    pages::results_empty::Empty,
    text::{dates, headline, td_string},
};
use jiff::Timestamp;
use leptos::prelude::*;
use waymark_directory::{Facet, TermSet, Vocabulary};
use waymark_search::{DirectoryError, Reading, SearchQuery, SearchResults, Sort};

/// Results a page: enough to choose from, and within the budget of bytes.
const PER_PAGE: usize = 20;

/// `/search`
#[component]
pub fn Results() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let Ok(query) = here.query.parse::<SearchQuery>();
    let answer = directory().search(&query, here.lang, PER_PAGE);
    if answer.is_err() {
        set_failed();
    }
    let title = answer.as_ref().map_or_else(
        |_| td_string!(l, results.title).to_owned(),
        |r| headline::found(&query, r, here.lang),
    );
    let facets = answer
        .as_ref()
        .map(|results| results.facets.clone())
        .unwrap_or_default();
    let sort = (query.sort != Sort::default())
        .then(|| view! { <input type="hidden" name="sort" value=query.sort.key() /> });
    let danger = answer.as_ref().ok().and_then(|results| results.danger);
    view! {
        <Document title=title.clone()>
            {danger.map(|danger| view! { <DangerPanel danger=danger /> })}
            <div class="results-grid">
                <form class="finder" id="find" role="search" action=here.to("/search") aria-label=td_string!(l, form.label)>
                    <div class="search-band">
                        <div class="wrap">
                            <SearchBar query=query.clone() with_radius=true />
                            {sort}
                        </div>
                    </div>
                    <Filters query=query.clone() facets=facets />
                </form>
                <Found query=query answer=answer title=title />
            </div>
            <LiveFilters form="find".to_owned() />
            <MyList />
        </Document>
    }
}

fn set_failed() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::INTERNAL_SERVER_ERROR);
    }
}

#[component]
fn Found(
    query: SearchQuery,
    answer: Result<SearchResults, DirectoryError>,
    title: String,
) -> impl IntoView {
    let here = here();
    let l = here.locale();
    view! {
        <section class="found" id="found" data-live aria-labelledby="count">
            <h1 id="count">{title}</h1>
            <Chips query=query.clone() />
            {match answer {
                Ok(results) => view! { <Answer query=query results=results /> }.into_any(),
                Err(_) => view! { <p class="notice urgent">{td_string!(l, results.error)}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Answer(query: SearchQuery, results: SearchResults) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let today = dates::today();
    let asked = asked(&query);
    let within = results
        .place
        .as_ref()
        .filter(|_| query.radius.is_none())
        .and_then(|place| Some((place.radius_miles?, place.widened)));
    let within = within.map(|(miles, widened)| {
        let line = if widened {
            td_string!(l, results.widened, miles = miles)
        } else {
            td_string!(l, results.within, miles = miles)
        };
        view! { <p class="soft">{line}</p> }
    });
    let loosened = results
        .loosened
        .then(|| view! { <p class="notice">{td_string!(l, results.loosened)}</p> });
    let namesakes = results
        .place
        .clone()
        .map(|place| view! { <Namesakes query=query.clone() place=place /> });
    let unknown = results.place_unknown.then(|| query.near.clone()).flatten().map(|near| {
        view! { <p class="notice">{td_string!(l, results.place_unknown, place = near.to_string())}</p> }
    });
    let corrected = results.corrected.clone().map(|words| {
        view! { <p class="soft">{td_string!(l, results.corrected, words = words)}</p> }
    });
    let has_centre = results
        .place
        .as_ref()
        .is_some_and(|place| place.centre.is_some());
    let empty = results.total == 0;
    let meetings = meetings::are_asked(&query, &results)
        .then(|| view! { <MeetingTimes query=query.clone() today=meetings::day_there(&results, Timestamp::now()) /> });
    let (pages, next_query, opening) = (results.pages, query.clone(), query.open);
    view! {
        {unknown}
        {corrected}
        {meetings}
        <GuidesStrip typed=query.q.clone() needs=asked.union(read_as(&results.readings)) />
        <Readings query=query.clone() readings=results.readings />
        {namesakes}
        {loosened}
        {within}
        {(has_centre && !empty).then(|| view! { <Order query=query.clone() /> })}
        {empty.then(|| view! { <Empty query=query place=results.place.clone() /> })}
        <ol class="hits">
            {results
                .hits
                .into_iter()
                .map(|hit| view! { <HitItem hit=hit asked=asked today=today opening=opening /> })
                .collect_view()}
        </ol>
        <Paging query=next_query pages=pages />
    }
}

/// Best match, or the list of places nearby by distance.
#[component]
fn Order(query: SearchQuery) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let link = |sort: Sort, label: &'static str, icon: Option<IconName>| {
        let current = (query.sort == sort).then_some("true");
        let href = address(&here.to("/search"), &query.clone().sorted(sort));
        view! {
            <a href=href aria-current=current>
                {icon.map(|icon| view! { <Icon name=icon /> })}
                {label}
            </a>
        }
    };
    view! {
        <nav class="order" aria-label=td_string!(l, results.order)>
            {link(Sort::Relevance, td_string!(l, results.best), None)}
            {link(Sort::Distance, td_string!(l, results.nearest), Some(IconName::Pin))}
        </nav>
    }
}

/// What the words were read as, without what is not wanted.
fn read_as(readings: &[Reading]) -> TermSet {
    let mut terms = TermSet::default();
    let wanted = readings.iter().filter(|reading| !reading.avoided);
    for term in wanted.flat_map(|reading| &reading.terms) {
        terms.insert(*term);
    }
    terms
}

/// The needs chosen as filters.
fn asked(query: &SearchQuery) -> TermSet {
    query
        .needs
        .iter()
        .filter_map(|key| Vocabulary::get().id(Facet::Need, key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_that_do_not_exist_are_not_asked_for() {
        let query: SearchQuery = "need=detox&need=nonsense".parse().unwrap();
        assert_eq!(asked(&query).len(), 1);
    }
}
