//! Fields that the views share.

use crate::texts::texts;
use leptos::prelude::*;
use waymark_vault::Words;

/// A labelled field of one line.
#[component]
pub fn Line(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let id = next_id();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind
                autocomplete=autocomplete
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

/// A labelled field of several lines.
#[component]
pub fn Area(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(default = 2)] rows: u32,
) -> impl IntoView {
    let id = next_id();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                rows=rows
                maxlength=Words::MAX_CHARS.to_string()
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        </div>
    }
}

/// What stands in a field, and an emptied field.
pub fn take(value: RwSignal<String>) -> Option<Words> {
    let words = Words::try_from(value.get_untracked()).ok();
    value.set(String::new());
    words
}

/// A form of one field that adds a line to a list.
#[component]
pub fn Add(#[prop(into)] label: String, #[prop(into)] add: Callback<Words>) -> impl IntoView {
    let value = RwSignal::new(String::new());
    let texts = texts();
    view! {
        <form
            class="add"
            on:submit=move |event| {
                event.prevent_default();
                if let Some(words) = take(value) {
                    add.run(words);
                }
            }
        >
            <Line label=label value=value />
            <button class="button">{texts.say(|t| &t.add)}</button>
        </form>
    }
}

/// An id for a field and its label.
pub fn next_id() -> String {
    thread_local! {
        static LAST: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    let id = LAST.get() + 1;
    LAST.set(id);
    format!("f{id}")
}
