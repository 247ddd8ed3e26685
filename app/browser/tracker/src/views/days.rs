//! Days that are counted, and what comes after a return to use.

use super::{
    form::{Area, Check, Form, Line, More, Panel, Press, Rows, live, take},
    urge::Calls,
};
use crate::{
    browser,
    session::Session,
    texts::{Texts, count, fill, texts},
};
use leptos::prelude::*;
use waymark_vault::{
    count::{Count, Milestone, Return, Run},
    date::Date,
    seal::RecordId,
};

/// The view of counted days.
#[component]
pub fn Days() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let ids = Memo::new(move |_| {
        let vault = session.vault.read();
        vault.kept::<Count>().map(|(id, _)| id).collect::<Vec<_>>()
    });
    view! {
        <Rows ids=ids row=|id| view! { <OneCount id=id /> }.into_any() />
        <NewCount />
        <p class="soft">{t.days_kept()}</p>
    }
}

/// The figures of a count.
#[component]
pub fn Tile(count: Count) -> impl IntoView {
    let t = texts();
    let today = expect_context::<Session>().today();
    let figures = count.figures(today);
    let milestone = count.milestone(today).map(|reached| {
        view! { <p class="glad">{fill(t.milestone(), "{what}", length(reached, t))}</p> }
    });
    let next = count.next_milestone(today).map(|next| {
        let next_one = fill(t.next_milestone(), "{what}", length(next.milestone, t));
        view! { <p class="soft">{fill(&next_one, "{days}", days(next.in_days, t))}</p> }
    });
    view! {
        <div class="tile">
            <h3>{count.what.to_string()}</h3>
            <p class="big-number">{days(figures.current, t)}</p>
            {milestone}
            <dl>
                <div>
                    <dt>{t.total()}</dt>
                    <dd>{days(figures.total, t)}</dd>
                </div>
                <div>
                    <dt>{t.best()}</dt>
                    <dd>{days(figures.best, t)}</dd>
                </div>
            </dl>
            {next}
        </div>
    }
}

/// So many days, in words.
pub fn days(number: i64, t: Texts) -> String {
    count(number, t.one_day(), t.n_days())
}

fn length(milestone: Milestone, t: Texts) -> String {
    match milestone {
        Milestone::Days(number) => days(number.into(), t),
        Milestone::Months(number) => count(number.into(), t.one_month(), t.n_months()),
        Milestone::Years(number) => count(number.into(), t.one_year(), t.n_years()),
    }
}

#[component]
fn OneCount(id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let count = session.record::<Count>(id);
    let returns = RwSignal::new(false);
    let below = move || {
        if returns.get() {
            return view! { <AfterReturn id=id close=returns /> }.into_any();
        }
        view! {
            <p class="buttons">
                <Press label=t.i_used() press=move |()| returns.set(true) />
                <Press label=t.remove() press=move |()| session.remove(id) />
            </p>
        }
        .into_any()
    };
    view! {
        <Panel>
            {live(move || count.get().map(|count| view! { <Tile count=count /> }))} {live(below)}
            {live(move || count.get().map(|count| view! { <Runs count=count /> }))}
        </Panel>
    }
}

/// Every run of days beside the others: none is lost. Below it, what was learned in between.
#[component]
fn Runs(count: Count) -> impl IntoView {
    let t = texts();
    if count.returns.is_empty() {
        return ().into_any();
    }
    let session = expect_context::<Session>();
    let runs: Vec<Run> = count.runs(session.today());
    let longest = runs.iter().map(|run| run.days).max().unwrap_or(0).max(1);
    let rows = runs.iter().rev().map(|run| {
        let width = (run.days * 100 / longest).to_string();
        view! {
            <tr>
                <th scope="row">{browser::day_in_words(run.from, t.lang())}</th>
                <td>
                    <svg class="run" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        <rect width=width height="4"></rect>
                    </svg>
                    {days(run.days, t)}
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let told = count.returns.iter().rev().map(|(day, told)| {
        let lines = [&told.what_happened, &told.what_helped, &told.next_step];
        let lines = lines.into_iter().flatten();
        let lines = lines.map(|words| view! { <p class="own-words">{words.to_string()}</p> });
        let lines = lines.collect_view();
        view! {
            <li>
                <b>{browser::day_in_words(*day, t.lang())}</b>
                {lines}
            </li>
        }
    });
    let told = told.collect_view();
    view! {
        <More label=t.runs()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.run_from()}</th>
                        <th scope="col">{t.run_days()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </More>
        <More label=t.what_i_learned()>
            <ul class="told">{told}</ul>
        </More>
    }
    .into_any()
}

/// A kind word, three questions, and whom to call.
#[component]
fn AfterReturn(id: RecordId, close: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let day = RwSignal::new(session.today().to_string());
    let [happened, helped, next] = [(); 3].map(|()| RwSignal::new(String::new()));
    let save = move |()| {
        let Ok(day) = day.get_untracked().parse::<Date>() else {
            return;
        };
        let told = Return {
            what_happened: take(happened),
            what_helped: take(helped),
            next_step: take(next),
        };
        session.change(id, |count: &mut Count| count.note_return(day, told));
        close.set(false);
    };
    view! {
        <Form submit=save class="stack notice">
            <p class="lead">{t.return_kind()}</p>
            <p>
                <strong>{t.tolerance()}</strong>
            </p>
            <Calls />
            <Line label=t.return_day() value=day kind="date" />
            <Area label=t.return_happened() value=happened />
            <Area label=t.return_helped() value=helped />
            <Area label=t.return_next() value=next />
            <p class="soft">{t.all_optional()}</p>
            <p class="buttons">
                <button class="button main">{t.save()}</button>
                <Press label=t.not_now() press=move |()| close.set(false) />
            </p>
        </Form>
    }
}

#[component]
fn NewCount() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let what = RwSignal::new(String::new());
    let began = RwSignal::new(session.today().to_string());
    let first_day = RwSignal::new(false);
    let add = move |()| {
        let Ok(began) = began.get_untracked().parse::<Date>() else {
            return;
        };
        if let Some(what) = take(what) {
            session.make(Count {
                what,
                began,
                first_day_counts: first_day.get_untracked(),
                returns: [].into(),
            });
        }
    };
    view! {
        <Form submit=add class="panel stack">
            <h2>{t.new_count()}</h2>
            <Line label=t.count_what() value=what />
            <Line label=t.count_began() value=began kind="date" />
            <Check label=t.first_day_counts() is_on=first_day set=move |yes| first_day.set(yes) />
            <button class="button main">{t.count_these()}</button>
        </Form>
    }
}
