//! Plans for hard moments: in the tracker with JavaScript, and as sheets to print.

use crate::{
    components::{
        here,
        icon::{Icon, IconName},
        on_device::TrackerPlace,
        worksheet::Blank,
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::td_string,
};
use leptos::prelude::*;

/// On lower tolerance after a break, and naloxone: Agency for Healthcare Research and Quality, MOUD Playbook.
const TOLERANCE_SOURCE: &str = "https://integrationacademy.ahrq.gov/products/playbooks/moud-playbook/implementing-treatment/mitigating-overdose-risk";

/// `/plans`
#[component]
pub fn Plans() -> impl IntoView {
    let here = here();
    let l = here.locale();
    view! {
        <Document title=td_string!(l, plans.title) description=td_string!(l, plans.description) frame=Frame::OwnModule>
            <div class="wrap prose">
                <h1 class="screen">{td_string!(l, plans.title)}</h1>
                <div class="notice urgent screen">
                    <p>{td_string!(l, plans.now)}</p>
                    <p class="buttons">
                        <a class="button clay" href="tel:988"><Icon name=IconName::Phone />{td_string!(l, strip.call_988)}</a>
                        <a class="button" href="sms:988"><Icon name=IconName::Text />{td_string!(l, strip.text_988)}</a>
                        <a class="button" href=here.to("/help-now")>{td_string!(l, strip.more)}</a>
                    </p>
                </div>
                <TrackerPlace view="plans" />
                <h2 class="blaze screen">{td_string!(l, goals.paper)}</h2>
                <p class="screen">{td_string!(l, plans.lead)}</p>
                <PrintButton label=td_string!(l, plans.print).to_owned() />
                <p class="soft screen">{td_string!(l, goals.by_hand)}</p>
                <article class="sheet wide">
                    <h2>{td_string!(l, plans.stay)}</h2>
                    <Blank label=td_string!(l, plans.stay_1) lines=4 />
                    <Blank label=td_string!(l, plans.stay_2) lines=4 />
                    <Blank label=td_string!(l, plans.stay_3) lines=3 />
                    <Blank label=td_string!(l, plans.stay_4) lines=4 />
                    <h3>{td_string!(l, plans.stay_5)}</h3>
                    <p>{td_string!(l, plans.stay_5_text)}</p>
                    <p>
                        <strong>{td_string!(l, plans.tolerance)}</strong> " "
                        <a class="small" href=TOLERANCE_SOURCE rel="noreferrer">{td_string!(l, plans.tolerance_source)}</a>
                    </p>
                </article>
                <article class="sheet wide">
                    <h2>{td_string!(l, plans.safety)}</h2>
                    <p>{td_string!(l, plans.safety_how)}</p>
                    <ol class="plan-steps">
                        <li><Blank label=td_string!(l, plans.safety_1) lines=2 /></li>
                        <li><Blank label=td_string!(l, plans.safety_2) lines=2 /></li>
                        <li><Blank label=td_string!(l, plans.safety_3) lines=2 /></li>
                        <li><Blank label=td_string!(l, plans.safety_4) lines=2 /></li>
                        <li>
                            <Blank label=td_string!(l, plans.safety_5) lines=2 />
                            <p><strong>{td_string!(l, plans.safety_5_text)}</strong></p>
                        </li>
                        <li><Blank label=td_string!(l, plans.safety_6) lines=2 /></li>
                    </ol>
                    <Blank label=td_string!(l, plans.reason) lines=2 />
                    <p class="small">{td_string!(l, plans.safety_source)}</p>
                </article>
                <p class="screen"><a href=here.to("/goals")>{td_string!(l, plans.to_goals)}</a></p>
            </div>
        </Document>
    }
}
