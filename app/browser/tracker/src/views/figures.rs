//! A chart of mood, craving and things done over days, with a table of the same figures.

use crate::{browser, texts::texts};
use leptos::prelude::*;
use waymark_vault::series::DayFigures;

/// Units of the drawing, small enough to need no fractions.
const WIDTH: usize = 6_000;
const HEIGHT: usize = 1_200;
/// Units for the bars of things done, below the lines.
const BARS: usize = 400;

#[component]
pub fn Chart(days: Vec<DayFigures>) -> impl IntoView {
    let t = texts();
    let has_figures =
        |day: &&DayFigures| day.mood.is_some() || day.craving.is_some() || day.done > 0;
    if !days.iter().any(|day| has_figures(&day)) {
        return view! { <p class="soft">{t.no_days()}</p> }.into_any();
    }
    let number = |number: Option<String>| number.unwrap_or_else(|| "–".to_owned());
    let rows = days.iter().rev().filter(has_figures).map(|day| {
        view! {
            <tr>
                <th scope="row">{browser::day_in_words(day.on, t.lang())}</th>
                <td>{number(day.mood.map(|mood| format!("{}.{}", mood / 10, mood % 10)))}</td>
                <td>{number(day.craving.map(|craving| craving.to_string()))}</td>
                <td>{day.done.to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    // Moods go from 10 to 50 tenths, cravings from 0 to 10.
    let mood = line(&days, |day| Some((day.mood? - 10) as usize * HEIGHT / 40));
    let craving = line(&days, |day| Some(usize::from(day.craving?) * HEIGHT / 10));
    view! {
        <figure class="chart">
            <svg viewBox=format!("-60 -60 {} {}", WIDTH + 120, HEIGHT + BARS + 120) role="img" aria-label=t.chart()>
                <path class="done" d=bars(&days)></path>
                <path class="mood" d=mood></path>
                <path class="craving" d=craving></path>
            </svg>
            <figcaption>
                <span class="mood">{t.chart_mood()}</span>
                " · "
                <span class="craving">{t.chart_craving()}</span>
                " · "
                <span class="done">{t.things_done()}</span>
            </figcaption>
        </figure>
        <details>
            <summary>{t.as_table()}</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.day()}</th>
                        <th scope="col">{t.chart_mood()}</th>
                        <th scope="col">{t.chart_craving()}</th>
                        <th scope="col">{t.things_done()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// The horizontal position of a day.
fn x(at: usize, days: usize) -> usize {
    at * WIDTH / days.saturating_sub(1).max(1)
}

/// A line through the days that have a figure, with a dot for each. `height` counts from the bottom.
fn line(days: &[DayFigures], height: fn(&DayFigures) -> Option<usize>) -> String {
    let known = days.iter().enumerate();
    let known = known.filter_map(|(at, day)| Some((x(at, days.len()), HEIGHT - height(day)?)));
    let mut go = 'M';
    // A line of no length still has round ends, which look like a dot.
    let dots = known.map(|(x, y)| format!("{}{x} {y}h0", std::mem::replace(&mut go, 'L')));
    dots.collect()
}

/// A bar for each day on which something was done.
fn bars(days: &[DayFigures]) -> String {
    let most = days.iter().map(|day| day.done).max().unwrap_or(0).max(1);
    let done = days.iter().enumerate().filter(|(_, day)| day.done > 0);
    let bars = done.map(|(at, day)| {
        let height = (BARS - 40) * day.done / most;
        format!("M{} {}v-{height}", x(at, days.len()), HEIGHT + BARS)
    });
    bars.collect()
}
