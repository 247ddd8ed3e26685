//! The search form's fields: what, where and, on the results, how far.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{islands::SuggestInput, text::td_string};
use leptos::prelude::*;
use waymark_search::{Miles, SearchQuery};

/// The fields and the button; stands in a form that leads to `/search`.
#[component]
pub fn SearchBar(
    /// Fills the fields.
    #[prop(optional)]
    query: SearchQuery,
    /// Whether to ask how far.
    #[prop(optional)]
    with_radius: bool,
) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let found = (
        td_string!(l, form.found_1).to_owned(),
        td_string!(l, form.found_n).to_owned(),
    );
    let near = query
        .near
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let radius = query.radius;
    view! {
        <div class=if with_radius { "find-bar far" } else { "find-bar" }>
            <SuggestInput
                name="q".to_owned()
                label=td_string!(l, form.what).to_owned()
                hint=td_string!(l, form.what_hint).to_owned()
                value=query.q.clone()
                lang=here.lang.tag().to_owned()
                autocomplete="off".to_owned()
                list_label=td_string!(l, form.list).to_owned()
                found=found.clone()
            />
            <SuggestInput
                name="near".to_owned()
                label=td_string!(l, form.place).to_owned()
                hint=td_string!(l, form.place_hint).to_owned()
                value=near
                lang=here.lang.tag().to_owned()
                autocomplete="postal-code".to_owned()
                list_label=td_string!(l, form.list).to_owned()
                found=found
            />
            {with_radius.then(|| view! { <Radius chosen=radius /> })}
            <button class="button main">
                <Icon name=IconName::Search />
                {td_string!(l, form.go)}
            </button>
        </div>
    }
}

#[component]
fn Radius(chosen: Option<Miles>) -> impl IntoView {
    let l = here().locale();
    // A radius typed into the address bar is kept, though it is none of ours.
    let mut choices = Miles::CHOICES.to_vec();
    choices.extend(chosen);
    choices.sort_unstable();
    choices.dedup();
    let options = choices.into_iter().map(|miles| {
        view! {
            <option value=miles.get() selected=Some(miles) == chosen>
                {td_string!(l, form.within, miles = miles.get())}
            </option>
        }
    });
    view! {
        <div class="field" id="radius-field" data-live>
            <label for="radius">{td_string!(l, form.radius)}</label>
            <select id="radius" name="radius">
                <option value="">{td_string!(l, form.any)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
