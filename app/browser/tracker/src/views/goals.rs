//! All goals, and the form for a new one.

mod actions;
mod card;
mod smart;
mod steps;
mod taper;
mod task_row;

use super::{
    form::{Details, Form, Radios, RecordList, TextField, take_words},
    starter_maker::StarterMaker,
};
use crate::{names::area_names, session::Session, texts::texts};
use card::GoalCard;
use leptos::prelude::*;
use waymark_vault::goal::{Goal, GoalState, LifeArea, Step, TaskId};

#[component]
pub fn Goals() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let is_archived = |goal: &Goal| matches!(goal.state, GoalState::Archived { .. });
    let ids = move |is_shown: &dyn Fn(&Goal) -> bool| {
        let vault = session.vault.read();
        let goals = vault.goals().filter(|(_, goal)| is_shown(goal));
        goals.map(|(id, _)| id).collect::<Vec<_>>()
    };
    let current = Memo::new(move |_| ids(&|goal| !is_archived(goal)));
    let archived = Memo::new(move |_| ids(&is_archived));
    view! {
        <RecordList ids=current row=|id| view! { <GoalCard id=id /> }.into_any() />
        <NewGoal />
        <div hidden=Signal::derive(move || archived.read().is_empty())>
            <Details label=t.archived()>
                <RecordList ids=archived row=|id| view! { <GoalCard id=id /> }.into_any() />
            </Details>
        </div>
        <StarterMaker />
    }
}

#[component]
fn NewGoal() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let words = RwSignal::new(String::new());
    let area = RwSignal::new(Some(0));
    let step = RwSignal::new(String::new());
    let add = move |()| {
        let area = area.get_untracked().and_then(|at| LifeArea::ALL.get(at));
        let (Some(area), Ok(step_id)) = (area, TaskId::random()) else {
            return;
        };
        if let Some(words) = take_words(words) {
            let mut goal = Goal::new(words, *area, session.today());
            goal.steps
                .extend(take_words(step).map(|words| Step::new(step_id, words)));
            session.add(goal);
        }
    };
    view! {
        <Form submit=add class="panel stack">
            <h2>{t.new_goal()}</h2>
            <TextField label=t.goal_words() value=words />
            <Radios legend=t.goal_area() names=area_names(t) chosen=area />
            <TextField label=t.first_step() value=step />
            <button class="button main">{t.set_goal()}</button>
        </Form>
    }
}
