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
    text::text,
};
use leptos::prelude::*;

/// On lower tolerance after a break, and naloxone: Agency for Healthcare Research and Quality, MOUD Playbook.
const TOLERANCE_SOURCE: &str = "https://integrationacademy.ahrq.gov/products/playbooks/moud-playbook/implementing-treatment/mitigating-overdose-risk";

/// `/plans`
#[component]
pub fn Plans() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <Document title=text!(lang, plans.title) description=text!(lang, plans.description) frame=Frame::OwnModule>
            <div class="wrap prose">
                <h1 class="screen">{text!(lang, plans.title)}</h1>
                <div class="notice urgent screen">
                    <p>{text!(lang, plans.now)}</p>
                    <p class="buttons">
                        <a class="button clay" href="tel:988"><Icon name=IconName::Phone />{text!(lang, strip.call_988)}</a>
                        <a class="button" href="sms:988"><Icon name=IconName::Text />{text!(lang, strip.text_988)}</a>
                        <a class="button" href=here.to("/help-now")>{text!(lang, strip.more)}</a>
                    </p>
                </div>
                <TrackerPlace view="plans" />
                <h2 class="blaze screen">{text!(lang, goals.paper)}</h2>
                <p class="screen">{text!(lang, plans.lead)}</p>
                <PrintButton label=text!(lang, plans.print).to_owned() />
                <p class="soft screen">{text!(lang, goals.by_hand)}</p>
                <article class="sheet wide">
                    <h2>{text!(lang, plans.stay)}</h2>
                    <Blank label=text!(lang, plans.stay_1) lines=4 />
                    <Blank label=text!(lang, plans.stay_2) lines=4 />
                    <Blank label=text!(lang, plans.stay_3) lines=3 />
                    <Blank label=text!(lang, plans.stay_4) lines=4 />
                    <h3>{text!(lang, plans.stay_5)}</h3>
                    <p>{text!(lang, plans.stay_5_text)}</p>
                    <p>
                        <strong>{text!(lang, plans.tolerance)}</strong> " "
                        <a class="small" href=TOLERANCE_SOURCE rel="noreferrer">{text!(lang, plans.tolerance_source)}</a>
                    </p>
                </article>
                <article class="sheet wide">
                    <h2>{text!(lang, plans.safety)}</h2>
                    <p>{text!(lang, plans.safety_how)}</p>
                    <ol class="plan-steps">
                        <li><Blank label=text!(lang, plans.safety_1) lines=2 /></li>
                        <li><Blank label=text!(lang, plans.safety_2) lines=2 /></li>
                        <li><Blank label=text!(lang, plans.safety_3) lines=2 /></li>
                        <li><Blank label=text!(lang, plans.safety_4) lines=2 /></li>
                        <li>
                            <Blank label=text!(lang, plans.safety_5) lines=2 />
                            <p><strong>{text!(lang, plans.safety_5_text)}</strong></p>
                        </li>
                        <li><Blank label=text!(lang, plans.safety_6) lines=2 /></li>
                    </ol>
                    <Blank label=text!(lang, plans.reason) lines=2 />
                    <p class="small">{text!(lang, plans.safety_source)}</p>
                </article>
                <p class="screen"><a href=here.to("/goals")>{text!(lang, plans.to_goals)}</a></p>
            </div>
        </Document>
    }
}
