//! The results of a search.

use crate::{
    components::{
        chips::{ActiveFilters, search_address},
        crisis::DangerPanel,
        directory,
        filters::Filters,
        guides::FittingGuides,
        here,
        hit::HitItem,
        icon::{Icon, IconName},
        meetings::{MeetingTimes, asks_for_meetings, local_weekday},
        on_device::SavedListLink,
        paging::Paging,
        readings::{Namesakes, Readings},
        search_bar::{SearchBar, SearchFields},
    },
    document::Document,
    islands::LiveFilters,
    page_status::{PageStatus, set_page_status},
    pages::results_empty::NoResults,
    text::{formats, headline, text},
};
use jiff::Timestamp;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{Facet, Lang, TermSet, Vocabulary};
use waymark_search::{
    DirectoryError, PhraseReading, SearchQuery, SearchResults, SearchedPlace, Sort,
};

/// Enough to choose from, within the page's budget of bytes.
const PER_PAGE: usize = 20;

/// `/search`
#[component]
pub fn Results() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let Ok(query) = here.query.parse::<SearchQuery>();
    let answer = directory().search(&query, here.lang, PER_PAGE);
    let results = answer.as_ref().ok();
    if results.is_none() {
        set_page_status(PageStatus::Failed);
    }
    let title = results.map_or_else(
        || text!(lang, results.title).to_owned(),
        |results| headline::results_headline(&query, results, here.lang),
    );
    let facets = results.map(|results| results.facets.clone());
    let danger = results.and_then(|results| results.danger);
    view! {
        <Document title=title.clone()>
            {danger.map(|danger| view! { <DangerPanel danger=danger /> })}
            <div class="results-grid">
                <form class="finder" id="find" role="search" action=here.to("/search") aria-label=text!(lang, form.label)>
                    <div class="search-band">
                        <div class="wrap">
                            <SearchBar query=query.clone() fields=SearchFields::WithRadius />
                            <SortField sort=query.sort />
                        </div>
                    </div>
                    <Filters query=query.clone() facets=facets.unwrap_or_default() />
                </form>
                <section class="found" id="found" data-live aria-labelledby="count">
                    <h1 id="count">{title}</h1>
                    <ActiveFilters query=query.clone() />
                    <Found query=query answer=answer />
                </section>
            </div>
            <LiveFilters form="find".to_owned() />
            <SavedListLink />
        </Document>
    }
}

/// Keeps the chosen order when the form is sent.
#[component]
fn SortField(sort: Sort) -> impl IntoView {
    (sort != Sort::default())
        .then(|| view! { <input type="hidden" name="sort" value=sort.key() /> })
}

#[component]
fn Found(query: SearchQuery, answer: Result<SearchResults, DirectoryError>) -> impl IntoView {
    let Ok(results) = answer else {
        let lang = here().lang;
        return view! { <p class="notice urgent">{text!(lang, results.error)}</p> }.into_any();
    };
    let results = Arc::new(results);
    view! {
        <Explanations query=query.clone() results=results.clone() />
        <HitList query=query results=results />
    }
    .into_any()
}

/// What was searched for, as we understood it, and what else the words may mean.
#[component]
fn Explanations(query: SearchQuery, results: Arc<SearchResults>) -> impl IntoView {
    let lang = here().lang;
    let unknown_place = query.near.as_ref().filter(|_| results.place_unknown);
    let needs = chosen_needs(&query).union(understood_needs(&results.readings));
    view! {
        {unknown_place
            .map(|near| text!(lang, results.place_unknown, place = near.to_string()))
            .map(|line| view! { <p class="notice">{line}</p> })}
        {results
            .corrected
            .clone()
            .map(|words| view! { <p class="soft">{text!(lang, results.corrected, words = words)}</p> })}
        {asks_for_meetings(&query, &results)
            .then(|| view! { <MeetingTimes query=query.clone() today=local_weekday(&results, Timestamp::now()) /> })}
        <FittingGuides typed=query.q.clone() needs=needs />
        <Readings query=query.clone() readings=results.readings.clone() />
        {results.place.clone().map(|place| view! { <Namesakes query=query.clone() place=place /> })}
        {results.loosened.then(|| view! { <p class="notice">{text!(lang, results.loosened)}</p> })}
        {distance_line(&query, results.place.as_ref(), lang).map(|line| view! { <p class="soft">{line}</p> })}
    }
}

/// Says how far around the place we looked, if the search didn't.
fn distance_line(query: &SearchQuery, place: Option<&SearchedPlace>, lang: Lang) -> Option<String> {
    let place = place.filter(|_| query.radius.is_none())?;
    let miles = place.radius_miles?;
    Some(if place.widened {
        text!(lang, results.widened, miles = miles)
    } else {
        text!(lang, results.within, miles = miles)
    })
}

/// The places found, or what to try if there are none.
#[component]
fn HitList(query: SearchQuery, results: Arc<SearchResults>) -> impl IntoView {
    let (asked, today, opening) = (chosen_needs(&query), formats::today(), query.open);
    let is_empty = results.total == 0;
    let can_sort_by_distance = results
        .place
        .as_ref()
        .is_some_and(|place| place.center.is_some());
    view! {
        {(can_sort_by_distance && !is_empty).then(|| view! { <SortLinks query=query.clone() /> })}
        {is_empty.then(|| view! { <NoResults query=query.clone() place=results.place.clone() /> })}
        <ol class="hits">
            {results
                .hits
                .iter()
                .cloned()
                .map(|hit| view! { <HitItem hit=hit asked=asked today=today opening=opening /> })
                .collect_view()}
        </ol>
        <Paging query=query pages=results.pages />
    }
}

/// Best match first, or nearest first.
#[component]
fn SortLinks(query: SearchQuery) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let address = |sort| search_address(&here, &query.clone().sorted_by(sort));
    let current = |sort| (query.sort == sort).then_some("true");
    view! {
        <nav class="order" aria-label=text!(lang, results.order)>
            <a href=address(Sort::Relevance) aria-current=current(Sort::Relevance)>
                {text!(lang, results.best)}
            </a>
            <a href=address(Sort::Distance) aria-current=current(Sort::Distance)>
                <Icon name=IconName::Pin />
                {text!(lang, results.nearest)}
            </a>
        </nav>
    }
}

/// What the words ask for, without what they rule out.
fn understood_needs(readings: &[PhraseReading]) -> TermSet {
    let wanted = readings.iter().filter(|reading| !reading.is_avoided);
    wanted
        .flat_map(|reading| reading.terms.iter().copied())
        .collect()
}

/// The needs chosen as filters.
fn chosen_needs(query: &SearchQuery) -> TermSet {
    query
        .filters
        .values(Facet::Need)
        .filter_map(|key| Vocabulary::get().id(Facet::Need, key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_needs_are_not_asked_for() {
        let query: SearchQuery = "need=detox&need=nonsense".parse().unwrap();
        assert_eq!(chosen_needs(&query).len(), 1);
    }
}
