//! The actions of a goal: things to do again and again, each in its rhythm.

use super::{
    super::form::{Checkbox, Form, Select, TextField, reactive, take_words},
    task_row::TaskRow,
};
use crate::{
    names::{rhythm_name, times_a_week, weekday_names},
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waymark_vault::{
    goal::{Action, Goal, Rhythm, TaskId},
    seal::RecordId,
};

/// Days for which a row says how the action went: four weeks.
const LOOK_BACK_DAYS: i32 = 28;

/// The actions, and a form for one more.
#[component]
pub fn Actions(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let actions = move || {
        let today = session.today();
        let goal = goal.read();
        let actions = goal.iter().flat_map(|goal| &goal.actions);
        let actions = actions.map(|action| {
            let action_id = action.id;
            let set = move |is_done: bool| {
                session.change(id, |goal: &mut Goal| {
                    if let Some(action) = goal.action_mut(action_id) {
                        if is_done {
                            action.done.insert(today);
                        } else {
                            action.done.remove(&today);
                        }
                    }
                });
            };
            let remove =
                move |()| session.change(id, |goal: &mut Goal| goal.remove_action(action_id));
            let from = today.checked_add(1 - LOOK_BACK_DAYS).unwrap_or(today);
            let (done, meant) = action.share(from, today);
            let so_far = fill(&fill(t.share_done(), "{done}", done), "{meant}", meant);
            let so_far = format!("{} · {so_far}", rhythm_name(&action.rhythm, t));
            let is_done = action.done.contains(&today);
            view! { <TaskRow words=action.words.to_string() is_done=is_done set=set remove=remove so_far=so_far /> }
        });
        actions.collect_view()
    };
    view! {
        <ul class="ticks">{reactive(actions)}</ul>
        <NewAction id=id />
    }
}

/// The rhythm at a position of the list: every day, on some days, once to six times a week.
fn rhythm(chosen: usize, days: [bool; 7]) -> Option<Rhythm> {
    match chosen {
        0 => Some(Rhythm::Daily),
        1 => {
            let days = (1_i8..).zip(days).filter(|(_, is_on)| *is_on);
            let days = days.filter_map(|(day, _)| day.try_into().ok());
            let days: BTreeSet<_> = days.collect();
            (!days.is_empty()).then_some(Rhythm::On(days))
        }
        times => u8::try_from(times - 1)
            .ok()?
            .try_into()
            .ok()
            .map(Rhythm::Weekly),
    }
}

#[component]
fn NewAction(id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(0);
    let days = RwSignal::new([false; 7]);
    let add = move |()| {
        let rhythm = rhythm(chosen.get_untracked(), days.get_untracked());
        let (Some(rhythm), Ok(task)) = (rhythm, TaskId::random()) else {
            return;
        };
        if let Some(words) = take_words(words) {
            let action = Action::new(task, words, rhythm, session.today());
            session.change(id, |goal: &mut Goal| goal.actions.push(action));
        }
    };
    let mut names = vec![t.every_day().to_owned(), t.some_days().to_owned()];
    names.extend((1..7).map(|times| times_a_week(times, t)));
    let ticks = weekday_names(t).into_iter().enumerate().map(|(at, name)| {
        let set = move |is_on| days.update(|days| days[at] = is_on);
        view! { <Checkbox label=name is_on=Signal::derive(move || days.get()[at]) set=set /> }
    });
    let ticks = ticks.collect_view();
    view! {
        <Form submit=add>
            <TextField label=t.add_action() value=words />
            <Select label=t.how_often() names=names chosen=chosen choose=move |at| chosen.set(at) />
            <fieldset class="scale" hidden=Signal::derive(move || chosen.get() != 1)>
                <legend class="hidden">{t.some_days()}</legend>
                {ticks}
            </fieldset>
            <button class="button">{t.add()}</button>
        </Form>
    }
}
