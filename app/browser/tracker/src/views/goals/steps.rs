//! The steps of a goal: things to do once.

use super::{
    super::form::{AddLine, reactive},
    task_row::TaskRow,
};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Words,
    goal::{Goal, Step, TaskId},
    seal::RecordId,
};

/// The steps, and a field for one more.
#[component]
pub fn Steps(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
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
            let remove =
                move |()| session.change(id, |goal: &mut Goal| goal.remove_step(step_id));
            view! { <TaskRow words=step.words.to_string() is_done=step.done_on.is_some() set=set remove=remove /> }
        });
        steps.collect_view()
    };
    view! {
        <ul class="ticks">{reactive(steps)}</ul>
        <AddLine label=t.add_step() add=add />
    }
}
