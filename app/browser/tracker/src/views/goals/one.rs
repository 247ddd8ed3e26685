//! One goal: its steps, what is done again and again, and how it stands.

use super::{
    super::form::{Add, Check, More, Panel, Press, live},
    actions::Actions,
    area_name,
    smart::Clearer,
    taper::Less,
};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Words,
    goal::{Goal, State, Step, TaskId},
    seal::RecordId,
};

/// A goal.
#[component]
pub fn OneGoal(id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let goal = session.record::<Goal>(id);
    let area = move || goal.read().as_ref().map(|goal| area_name(goal.area, t));
    let words = move || goal.read().as_ref().map(|goal| goal.words.to_string());
    let told = move || match goal.read().as_ref()?.state {
        State::Active => None,
        State::Paused { .. } => Some(t.is_paused()),
        State::Reached { .. } => Some(t.is_reached()),
        State::Archived { .. } => Some(t.is_archived()),
    };
    let is_active = Memo::new(move |_| {
        goal.read()
            .as_ref()
            .is_some_and(|goal| goal.state == State::Active)
    });
    let button = move |label, run: fn(&mut Goal, waymark_vault::date::Date)| {
        let press = move |()| {
            let today = session.today();
            session.change(id, |goal: &mut Goal| run(goal, today));
        };
        view! { <Press label=label press=press /> }
    };
    let buttons = move || {
        if is_active.get() {
            let reached = button(t.reached(), Goal::reach);
            let pause = button(t.pause(), Goal::pause);
            let archive = button(t.archive(), Goal::archive);
            view! { {reached} {pause} {archive} }.into_any()
        } else {
            button(t.take_up(), Goal::take_up).into_any()
        }
    };
    view! {
        <Panel>
            <p class="soft">{live(area)}</p>
            <h2>{live(words)}</h2>
            <p class="soft" hidden=is_active>{live(told)}</p>
            <h3>{t.steps()}</h3>
            <Steps goal=goal id=id />
            <h3>{t.actions()}</h3>
            <Actions goal=goal id=id />
            <More label=t.smart()>
                <Clearer goal=goal id=id />
            </More>
            <More label=t.taper()>
                <Less goal=goal id=id />
            </More>
            <p class="buttons">{live(buttons)}</p>
        </Panel>
    }
}

/// Things to do once.
#[component]
fn Steps(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let add = move |words: Words| {
        if let Ok(step_id) = TaskId::random() {
            session.change(id, |goal: &mut Goal| {
                goal.steps.push(Step::new(step_id, words));
            });
        }
    };
    let steps = move || {
        let goal = goal.read();
        let steps = goal.iter().flat_map(|goal| &goal.steps);
        let steps = steps.map(|step| {
            let step_id = step.id;
            let set = move |is_done: bool| {
                let done_on = is_done.then(|| session.today());
                session.change(id, |goal: &mut Goal| {
                    if let Some(step) = goal.step_mut(step_id) {
                        step.done_on = done_on;
                    }
                });
            };
            let remove = move |()| session.change(id, |goal: &mut Goal| goal.remove_step(step_id));
            view! { <Thing words=step.words.to_string() is_done=step.done_on.is_some() set=set remove=remove /> }
        });
        steps.collect_view()
    };
    view! {
        <ul class="ticks">{live(steps)}</ul>
        <Add label=t.add_step() add=add />
    }
}

/// A thing to do, and whether it is done.
#[component]
pub fn Thing(
    words: String,
    is_done: bool,
    #[prop(into)] set: Callback<bool>,
    #[prop(into)] remove: Callback<()>,
    /// How it went so far.
    #[prop(optional)]
    so_far: String,
) -> impl IntoView {
    let t = texts();
    let about = crate::texts::fill(t.remove_this(), "{what}", &words);
    let so_far = (!so_far.is_empty()).then(|| view! { <span class="soft small">{so_far}</span> });
    view! {
        <li>
            <Check label=words is_on=Signal::stored(is_done) set=set />
            {so_far}
            <Press label=t.remove() press=remove class="button small" about=about />
        </li>
    }
}
