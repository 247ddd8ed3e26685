//! Help in a crisis: the strip above every page, and the panel above the results of a search that mentions danger.
//!
//! 988 and 911 are the only numbers not taken from the directory (USA.gov, <https://www.usa.gov/mental-health>,
//! 2024-12-02), because they must be shown even if the directory is empty.

use super::{
    directory, here,
    icon::{Icon, IconName},
};
use crate::text::text;
use leptos::prelude::*;
use waymark_directory::{Listing, listing::PhoneKind};
use waymark_search::Danger;

/// The id of the curated line for violence at home.
const VIOLENCE_LINE: &str = "domestic-violence-hotline";
/// What to do when someone may be overdosing, from the Centers for Disease Control and Prevention.
const OVERDOSE_STEPS_SOURCE: &str = "https://www.cdc.gov/stop-overdose/response/index.html";

/// Three buttons and a link to all crisis lines.
#[component]
pub fn CrisisStrip() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    view! {
        <aside class="strip" aria-label=text!(lang, strip.label)>
            <div class="wrap">
                <p>
                    {text!(lang, strip.text)} " "
                    <a href=here.to("/help-now")>{text!(lang, strip.more)}</a>
                </p>
                <ul>
                    <li>
                        <a href="tel:988"><Icon name=IconName::Phone />{text!(lang, strip.call_988)}</a>
                    </li>
                    <li>
                        <a href="sms:988"><Icon name=IconName::Text />{text!(lang, strip.text_988)}</a>
                    </li>
                    <li>
                        <a href="tel:911">{text!(lang, strip.call_911)}</a>
                    </li>
                </ul>
            </div>
        </aside>
    }
}

/// The help for this danger, and nothing else.
#[component]
pub fn DangerPanel(danger: Danger) -> impl IntoView {
    let lang = here().lang;
    match danger {
        Danger::Suicide => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{text!(lang, results.crisis_title)}</h2>
                <p>{text!(lang, results.crisis_text)}</p>
                <p class="buttons">
                    <a class="button clay" href="tel:988"><Icon name=IconName::Phone />{text!(lang, strip.call_988)}</a>
                    <a class="button" href="sms:988"><Icon name=IconName::Text />{text!(lang, strip.text_988)}</a>
                    <Call911 />
                    <MoreHelp />
                </p>
            </section>
        }
        .into_any(),
        Danger::Overdose => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{text!(lang, results.overdose_title)}</h2>
                <p class="buttons">
                    <a class="button clay" href="tel:911"><Icon name=IconName::Phone />{text!(lang, strip.call_911)}</a>
                    <a class="button" href="tel:988">{text!(lang, strip.call_988)}</a>
                    <MoreHelp />
                </p>
                <OverdoseSteps />
            </section>
        }
        .into_any(),
        Danger::Violence => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{text!(lang, results.violence_title)}</h2>
                <p>{text!(lang, results.violence_text)}</p>
                <p class="buttons">
                    {line_number(VIOLENCE_LINE)
                        .map(|(shown, dialled)| view! {
                            <a class="button clay" href=format!("tel:{dialled}")>
                                <Icon name=IconName::Phone />
                                {text!(lang, results.call_line, number = shown)}
                            </a>
                        })}
                    <Call911 />
                    <MoreHelp />
                </p>
            </section>
        }
        .into_any(),
    }
}

#[component]
fn Call911() -> impl IntoView {
    let lang = here().lang;
    view! { <a class="button" href="tel:911">{text!(lang, strip.call_911)}</a> }
}

#[component]
fn MoreHelp() -> impl IntoView {
    let here = here();
    view! { <a class="button" href=here.to("/help-now")>{text!(here.lang, strip.more)}</a> }
}

/// The number of a curated line, as people read it and as devices dial it; `None` if the content has no such line.
fn line_number(id: &str) -> Option<(String, String)> {
    let directory = directory();
    let line: &Listing = directory.listing(&id.parse().ok()?)?;
    let phone = line
        .phones
        .iter()
        .find(|phone| phone.kind == PhoneKind::Voice)?;
    Some((phone.number.to_string(), phone.number.dial()))
}

/// What to do until help comes, with the source.
#[component]
pub fn OverdoseSteps() -> impl IntoView {
    let lang = here().lang;
    view! {
        <ol>
            <li>{text!(lang, now.overdose_1)}</li>
            <li>{text!(lang, now.overdose_2)}</li>
            <li>{text!(lang, now.overdose_breathe)}</li>
            <li>{text!(lang, now.overdose_3)}</li>
            <li>{text!(lang, now.overdose_4)}</li>
        </ol>
        <p class="small"><a href=OVERDOSE_STEPS_SOURCE rel="noreferrer">{text!(lang, now.overdose_source)}</a></p>
    }
}
