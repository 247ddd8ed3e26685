//! The filter by time: open now, or on a day and at a time.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::text::{hours, td_string};
use leptos::prelude::*;
use waymark_directory::listing::DAYS;
use waymark_search::Opening;

/// A fold with a choice of days and a field for the time.
#[component]
pub fn OpeningFilter(chosen: Option<Opening>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let key = chosen.map(Opening::key);
    let days = DAYS.map(|(day, weekday)| {
        view! {
            <option value=day selected=key == Some(day)>
                {hours::day(weekday, here.lang)}
            </option>
        }
    });
    view! {
        <details class="facet" id="f-open" open=chosen.is_some()>
            <summary>{td_string!(l, opening.title)} <Icon name=IconName::Turn class="turn" /></summary>
            <fieldset class="opening">
                <legend class="hidden">{td_string!(l, opening.title)}</legend>
                <div class="field">
                    <label for="open">{td_string!(l, opening.day)}</label>
                    <select id="open" name="open">
                        <option value="">{td_string!(l, opening.any)}</option>
                        <option value="now" selected=key == Some("now")>
                            {td_string!(l, opening.now)}
                        </option>
                        {days.into_iter().collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="at">{td_string!(l, opening.at)}</label>
                    <input type="time" id="at" name="at" value=chosen.and_then(Opening::at) />
                </div>
            </fieldset>
            <p class="note">{td_string!(l, opening.note)}</p>
        </details>
    }
}
