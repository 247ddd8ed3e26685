//! Goals: in the tracker with JavaScript, and as sheets to print.

use crate::{
    components::{
        here,
        on_device::TrackerPlace,
        worksheet::{Blank, Boxes, EmptyBox, ShortBlanks},
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::td_string,
};
use leptos::prelude::*;

/// Empty rows on the week's sheet.
const ACTIONS: usize = 4;

/// `/goals`
#[component]
pub fn Goals() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let areas = [
        td_string!(l, goals.health),
        td_string!(l, goals.home),
        td_string!(l, goals.purpose),
        td_string!(l, goals.community),
        td_string!(l, goals.sobriety),
        td_string!(l, goals.relationships),
    ];
    let dates = [td_string!(l, goals.step_day), td_string!(l, goals.by)];
    let count = [
        td_string!(l, goals.count),
        td_string!(l, goals.began),
        td_string!(l, goals.total),
        td_string!(l, goals.best),
    ];
    view! {
        <Document title=td_string!(l, goals.title) description=td_string!(l, goals.description) frame=Frame::OwnModule>
            <div class="wrap prose">
                <h1 class="screen">{td_string!(l, goals.title)}</h1>
                <TrackerPlace view="goals" />
                <h2 class="blaze screen">{td_string!(l, goals.paper)}</h2>
                <p class="screen">{td_string!(l, goals.lead)}</p>
                <PrintButton label=td_string!(l, goals.print).to_owned() />
                <p class="soft screen">{td_string!(l, goals.by_hand)}</p>
                <article class="sheet wide">
                    <h2>{td_string!(l, goals.sheet)}</h2>
                    <Blank label=td_string!(l, goals.want) lines=2 />
                    <Boxes label=td_string!(l, goals.about) choices=areas />
                    <Blank label=td_string!(l, goals.why) lines=2 />
                    <Blank label=td_string!(l, goals.step) />
                    <ShortBlanks labels=dates />
                    <Blank label=td_string!(l, goals.then) />
                    <Blank label=td_string!(l, goals.know) />
                    <div class="pair">
                        <Blank label=td_string!(l, goals.barrier) lines=2 />
                        <Blank label=td_string!(l, goals.helps) lines=2 />
                    </div>
                    <Blank label=td_string!(l, goals.who) />
                </article>
                <article class="sheet wide">
                    <h2>{td_string!(l, goals.week)}</h2>
                    <Week />
                    <p>{td_string!(l, goals.tick)}</p>
                    <h2>{td_string!(l, goals.days)}</h2>
                    <ShortBlanks labels=count />
                    <p>{td_string!(l, goals.kept)}</p>
                    <Blank label=td_string!(l, goals.learned) lines=4 />
                </article>
                <p class="screen"><a href=here.to("/plans")>{td_string!(l, goals.to_plans)}</a></p>
            </div>
        </Document>
    }
}

/// A table for what the person does regularly, with a box for each day.
#[component]
fn Week() -> impl IntoView {
    let l = here().locale();
    let days = [
        td_string!(l, goals.mon),
        td_string!(l, goals.tue),
        td_string!(l, goals.wed),
        td_string!(l, goals.thu),
        td_string!(l, goals.fri),
        td_string!(l, goals.sat),
        td_string!(l, goals.sun),
    ];
    let row = |_| {
        let boxes = days.map(|_| view! { <td><EmptyBox /></td> });
        view! { <tr><td></td>{boxes.into_iter().collect_view()}</tr> }
    };
    view! {
        <table class="week">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, goals.again)}</th>
                    {days.map(|day| view! { <th scope="col">{day}</th> }).into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{(0..ACTIONS).map(row).collect_view()}</tbody>
        </table>
    }
}
