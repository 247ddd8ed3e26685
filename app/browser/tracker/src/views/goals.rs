//! Goals: all of them, and a new one.

pub mod actions;
mod one;
mod smart;
mod taper;

use super::form::{Form, Line, More, Radios, Rows, take};
use crate::{
    session::Session,
    texts::{Texts, texts},
};
use leptos::prelude::*;
use one::OneGoal;
use waymark_vault::goal::{Area, Goal, State, Step, TaskId};

/// The view of goals.
#[component]
pub fn Goals() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let ids = move |is_away: bool| {
        let vault = session.vault.read();
        let goals = vault.goals();
        let goals =
            goals.filter(|(_, goal)| matches!(goal.state, State::Archived { .. }) == is_away);
        goals.map(|(id, _)| id).collect::<Vec<_>>()
    };
    let here = Memo::new(move |_| ids(false));
    let away = Memo::new(move |_| ids(true));
    view! {
        <Rows ids=here row=|id| view! { <OneGoal id=id /> }.into_any() />
        <NewGoal />
        <div hidden=Signal::derive(move || away.read().is_empty())>
            <More label=t.archived()>
                <Rows ids=away row=|id| view! { <OneGoal id=id /> }.into_any() />
            </More>
        </div>
        <super::starter::Maker />
    }
}

/// The parts of life in the order they are offered.
pub fn areas(t: Texts) -> Vec<&'static str> {
    Area::ALL.map(|area| area_name(area, t)).into()
}

/// A part of life in words.
pub fn area_name(area: Area, t: Texts) -> &'static str {
    match area {
        Area::Health => t.area_health(),
        Area::Home => t.area_home(),
        Area::Purpose => t.area_purpose(),
        Area::Community => t.area_community(),
        Area::Sobriety => t.area_sobriety(),
        Area::Relationships => t.area_relationships(),
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
        let area = area.get_untracked().and_then(|at| Area::ALL.get(at));
        let (Some(area), Ok(step_id)) = (area, TaskId::random()) else {
            return;
        };
        if let Some(words) = take(words) {
            let mut goal = Goal::new(words, *area, session.today());
            goal.steps
                .extend(take(step).map(|words| Step::new(step_id, words)));
            session.make(goal);
        }
    };
    view! {
        <Form submit=add class="panel stack">
            <h2>{t.new_goal()}</h2>
            <Line label=t.goal_words() value=words />
            <Radios legend=t.goal_area() names=areas(t) chosen=area />
            <Line label=t.first_step() value=step />
            <button class="button main">{t.set_goal()}</button>
        </Form>
    }
}
