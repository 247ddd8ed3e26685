//! Goals: in the tracker with JavaScript, and as sheets to print.

use crate::{
    components::{
        here,
        on_device::TrackerPlace,
        worksheet::{Blank, Boxes, EmptyBox, ShortBlanks},
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::text,
};
use leptos::prelude::*;

/// Empty rows on the week's sheet.
const ACTIONS: usize = 4;

/// `/goals`
#[component]
pub fn Goals() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let areas = [
        text!(lang, goals.health),
        text!(lang, goals.home),
        text!(lang, goals.purpose),
        text!(lang, goals.community),
        text!(lang, goals.sobriety),
        text!(lang, goals.relationships),
    ];
    let dates = [text!(lang, goals.step_day), text!(lang, goals.by)];
    let count = [
        text!(lang, goals.count),
        text!(lang, goals.began),
        text!(lang, goals.total),
        text!(lang, goals.best),
    ];
    view! {
        <Document title=text!(lang, goals.title) description=text!(lang, goals.description) frame=Frame::OwnModule>
            <div class="wrap prose">
                <h1 class="screen">{text!(lang, goals.title)}</h1>
                <TrackerPlace view="goals" />
                <h2 class="blaze screen">{text!(lang, goals.paper)}</h2>
                <p class="screen">{text!(lang, goals.lead)}</p>
                <PrintButton label=text!(lang, goals.print).to_owned() />
                <p class="soft screen">{text!(lang, goals.by_hand)}</p>
                <article class="sheet wide">
                    <h2>{text!(lang, goals.sheet)}</h2>
                    <Blank label=text!(lang, goals.want) lines=2 />
                    <Boxes label=text!(lang, goals.about) choices=areas />
                    <Blank label=text!(lang, goals.why) lines=2 />
                    <Blank label=text!(lang, goals.step) />
                    <ShortBlanks labels=dates />
                    <Blank label=text!(lang, goals.then) />
                    <Blank label=text!(lang, goals.know) />
                    <div class="pair">
                        <Blank label=text!(lang, goals.barrier) lines=2 />
                        <Blank label=text!(lang, goals.helps) lines=2 />
                    </div>
                    <Blank label=text!(lang, goals.who) />
                </article>
                <article class="sheet wide">
                    <h2>{text!(lang, goals.week)}</h2>
                    <Week />
                    <p>{text!(lang, goals.tick)}</p>
                    <h2>{text!(lang, goals.days)}</h2>
                    <ShortBlanks labels=count />
                    <p>{text!(lang, goals.kept)}</p>
                    <Blank label=text!(lang, goals.learned) lines=4 />
                </article>
                <p class="screen"><a href=here.to("/plans")>{text!(lang, goals.to_plans)}</a></p>
            </div>
        </Document>
    }
}

/// A table for what the person does regularly, with a box for each day.
#[component]
fn Week() -> impl IntoView {
    let lang = here().lang;
    let days = [
        text!(lang, goals.mon),
        text!(lang, goals.tue),
        text!(lang, goals.wed),
        text!(lang, goals.thu),
        text!(lang, goals.fri),
        text!(lang, goals.sat),
        text!(lang, goals.sun),
    ];
    let row = |_| {
        let boxes = days.map(|_| view! { <td><EmptyBox /></td> });
        view! { <tr><td></td>{boxes.into_iter().collect_view()}</tr> }
    };
    view! {
        <table class="week">
            <thead>
                <tr>
                    <th scope="col">{text!(lang, goals.again)}</th>
                    {days.map(|day| view! { <th scope="col">{day}</th> }).into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{(0..ACTIONS).map(row).collect_view()}</tbody>
        </table>
    }
}
