//! Help now, at the top of every page. 988 and 911 are the only numbers not taken from the directory
//! (USA.gov, <https://www.usa.gov/mental-health>, 2024-12-02): they must show even when it is empty.

use super::{
    here,
    icon::{Icon, IconName},
};
use crate::text::td_string;
use leptos::prelude::*;

/// Three buttons and the way to all crisis lines.
#[component]
pub fn Strip() -> impl IntoView {
    let here = here();
    let l = here.locale();
    view! {
        <aside class="strip" aria-label=td_string!(l, strip.label)>
            <div class="wrap">
                <p>
                    {td_string!(l, strip.text)} " "
                    <a href=here.to("/help-now")>{td_string!(l, strip.more)}</a>
                </p>
                <ul>
                    <li>
                        <a href="tel:988"><Icon name=IconName::Phone />{td_string!(l, strip.call_988)}</a>
                    </li>
                    <li>
                        <a href="sms:988"><Icon name=IconName::Text />{td_string!(l, strip.text_988)}</a>
                    </li>
                    <li>
                        <a href="tel:911">{td_string!(l, strip.call_911)}</a>
                    </li>
                </ul>
            </div>
        </aside>
    }
}
