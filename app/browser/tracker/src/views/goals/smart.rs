//! SMART questions, which make a goal clearer. All are optional.

use super::super::form::{Form, TextArea, TextField};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Words,
    goal::{Goal, Smart},
    seal::RecordId,
};

#[component]
pub fn SmartForm(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let fields = [(); 5].map(|()| RwSignal::new(String::new()));
    let [specific, measurable, achievable, relevant, by] = fields;
    // What is stored fills the fields: at first, and again when a change is undone.
    let stored = Memo::new(move |_| goal.read().as_ref().map(|goal| goal.smart.clone()));
    Effect::new(move |_| {
        let text = |words: Option<Words>| words.map_or(String::new(), String::from);
        let stored = stored.get().unwrap_or_default();
        specific.set(text(stored.specific));
        measurable.set(text(stored.measurable));
        achievable.set(text(stored.achievable));
        relevant.set(text(stored.relevant));
        by.set(stored.by.map_or(String::new(), |by| by.to_string()));
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
            <TextArea label=t.specific() value=specific rows=1 />
            <TextArea label=t.measurable() value=measurable rows=1 />
            <TextArea label=t.achievable() value=achievable rows=1 />
            <TextArea label=t.relevant() value=relevant rows=1 />
            <TextField label=t.by() value=by kind="date" />
            <p class="soft">{t.all_optional()}</p>
            <button class="button">{t.save()}</button>
        </Form>
    }
}
