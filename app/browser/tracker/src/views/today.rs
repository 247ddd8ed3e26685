//! Today: one thing to do next, a craving to ride out, a check-in, and how the last days went.

use super::{
    check_in::CheckInForm,
    days::CountTile,
    figures::Chart,
    form::{Panel, Select, reactive},
    urge::Urge,
};
use crate::{
    backup::save_backup,
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_vault::{
    Words,
    count::Count,
    date::Date,
    goal::{Goal, TaskId},
    seal::RecordId,
    today::NextThing,
};

/// How far back the chart can go, in days.
const PERIODS: [i32; 3] = [30, 90, 365];

#[component]
pub fn Today(#[prop(into)] open_goals: Callback<()>) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let period = RwSignal::new(0_usize);
    let periods = PERIODS.map(|days| fill(t.n_days_back(), "{n}", days));
    let chart = move || {
        let today = session.today();
        let days = PERIODS.get(period.get()).copied().unwrap_or(PERIODS[0]);
        let from = today.checked_add(1 - days).unwrap_or(today);
        let days = session.vault.read().series(from, today);
        view! { <Chart days=days /> }
    };
    view! {
        <BackupNudge />
        <NextStep open_goals=open_goals />
        <Urge />
        <Counts />
        <CheckInForm />
        <Panel heading=t.last_days()>
            <Select label=t.period() names=periods.into() chosen=period choose=move |at| period.set(at) />
            {reactive(chart)}
        </Panel>
    }
}

/// Asks for a backup now and then.
#[component]
fn BackupNudge() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let asks = Memo::new(move |_| session.vault.read().needs_backup_nudge(session.now()));
    let save = move |()| {
        // If the vault is too large for a file, the settings say so.
        drop(save_backup(session));
    };
    let not_now = move |()| {
        let today = session.today();
        session.change_only(|settings: &mut waymark_vault::Settings| {
            settings.backup_asked_on = Some(today);
        });
    };
    view! {
        <div class="notice" hidden=Signal::derive(move || !asks.get())>
            <p>{t.backup_nudge()}</p>
            <p class="buttons">
                <Button label=t.backup_save() press=save class="button main" />
                <Button label=t.not_now() press=not_now />
            </p>
        </div>
    }
}

/// Marks a step or an action of a goal as done on a day.
type MarkDone = fn(&mut Goal, TaskId, Date);

/// The one thing to do next.
#[component]
fn NextStep(open_goals: Callback<()>) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let task = move |goal: RecordId, task: TaskId, words: &Words, label, mark_done: MarkDone| {
        let press = move |()| {
            let today = session.today();
            session.change(goal, |goal: &mut Goal| mark_done(goal, task, today));
        };
        view! {
            <p class="lead">{words.to_string()}</p>
            <Button label=label press=press class="button main" />
        }
        .into_any()
    };
    let next = move || {
        let now = session.now();
        match session.vault.read().next_thing(now) {
            NextThing::SetGoal => view! {
                <p>{t.next_goal()}</p>
                <Button label=t.set_goal() press=open_goals class="button main" />
            }
            .into_any(),
            NextThing::CheckIn => view! { <p>{t.next_check_in()}</p> }.into_any(),
            NextThing::Act { goal, action } => {
                let label = t.done_today();
                task(
                    goal,
                    action.id,
                    &action.words,
                    label,
                    Goal::mark_action_done,
                )
            }
            NextThing::Step { goal, step } => {
                task(goal, step.id, &step.words, t.done(), Goal::mark_step_done)
            }
            NextThing::Rest => view! { <p>{t.next_rest()}</p> }.into_any(),
        }
    };
    view! {
        <section class="panel next" aria-live="polite">
            <h2>{t.next()}</h2>
            {reactive(next)}
        </section>
    }
}

#[component]
fn Counts() -> impl IntoView {
    let session = expect_context::<Session>();
    let counts = move || {
        let vault = session.vault.read();
        let counts = vault.records::<Count>();
        counts
            .map(|(_, count)| view! { <CountTile count=count.clone() /> })
            .collect_view()
    };
    view! { <div class="tiles">{reactive(counts)}</div> }
}
