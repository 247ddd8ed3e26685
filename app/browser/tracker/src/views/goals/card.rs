//! One goal: its steps, its actions, its SMART questions, its taper, and the buttons that change its state.

use super::{
    super::form::{Details, Panel, reactive},
    actions::Actions,
    smart::SmartForm,
    steps::Steps,
    taper::TaperForm,
};
use crate::{names::area_name, session::Session, texts::texts};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_vault::{
    date::Date,
    goal::{Goal, GoalState},
    seal::RecordId,
};

#[component]
pub fn GoalCard(id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let goal = session.record::<Goal>(id);
    let area = move || goal.read().as_ref().map(|goal| area_name(goal.area, t));
    let words = move || goal.read().as_ref().map(|goal| goal.words.to_string());
    let state = move || match goal.read().as_ref()?.state {
        GoalState::Active => None,
        GoalState::Paused { .. } => Some(t.is_paused()),
        GoalState::Reached { .. } => Some(t.is_reached()),
        GoalState::Archived { .. } => Some(t.is_archived()),
    };
    let is_active = Memo::new(move |_| {
        goal.read()
            .as_ref()
            .is_some_and(|goal| goal.state == GoalState::Active)
    });
    let button = move |label, change: fn(&mut Goal, Date)| {
        let press = move |()| {
            let today = session.today();
            session.change(id, |goal: &mut Goal| change(goal, today));
        };
        view! { <Button label=label press=press /> }
    };
    let buttons = move || {
        if is_active.get() {
            let reached = button(t.reached(), Goal::reach);
            let pause = button(t.pause(), Goal::pause);
            let archive = button(t.archive(), Goal::archive);
            view! { {reached} {pause} {archive} }.into_any()
        } else {
            button(t.take_up(), Goal::resume).into_any()
        }
    };
    view! {
        <Panel>
            <p class="soft">{reactive(area)}</p>
            <h2>{reactive(words)}</h2>
            <p class="soft" hidden=is_active>{reactive(state)}</p>
            <h3>{t.steps()}</h3>
            <Steps goal=goal id=id />
            <h3>{t.actions()}</h3>
            <Actions goal=goal id=id />
            <Details label=t.smart()>
                <SmartForm goal=goal id=id />
            </Details>
            <Details label=t.taper()>
                <TaperForm goal=goal id=id />
            </Details>
            <p class="buttons">{reactive(buttons)}</p>
        </Panel>
    }
}
