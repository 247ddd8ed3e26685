//! Questions that make a goal clearer; each may stay open.

use super::super::form::{Area, Form, Line};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Words,
    goal::{Goal, Smart},
    seal::RecordId,
};

/// The prompts of a goal, and a button that keeps what was answered.
#[component]
pub fn Clearer(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let fields = [(); 5].map(|()| RwSignal::new(String::new()));
    let [specific, measurable, achievable, relevant, by] = fields;
    // What is kept fills the fields: at first, and when a change was taken back.
    let kept = Memo::new(move |_| goal.read().as_ref().map(|goal| goal.smart.clone()));
    Effect::new(move |_| {
        let said = |words: Option<Words>| words.map_or(String::new(), String::from);
        let kept = kept.get().unwrap_or_default();
        specific.set(said(kept.specific));
        measurable.set(said(kept.measurable));
        achievable.set(said(kept.achievable));
        relevant.set(said(kept.relevant));
        by.set(kept.by.map_or(String::new(), |by| by.to_string()));
    });
    let save = move |()| {
        let words = |field: RwSignal<String>| Words::try_from(field.get_untracked()).ok();
        let smart = Smart {
            specific: words(specific),
            measurable: words(measurable),
            achievable: words(achievable),
            relevant: words(relevant),
            by: by.get_untracked().parse().ok(),
        };
        session.change(id, |goal: &mut Goal| goal.smart = smart);
    };
    view! {
        <Form submit=save>
            <Area label=t.specific() value=specific rows=1 />
            <Area label=t.measurable() value=measurable rows=1 />
            <Area label=t.achievable() value=achievable rows=1 />
            <Area label=t.relevant() value=relevant rows=1 />
            <Line label=t.by() value=by kind="date" />
            <p class="soft">{t.all_optional()}</p>
            <button class="button">{t.save()}</button>
        </Form>
    }
}
