//! A text field with suggestions: the ARIA combobox pattern with a listbox that only suggests.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/>

use super::{
    is_hydrated,
    suggesting::{SuggestionList, SuggestionSource},
};
use leptos::prelude::*;

/// A labeled field of the search form. `name` is its key, `q` or `near`; `found` holds the announcements for one and for
/// more suggestions, with `#` for the number.
#[island]
pub fn SuggestInput(
    name: String,
    label: String,
    hint: String,
    value: String,
    lang: String,
    autocomplete: String,
    list_label: String,
    found: (String, String),
) -> impl IntoView {
    let ready = is_hydrated();
    let list = SuggestionList::new(SuggestionSource {
        parameter: name.clone(),
        lang,
        found,
    });
    let open = move || ready.get() && !list.options.with(Vec::is_empty);
    let hint_id = format!("{name}-hint");
    let list_id = StoredValue::new(format!("{name}-list"));
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            <span class="hint" id=hint_id.clone()>
                {hint}
            </span>
            <input
                node_ref=list.field
                id=name.clone()
                name=name
                value=value
                autocomplete=autocomplete
                autocapitalize="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby=hint_id
                role=move || ready.get().then_some("combobox")
                aria-autocomplete=move || ready.get().then_some("list")
                aria-expanded=move || ready.get().then(|| open().to_string())
                aria-controls=move || ready.get().then(|| list_id.get_value())
                aria-activedescendant=move || {
                    list.active.get().filter(|_| open()).map(|at| option_id(list_id, at))
                }
                on:input=move |_| list.fetch_after_pause()
                on:keydown=move |event| list.handle_key(&event)
                on:blur=move |_| list.close()
            />
            <ul
                class="suggest"
                role="listbox"
                id=list_id.get_value()
                aria-label=list_label
                hidden=move || !open()
            >
                {move || {
                    let lines = 0..list.options.with(Vec::len);
                    lines.map(|at| view! { <SuggestionItem list=list at=at list_id=list_id /> }).collect_view()
                }}
            </ul>
            <span class="hidden" role="status">
                {list.status}
            </span>
        </div>
    }
}

/// One suggestion. Pressing it must not take the focus away from the field.
#[component]
fn SuggestionItem(list: SuggestionList, at: usize, list_id: StoredValue<String>) -> impl IntoView {
    let suggestion = list
        .options
        .with_untracked(|lines| lines.get(at).cloned())
        .unwrap_or_default();
    let label = suggestion.label.clone();
    view! {
        <li
            role="option"
            id=option_id(list_id, at)
            aria-selected=move || (list.active.get() == Some(at)).to_string()
            on:mousedown=move |press| {
                press.prevent_default();
                list.choose(&suggestion);
            }
        >
            {label}
        </li>
    }
}

fn option_id(list_id: StoredValue<String>, at: usize) -> String {
    list_id.with_value(|id| format!("{id}-{at}"))
}
