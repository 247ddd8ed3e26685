//! The filters: a fold for each facet, with a checkbox for every term that some result has, and one for opening times.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::text::{formats, hours, terms, text};
use leptos::prelude::*;
use waymark_directory::{Facet, Lang, Vocabulary, listing::DAYS};
use waymark_search::{FacetCount, FacetCounts, Opening, SearchQuery};

/// These facets are open from the start, because most people narrow a search by them.
const OPEN: [Facet; 2] = [Facet::Need, Facet::Payment];

/// All filters, and the button that applies them without JavaScript.
#[component]
pub fn Filters(query: SearchQuery, facets: Vec<FacetCounts>) -> impl IntoView {
    let lang = here().lang;
    let facets = facets.into_iter().filter(|facet| !facet.counts.is_empty());
    view! {
        <details class="filters" id="filters" data-live>
            <summary>
                <Icon name=IconName::Filter />
                {filters_label(&query, lang)}
                <Icon name=IconName::Turn class="turn" />
            </summary>
            {facets.map(|facet| view! { <FacetFold facet=facet /> }).collect_view()}
            <OpeningFold chosen=query.open />
            <p class="note">{text!(lang, results.unknown)}</p>
            <button class="button main apply">{text!(lang, results.apply)}</button>
        </details>
    }
}

/// "Filters", or "Filters (2)".
fn filters_label(query: &SearchQuery, lang: Lang) -> String {
    match query.filters.iter().count() {
        0 => text!(lang, results.filters).to_owned(),
        n => text!(lang, results.filters_n, n = n),
    }
}

#[component]
fn FacetFold(facet: FacetCounts) -> impl IntoView {
    let key = facet.facet.key();
    let name = terms::facet_name(facet.facet, here().lang);
    let is_open = OPEN.contains(&facet.facet) || facet.counts.iter().any(|count| count.chosen);
    let groups = group_by_parent(&facet).into_iter();
    view! {
        <details class="facet" id=format!("f-{key}") open=is_open>
            <summary>{name} <Icon name=IconName::Turn class="turn" /></summary>
            <fieldset>
                <legend class="hidden">{name}</legend>
                {groups
                    .map(|(general, exact)| match general {
                        Some(general) if !exact.is_empty() => {
                            view! { <NeedFold general=general exact=exact /> }.into_any()
                        }
                        general => general
                            .into_iter()
                            .chain(exact)
                            .map(|count| view! { <Checkbox count=count key=key /> })
                            .collect_view()
                            .into_any(),
                    })
                    .collect_view()}
            </fieldset>
        </details>
    }
}

/// A general need, with its exact needs in a fold of their own.
#[component]
fn NeedFold(general: FacetCount, exact: Vec<FacetCount>) -> impl IntoView {
    let key = Facet::Need.key();
    let term = Vocabulary::get().term(general.term);
    let is_open = general.chosen || exact.iter().any(|count| count.chosen);
    view! {
        <details class="branch" id=format!("f-{}", term.key) open=is_open>
            <summary>{term.name.get(here().lang)} <Icon name=IconName::Turn class="turn" /></summary>
            <Checkbox count=general key=key />
            {exact.into_iter().map(|count| view! { <Checkbox count=count key=key /> }).collect_view()}
        </details>
    }
}

#[component]
fn Checkbox(count: FacetCount, key: &'static str) -> impl IntoView {
    let term = Vocabulary::get().term(count.term);
    let value = &*term.key;
    view! {
        <label class="tick">
            <input type="checkbox" id=format!("{key}-{value}") name=key value=value checked=count.chosen />
            <span>{term.name.get(here().lang)}</span>
            " "
            <small>{formats::group_digits(count.count)}</small>
        </label>
    }
}

/// The filter by time: open now, or on a day and at a time.
#[component]
fn OpeningFold(chosen: Option<Opening>) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let key = chosen.map(Opening::key);
    let days = DAYS.map(|(day, weekday)| {
        view! {
            <option value=day selected=key == Some(day)>
                {hours::day_name(weekday, here.lang)}
            </option>
        }
    });
    view! {
        <details class="facet" id="f-open" open=chosen.is_some()>
            <summary>{text!(lang, opening.title)} <Icon name=IconName::Turn class="turn" /></summary>
            <fieldset class="opening">
                <legend class="hidden">{text!(lang, opening.title)}</legend>
                <div class="field">
                    <label for="open">{text!(lang, opening.day)}</label>
                    <select id="open" name="open">
                        <option value="">{text!(lang, opening.any)}</option>
                        <option value="now" selected=key == Some("now")>
                            {text!(lang, opening.now)}
                        </option>
                        {days.into_iter().collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="at">{text!(lang, opening.at)}</label>
                    <input type="time" id="at" name="at" value=chosen.and_then(Opening::at) />
                </div>
            </fieldset>
            <p class="note">{text!(lang, opening.note)}</p>
        </details>
    }
}

/// Groups the counts: each general need with the exact needs below it, in the order of the vocabulary. In facets with only
/// one level, no group has a general term.
fn group_by_parent(facet: &FacetCounts) -> Vec<(Option<FacetCount>, Vec<FacetCount>)> {
    let vocabulary = Vocabulary::get();
    let mut groups: Vec<(Option<FacetCount>, Vec<FacetCount>)> = Vec::new();
    for count in &facet.counts {
        let parent = vocabulary.term(count.term).parent.as_deref();
        let is_child_of = |head: &FacetCount| Some(&*vocabulary.term(head.term).key) == parent;
        match groups.last_mut() {
            Some((Some(head), below)) if is_child_of(head) => below.push(*count),
            _ if facet.facet == Facet::Need && parent.is_none() => {
                groups.push((Some(*count), Vec::new()));
            }
            _ => groups.push((None, vec![*count])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_needs_are_grouped_under_their_general_need() {
        let count = |key: &str| FacetCount {
            term: Vocabulary::get().id(Facet::Need, key).unwrap(),
            count: 1,
            chosen: false,
        };
        let counts = ["treatment", "detox", "methadone", "housing"]
            .map(count)
            .to_vec();
        let groups = group_by_parent(&FacetCounts {
            facet: Facet::Need,
            counts,
        });
        let sizes: Vec<_> = groups
            .iter()
            .map(|(head, below)| (head.is_some(), below.len()))
            .collect();
        assert_eq!(sizes, [(true, 2), (true, 0)]);
    }
}
