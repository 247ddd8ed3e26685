//! Saving places to the list on the device: a button beside each, and the way to the list.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::{islands::SavedPlaces, text::td_string};
use leptos::prelude::*;
use waymark_directory::ListingId;

/// Saves a place, or takes it off again. Hidden where no script can; [`MyList`] makes it work.
#[component]
pub fn SaveButton(id: ListingId, name: String) -> impl IntoView {
    let l = here().locale();
    view! {
        <button type="button" class="button save screen" data-save=id.to_string() hidden>
            <Icon name=IconName::Save />
            <span class="off">{td_string!(l, list.save)}</span>
            <span class="on">{td_string!(l, list.saved)}</span>
            <span class="hidden">": " {name}</span>
        </button>
    }
}

/// Makes the page's buttons work, and leads to the list once something is on it.
#[component]
pub fn MyList() -> impl IntoView {
    let here = here();
    let l = here.locale();
    view! {
        <SavedPlaces
            href=here.to("/list")
            label=td_string!(l, list.title).to_owned()
            saved=td_string!(l, list.told_saved).to_owned()
            removed=td_string!(l, list.told_removed).to_owned()
            full=td_string!(l, list.told_full).to_owned()
        />
    }
}
