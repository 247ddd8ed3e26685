//! Mood and craving over days, drawn, and as a table beside.

use crate::{browser, texts::texts};
use leptos::prelude::*;
use waymark_vault::series::Day;

/// Units of the drawing.
const WIDTH: f32 = 600.0;
const HEIGHT: f32 = 120.0;

/// A chart of days.
#[component]
pub fn Chart(days: Vec<Day>) -> impl IntoView {
    let texts = texts();
    let lang = texts.say(|t| &t.lang);
    if days
        .iter()
        .all(|day| day.mood.is_none() && day.craving.is_none())
    {
        return view! { <p class="soft">{texts.say(|t| &t.no_days)}</p> }.into_any();
    }
    let mood = dots(&days, |day| day.mood.map(|mood| (mood - 1.0) / 4.0));
    let craving = dots(&days, |day| {
        day.craving.map(|craving| f32::from(craving) / 10.0)
    });
    let drawn = |class: &'static str, dots: Vec<(f32, f32)>| {
        let line = dots
            .iter()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect::<Vec<_>>()
            .join(" ");
        let dots = dots
            .into_iter()
            .map(|(x, y)| view! { <circle cx=x.to_string() cy=y.to_string() r="4"></circle> });
        view! {
            <g class=class>
                <polyline points=line></polyline>
                {dots.collect_view()}
            </g>
        }
    };
    let written = days
        .iter()
        .rev()
        .filter(|day| day.mood.is_some() || day.craving.is_some() || day.done > 0);
    let number = |number: Option<String>| number.unwrap_or_else(|| "–".to_owned());
    let rows = written.map(|day| {
        view! {
            <tr>
                <th scope="row">{browser::day_in_words(day.on, &lang)}</th>
                <td>{number(day.mood.map(|mood| format!("{mood:.1}")))}</td>
                <td>{number(day.craving.map(|craving| craving.to_string()))}</td>
                <td>{day.done.to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <figure class="chart">
            <svg viewBox=format!("-6 -6 {} {}", WIDTH + 12.0, HEIGHT + 12.0) role="img" aria-label=texts.say(|t| &t.chart)>
                {drawn("mood", mood)} {drawn("craving", craving)}
            </svg>
            <figcaption>
                <span class="mood">{texts.say(|t| &t.chart_mood)}</span>
                " · "
                <span class="craving">{texts.say(|t| &t.chart_craving)}</span>
            </figcaption>
        </figure>
        <details>
            <summary>{texts.say(|t| &t.as_table)}</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.say(|t| &t.day)}</th>
                        <th scope="col">{texts.say(|t| &t.chart_mood)}</th>
                        <th scope="col">{texts.say(|t| &t.chart_craving)}</th>
                        <th scope="col">{texts.say(|t| &t.things_done)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// Where the days that are known stand; `share` goes from 0, at the bottom, to 1.
#[expect(
    clippy::cast_precision_loss,
    reason = "a chart has at most two thousand days"
)]
fn dots(days: &[Day], share: impl Fn(&Day) -> Option<f32>) -> Vec<(f32, f32)> {
    let step = WIDTH / days.len().saturating_sub(1).max(1) as f32;
    let dots = days.iter().enumerate();
    dots.filter_map(|(at, day)| Some((at as f32 * step, HEIGHT * (1.0 - share(day)?))))
        .collect()
}
