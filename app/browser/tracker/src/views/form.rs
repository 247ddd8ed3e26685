//! Form parts that the views share: fields, lists, panels.
//!
//! Components that many views use have no type parameters, so that the module holds their code only once.

use crate::texts::texts;
use leptos::prelude::*;
use waymark_vault::{Words, seal::RecordId};

/// A part of a view that is drawn again when a signal it reads changes.
///
/// Leptos compiles the rendering of a closure once for each closure type; here all have the same type.
pub fn reactive<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(move || view().into_any());
    view.into_any()
}

#[component]
pub fn Panel(#[prop(optional)] heading: &'static str, children: Children) -> impl IntoView {
    let heading = (!heading.is_empty()).then(|| view! { <h2>{heading}</h2> });
    view! { <section class="panel">{heading} {children()}</section> }
}

#[component]
pub fn Form(
    #[prop(into)] submit: Callback<()>,
    #[prop(default = "stack")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    view! { <form class=class on:submit=submit>{children()}</form> }
}

/// Something folded up that opens under its label.
#[component]
pub fn Details(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <details>
            <summary>{label}</summary>
            <div class="stack">{children()}</div>
        </details>
    }
}

/// Says what is wrong, if anything is.
#[component]
pub fn Alert(fault: RwSignal<&'static str>) -> impl IntoView {
    view! { <p role="alert">{reactive(move || fault.get())}</p> }
}

/// A labeled field of one line.
#[component]
pub fn TextField(
    label: &'static str,
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

/// A labeled field of several lines.
#[component]
pub fn TextArea(
    label: &'static str,
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

#[component]
pub fn Checkbox(
    #[prop(into)] label: String,
    #[prop(into)] is_on: Signal<bool>,
    #[prop(into)] set: Callback<bool>,
) -> impl IntoView {
    view! {
        <label>
            <input
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |event| set.run(event.target().checked())
            />
            {label}
        </label>
    }
}

/// A choice of one, by its position in `names`, all of them visible.
#[component]
pub fn Radios(
    legend: &'static str,
    names: Vec<&'static str>,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let group = next_id();
    let names = names.into_iter().enumerate().map(|(at, name)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=Signal::derive(move || chosen.get() == Some(at))
                    on:change=move |_| chosen.set(Some(at))
                />
                {name}
            </label>
        }
    });
    let names = names.collect_view();
    view! {
        <fieldset class="scale">
            <legend>{legend}</legend>
            {names}
        </fieldset>
    }
}

/// A choice of one, by its position in `names`, from a list that opens.
#[component]
pub fn Select(
    label: &'static str,
    names: Vec<String>,
    #[prop(into)] chosen: Signal<usize>,
    #[prop(into)] choose: Callback<usize>,
) -> impl IntoView {
    let id = next_id();
    let names = names.into_iter().enumerate().map(|(at, name)| {
        view! { <option value=at.to_string() selected=Signal::derive(move || chosen.get() == at)>{name}</option> }
    });
    let names = names.collect_view();
    let change = move |at: String| {
        if let Ok(at) = at.parse() {
            choose.run(at);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| change(event.target().value())>
                {names}
            </select>
        </div>
    }
}

/// A slider from 0 to 10. Its number is `None` until somebody touches it.
#[component]
pub fn OutOfTen(label: &'static str, number: RwSignal<Option<u8>>) -> impl IntoView {
    let id = next_id();
    let shown = move || {
        number
            .get()
            .map_or("–".to_owned(), |number| number.to_string())
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <span class="range">
                <span aria-hidden="true">"0"</span>
                <input
                    id=id
                    type="range"
                    min="0"
                    max="10"
                    prop:value=Signal::derive(move || number.get().unwrap_or(0).to_string())
                    on:input:target=move |event| number.set(event.target().value().parse().ok())
                />
                <output>{reactive(shown)}</output>
            </span>
        </div>
    }
}

/// Takes the words out of a field, which is empty afterwards.
pub fn take_words(value: RwSignal<String>) -> Option<Words> {
    let words = Words::try_from(value.get_untracked()).ok();
    value.set(String::new());
    words
}

/// Takes the lines that have words out of a field, which is empty afterwards.
pub fn take_lines(value: RwSignal<String>) -> Vec<Words> {
    let lines = value.get_untracked();
    value.set(String::new());
    lines
        .lines()
        .filter_map(|line| Words::try_from(line).ok())
        .collect()
}

/// A form of one field that adds a line to a list.
#[component]
pub fn AddLine(label: &'static str, #[prop(into)] add: Callback<Words>) -> impl IntoView {
    let value = RwSignal::new(String::new());
    let submit = move |()| {
        if let Some(words) = take_words(value) {
            add.run(words);
        }
    };
    view! {
        <Form class="add" submit=submit>
            <TextField label=label value=value />
            <button class="button">{texts().add()}</button>
        </Form>
    }
}

/// A row for each record. A row stays as it is when others come and go.
#[component]
pub fn RecordList(
    #[prop(into)] ids: Signal<Vec<RecordId>>,
    row: fn(RecordId) -> AnyView,
) -> impl IntoView {
    view! { <For each=move || ids.get() key=|id| *id children=row /> }
}

/// A new id for a field, so that its label can name it.
pub fn next_id() -> String {
    thread_local! {
        static LAST: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    let id = LAST.get() + 1;
    LAST.set(id);
    format!("f{id}")
}
