//! The filters: one fold a family, a box for every term that would show something.

use super::{
    here,
    icon::{Icon, IconName},
    opening::OpeningFilter,
};
use crate::text::{numbers::grouped, td_string, terms};
use leptos::prelude::*;
use waymark_directory::{Facet, Vocabulary};
use waymark_search::{FacetCount, FacetCounts, SearchQuery};

/// Families that stand open from the start: most searches are narrowed by these.
const OPEN: [Facet; 2] = [Facet::Need, Facet::Payment];

/// All filters, with the button that applies them where no script does.
#[component]
pub fn Filters(query: SearchQuery, facets: Vec<FacetCounts>) -> impl IntoView {
    let l = here().locale();
    let label = match query.filters().count() {
        0 => td_string!(l, results.filters).to_owned(),
        n => td_string!(l, results.filters_n, n = n),
    };
    let folds = facets
        .into_iter()
        .filter(|facet| !facet.counts.is_empty())
        .map(|facet| {
            let open = OPEN.contains(&facet.facet) || facet.counts.iter().any(|count| count.chosen);
            view! { <Family facet=facet open=open /> }
        });
    view! {
        <details class="filters" id="filters" data-live>
            <summary>
                <Icon name=IconName::Filter />
                {label}
                <Icon name=IconName::Turn class="turn" />
            </summary>
            {folds.collect_view()}
            <OpeningFilter chosen=query.open />
            <p class="note">{td_string!(l, results.unknown)}</p>
            <button class="button main apply">{td_string!(l, results.apply)}</button>
        </details>
    }
}

#[component]
fn Family(facet: FacetCounts, open: bool) -> impl IntoView {
    let lang = here().lang;
    let key = facet.facet.key();
    let name = terms::facet(facet.facet, lang);
    let boxes = by_parent(&facet)
        .into_iter()
        .map(|(head, below)| match head {
            Some(head) if !below.is_empty() => {
                let open = head.chosen || below.iter().any(|count| count.chosen);
                view! { <Branch head=head below=below open=open /> }.into_any()
            }
            head => head
                .into_iter()
                .chain(below)
                .map(|count| view! { <Tick count=count key=key /> })
                .collect_view()
                .into_any(),
        });
    view! {
        <details class="facet" id=format!("f-{key}") open=open>
            <summary>{name} <Icon name=IconName::Turn class="turn" /></summary>
            <fieldset>
                <legend class="hidden">{name}</legend>
                {boxes.collect_view()}
            </fieldset>
        </details>
    }
}

/// A general need with its exact ones in a fold of their own.
#[component]
fn Branch(head: FacetCount, below: Vec<FacetCount>, open: bool) -> impl IntoView {
    let lang = here().lang;
    let key = Facet::Need.key();
    let term = Vocabulary::get().term(head.term);
    view! {
        <details class="branch" id=format!("f-{}", term.key) open=open>
            <summary>{term.name.get(lang)} <Icon name=IconName::Turn class="turn" /></summary>
            <Tick count=head key=key />
            {below.into_iter().map(|count| view! { <Tick count=count key=key /> }).collect_view()}
        </details>
    }
}

#[component]
fn Tick(count: FacetCount, key: &'static str) -> impl IntoView {
    let lang = here().lang;
    let term = Vocabulary::get().term(count.term);
    let value = &*term.key;
    view! {
        <label class="tick">
            <input type="checkbox" id=format!("{key}-{value}") name=key value=value checked=count.chosen />
            <span>{term.name.get(lang)}</span>
            " "
            <small>{grouped(count.count)}</small>
        </label>
    }
}

/// Terms under their general need, in the order of the vocabulary; families of one level have no heads.
fn by_parent(facet: &FacetCounts) -> Vec<(Option<FacetCount>, Vec<FacetCount>)> {
    let vocabulary = Vocabulary::get();
    let mut groups: Vec<(Option<FacetCount>, Vec<FacetCount>)> = Vec::new();
    for count in &facet.counts {
        let parent = vocabulary.term(count.term).parent.as_deref();
        let is_head_of_last = |head: &FacetCount| Some(&*vocabulary.term(head.term).key) == parent;
        match groups.last_mut() {
            Some((Some(head), below)) if is_head_of_last(head) => below.push(*count),
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
    fn exact_needs_stand_under_their_general_one() {
        let count = |key: &str| FacetCount {
            term: Vocabulary::get().id(Facet::Need, key).unwrap(),
            count: 1,
            chosen: false,
        };
        let counts = ["treatment", "detox", "methadone", "housing"]
            .map(count)
            .to_vec();
        let groups = by_parent(&FacetCounts {
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
