//! The days that a person counts, and what they write after a return to use.

use super::{
    form::{Checkbox, Details, Form, Panel, RecordList, TextArea, TextField, reactive, take_words},
    urge::PeopleToCall,
};
use crate::{
    browser,
    names::{days, milestone_name},
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_vault::{
    count::{Count, ReturnToUse, Run},
    date::Date,
    seal::RecordId,
};

#[component]
pub fn Days() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let ids = Memo::new(move |_| {
        let vault = session.vault.read();
        vault
            .records::<Count>()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    });
    view! {
        <RecordList ids=ids row=|id| view! { <CountCard id=id /> }.into_any() />
        <NewCount />
        <p class="soft">{t.days_kept()}</p>
    }
}

/// The figures of a count.
#[component]
pub fn CountTile(count: Count) -> impl IntoView {
    let t = texts();
    let today = expect_context::<Session>().today();
    let figures = count.figures(today);
    let milestone = count.milestone(today).map(|reached| {
        view! { <p class="glad">{fill(t.milestone(), "{what}", milestone_name(reached, t))}</p> }
    });
    let next = count.next_milestone(today).map(|next| {
        let text = fill(
            t.next_milestone(),
            "{what}",
            milestone_name(next.milestone, t),
        );
        view! { <p class="soft">{fill(&text, "{days}", days(next.in_days, t))}</p> }
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

#[component]
fn CountCard(id: RecordId) -> impl IntoView {
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
                <Button label=t.i_used() press=move |()| returns.set(true) />
                <Button label=t.remove() press=move |()| session.remove(id) />
            </p>
        }
        .into_any()
    };
    view! {
        <Panel>
            {reactive(move || count.get().map(|count| view! { <CountTile count=count /> }))} {reactive(below)}
            {reactive(move || count.get().map(|count| view! { <Runs count=count /> }))}
        </Panel>
    }
}

/// Every run of days, so that none is lost, and what the person learned in between.
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
    let notes = count.returns.iter().rev().map(|(day, note)| {
        let lines = [&note.what_happened, &note.what_helped, &note.next_step];
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
    let notes = notes.collect_view();
    view! {
        <Details label=t.runs()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.run_from()}</th>
                        <th scope="col">{t.run_days()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Details>
        <Details label=t.what_i_learned()>
            <ul class="told">{notes}</ul>
        </Details>
    }
    .into_any()
}

/// A kind word, people to call, and three questions.
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
        let note = ReturnToUse {
            what_happened: take_words(happened),
            what_helped: take_words(helped),
            next_step: take_words(next),
        };
        session.change(id, |count: &mut Count| count.note_return(day, note));
        close.set(false);
    };
    view! {
        <Form submit=save class="stack notice">
            <p class="lead">{t.return_kind()}</p>
            <p>
                <strong>{t.tolerance()}</strong>
            </p>
            <PeopleToCall />
            <TextField label=t.return_day() value=day kind="date" />
            <TextArea label=t.return_happened() value=happened />
            <TextArea label=t.return_helped() value=helped />
            <TextArea label=t.return_next() value=next />
            <p class="soft">{t.all_optional()}</p>
            <p class="buttons">
                <button class="button main">{t.save()}</button>
                <Button label=t.not_now() press=move |()| close.set(false) />
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
        if let Some(what) = take_words(what) {
            session.add(Count {
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
            <TextField label=t.count_what() value=what />
            <TextField label=t.count_began() value=began kind="date" />
            <Checkbox label=t.first_day_counts() is_on=first_day set=move |is_on| first_day.set(is_on) />
            <button class="button main">{t.count_these()}</button>
        </Form>
    }
}
