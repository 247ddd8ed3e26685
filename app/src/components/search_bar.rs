//! The search form's fields: what, where and, on the results, how far.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{islands::SuggestInput, text::text};
use leptos::prelude::*;
use waymark_search::{Miles, SearchQuery};

/// Which fields the form has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchFields {
    #[default]
    WhatAndWhere,
    WithRadius,
}

/// The fields and the button, for a form that leads to `/search`.
#[component]
pub fn SearchBar(
    /// The search that the fields show.
    #[prop(optional)]
    query: SearchQuery,
    #[prop(optional)] fields: SearchFields,
) -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let found = (
        text!(lang, form.found_1).to_owned(),
        text!(lang, form.found_n).to_owned(),
    );
    let near = query.near.as_ref().map(ToString::to_string);
    let has_radius = fields == SearchFields::WithRadius;
    view! {
        <div class=if has_radius { "find-bar far" } else { "find-bar" }>
            <SuggestInput
                name="q".to_owned()
                label=text!(lang, form.what).to_owned()
                hint=text!(lang, form.what_hint).to_owned()
                value=query.q
                lang=here.lang.tag().to_owned()
                autocomplete="off".to_owned()
                list_label=text!(lang, form.list).to_owned()
                found=found.clone()
            />
            <SuggestInput
                name="near".to_owned()
                label=text!(lang, form.place).to_owned()
                hint=text!(lang, form.place_hint).to_owned()
                value=near.unwrap_or_default()
                lang=here.lang.tag().to_owned()
                autocomplete="postal-code".to_owned()
                list_label=text!(lang, form.list).to_owned()
                found=found
            />
            {has_radius.then(|| view! { <RadiusSelect chosen=query.radius /> })}
            <button class="button main">
                <Icon name=IconName::Search />
                {text!(lang, form.go)}
            </button>
        </div>
    }
}

#[component]
fn RadiusSelect(chosen: Option<Miles>) -> impl IntoView {
    let lang = here().lang;
    let options = radius_choices(chosen).into_iter().map(|miles| {
        view! {
            <option value=miles.get() selected=Some(miles) == chosen>
                {text!(lang, form.within, miles = miles.get())}
            </option>
        }
    });
    view! {
        <div class="field" id="radius-field" data-live>
            <label for="radius">{text!(lang, form.radius)}</label>
            <select id="radius" name="radius">
                <option value="">{text!(lang, form.any)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Our choices, and one that came with the address, even if it isn't among ours.
fn radius_choices(chosen: Option<Miles>) -> Vec<Miles> {
    let mut choices = Miles::CHOICES.to_vec();
    choices.extend(chosen);
    choices.sort_unstable();
    choices.dedup();
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radius_from_the_address_is_offered_once_and_in_order() {
        let typed = "12".parse().unwrap();
        let choices = radius_choices(Some(typed));
        assert!(choices.contains(&typed) && choices.is_sorted());
        let ours = radius_choices(Some(Miles::CHOICES[1]));
        assert_eq!(ours, Miles::CHOICES);
    }
}
