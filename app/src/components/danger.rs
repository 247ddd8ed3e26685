//! Above the results when the words speak of danger to life: the help for this danger, and no more.

use super::{
    directory, here,
    icon::{Icon, IconName},
};
use crate::text::td_string;
use leptos::prelude::*;
use waymark_directory::{Listing, listing::PhoneKind};
use waymark_search::Danger;

/// The line for violence at home, in the curated content.
const VIOLENCE_LINE: &str = "domestic-violence-hotline";
/// What to do when somebody may be overdosing, by the Centers for Disease Control and Prevention.
const OVERDOSE_STEPS_SOURCE: &str = "https://www.cdc.gov/stop-overdose/response/index.html";

/// The panel for a kind of danger.
#[component]
pub fn DangerPanel(danger: Danger) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let more =
        view! { <a class="button" href=here.to("/help-now")>{td_string!(l, strip.more)}</a> };
    match danger {
        Danger::Suicide => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{td_string!(l, results.crisis_title)}</h2>
                <p>{td_string!(l, results.crisis_text)}</p>
                <p class="buttons">
                    <a class="button clay" href="tel:988"><Icon name=IconName::Phone />{td_string!(l, strip.call_988)}</a>
                    <a class="button" href="sms:988"><Icon name=IconName::Text />{td_string!(l, strip.text_988)}</a>
                    <Emergency />
                    {more}
                </p>
            </section>
        }
        .into_any(),
        Danger::Overdose => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{td_string!(l, results.overdose_title)}</h2>
                <p class="buttons">
                    <a class="button clay" href="tel:911"><Icon name=IconName::Phone />{td_string!(l, strip.call_911)}</a>
                    <a class="button" href="tel:988">{td_string!(l, strip.call_988)}</a>
                    {more}
                </p>
                <OverdoseSteps />
            </section>
        }
        .into_any(),
        Danger::Violence => view! {
            <section class="notice urgent alarm" aria-labelledby="alarm">
                <h2 id="alarm">{td_string!(l, results.violence_title)}</h2>
                <p>{td_string!(l, results.violence_text)}</p>
                <p class="buttons">
                    {number(VIOLENCE_LINE)
                        .map(|(shown, dialled)| view! {
                            <a class="button clay" href=format!("tel:{dialled}")>
                                <Icon name=IconName::Phone />
                                {td_string!(l, results.call_line, number = shown)}
                            </a>
                        })}
                    <Emergency />
                    {more}
                </p>
            </section>
        }
        .into_any(),
    }
}

/// What to do until help comes, with its source.
#[component]
pub fn OverdoseSteps() -> impl IntoView {
    let l = here().locale();
    view! {
        <ol>
            <li>{td_string!(l, now.overdose_1)}</li>
            <li>{td_string!(l, now.overdose_2)}</li>
            <li>{td_string!(l, now.overdose_breathe)}</li>
            <li>{td_string!(l, now.overdose_3)}</li>
            <li>{td_string!(l, now.overdose_4)}</li>
        </ol>
        <p class="small"><a href=OVERDOSE_STEPS_SOURCE rel="noreferrer">{td_string!(l, now.overdose_source)}</a></p>
    }
}

#[component]
fn Emergency() -> impl IntoView {
    let l = here().locale();
    view! { <a class="button" href="tel:911">{td_string!(l, strip.call_911)}</a> }
}

/// The number of a line as it is shown and dialled; none where the content has no such line.
fn number(id: &str) -> Option<(String, String)> {
    let directory = directory();
    let line: &Listing = directory.listing(&id.parse().ok()?)?;
    let phone = line
        .phones
        .iter()
        .find(|phone| phone.kind == PhoneKind::Voice)?;
    Some((phone.number.to_string(), phone.number.dial()))
}
