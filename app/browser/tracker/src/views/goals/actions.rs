//! Things that are done again and again, each in its rhythm.

use super::{
    super::form::{Check, Form, Line, Select, live, take},
    one::Thing,
};
use crate::{
    session::Session,
    texts::{Texts, count, fill, texts},
};
use leptos::prelude::*;
use waymark_vault::{
    goal::{Action, Goal, Rhythm, TaskId},
    seal::RecordId,
};

/// Days of which it is said how they went: four weeks.
const LOOK_BACK: i32 = 28;

/// The actions of a goal, and one more.
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
            let from = today.checked_add(1 - LOOK_BACK).unwrap_or(today);
            let (done, meant) = action.share(from, today);
            let so_far = fill(&fill(t.share_done(), "{done}", done), "{meant}", meant);
            let so_far = format!("{} · {so_far}", rhythm_name(&action.rhythm, t));
            let is_done = action.done.contains(&today);
            view! { <Thing words=action.words.to_string() is_done=is_done set=set remove=remove so_far=so_far /> }
        });
        actions.collect_view()
    };
    view! {
        <ul class="ticks">{live(actions)}</ul>
        <NewAction id=id />
    }
}

/// How often, in words.
pub fn rhythm_name(rhythm: &Rhythm, t: Texts) -> String {
    match rhythm {
        Rhythm::Daily => t.every_day().to_owned(),
        Rhythm::On(days) => {
            let names = weekdays(t);
            let names = days.iter().filter_map(|day| {
                let at = usize::try_from(i8::from(*day)).ok()?;
                names.get(at - 1).copied()
            });
            names.collect::<Vec<_>>().join(", ")
        }
        Rhythm::Weekly(times) => count(u8::from(*times).into(), t.one_a_week(), t.n_a_week()),
    }
}

fn weekdays(t: Texts) -> [&'static str; 7] {
    [
        t.mon(),
        t.tue(),
        t.wed(),
        t.thu(),
        t.fri(),
        t.sat(),
        t.sun(),
    ]
}

/// The rhythms that are offered: every day, on some days, once to six times a week.
fn rhythm(chosen: usize, days: [bool; 7]) -> Option<Rhythm> {
    match chosen {
        0 => Some(Rhythm::Daily),
        1 => {
            let days = (1_i8..).zip(days).filter(|(_, is_on)| *is_on);
            let days = days.filter_map(|(day, _)| day.try_into().ok());
            let days: std::collections::BTreeSet<_> = days.collect();
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
        if let Some(words) = take(words) {
            let action = Action::new(task, words, rhythm, session.today());
            session.change(id, |goal: &mut Goal| goal.actions.push(action));
        }
    };
    let mut names = vec![t.every_day().to_owned(), t.some_days().to_owned()];
    names.extend((1..7).map(|times| count(times, t.one_a_week(), t.n_a_week())));
    let ticks = weekdays(t).into_iter().enumerate().map(|(at, name)| {
        let set = move |yes| days.update(|days| days[at] = yes);
        view! { <Check label=name is_on=Signal::derive(move || days.get()[at]) set=set /> }
    });
    let ticks = ticks.collect_view();
    view! {
        <Form submit=add>
            <Line label=t.add_action() value=words />
            <Select label=t.how_often() names=names chosen=chosen choose=move |at| chosen.set(at) />
            <fieldset class="scale" hidden=Signal::derive(move || chosen.get() != 1)>
                <legend class="hidden">{t.some_days()}</legend>
                {ticks}
            </fieldset>
            <button class="button">{t.add()}</button>
        </Form>
    }
}
