//! A text field with suggestions: the ARIA combobox pattern with a listbox that only suggests.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/>

use super::{
    hydrated,
    suggestions::{self, Suggestion},
};
use gloo::timers::callback::Timeout;
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};

/// Long enough not to ask for every letter of quick typing, short enough to feel at once.
const DEBOUNCE_MS: u32 = 140;
/// Fewer letters suggest everything and nothing.
const MIN_CHARS: usize = 2;

/// A labelled field of the search form; `name` is its key, `q` or `near`. `found` holds the
/// announcements for one and for more suggestions, with `#` for the number.
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
    let ready = hydrated();
    let options = RwSignal::new(Vec::<Suggestion>::new());
    let active = RwSignal::new(None::<usize>);
    let (status, set_status) = signal(String::new());
    let field = NodeRef::<html::Input>::new();
    let timer = StoredValue::new_local(None::<Timeout>);
    let asked = StoredValue::new(0_u32);
    let ids = StoredValue::new((format!("{name}-list"), format!("{name}-hint"), name.clone()));
    let list_id = move || ids.with_value(|ids| ids.0.clone());
    let option_id = move |index: usize| ids.with_value(|ids| format!("{}-{index}", ids.0));

    let close = move || {
        asked.update_value(|n| *n += 1);
        timer.set_value(None);
        options.set(Vec::new());
        active.set(None);
    };
    let choose = move |suggestion: Suggestion| {
        if let Some(url) = &suggestion.url {
            window().location().set_href(url).ok();
        } else if let Some(input) = field.get_untracked() {
            input.set_value(&suggestion.label);
        }
        close();
        set_status.set(String::new());
    };
    let ask = StoredValue::new((name.clone(), lang, found));
    let on_input = move |_| {
        let Some(typed) = field.get_untracked().map(|input| input.value()) else { return };
        if typed.trim().chars().count() < MIN_CHARS {
            close();
            return;
        }
        asked.update_value(|n| *n += 1);
        let turn = asked.get_value();
        let later = Timeout::new(DEBOUNCE_MS, move || {
            spawn_local(async move {
                let (parameter, lang, found) = ask.get_value();
                let list = suggestions::fetch(&parameter, &typed, &lang).await;
                // An answer that a newer letter has overtaken is dropped.
                if asked.try_get_value() == Some(turn) {
                    set_status.set(announcement(list.len(), &found));
                    active.set(None);
                    options.set(list);
                }
            });
        });
        timer.set_value(Some(later));
    };
    let on_key = move |event: KeyboardEvent| {
        let count = options.with_untracked(Vec::len);
        match key_press(&event.key(), count, active.get_untracked()) {
            Press::Ignore => return,
            Press::Move(to) => active.set(Some(to)),
            Press::Close => close(),
            Press::Choose(index) => {
                if let Some(suggestion) = options.with_untracked(|list| list.get(index).cloned()) {
                    choose(suggestion);
                }
            }
        }
        event.prevent_default();
    };
    let open = move || ready.get() && !options.with(Vec::is_empty);

    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            <span class="hint" id=format!("{name}-hint")>
                {hint}
            </span>
            <input
                node_ref=field
                id=name.clone()
                name=name.clone()
                value=value
                autocomplete=autocomplete
                autocapitalize="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby=format!("{name}-hint")
                role=move || ready.get().then_some("combobox")
                aria-autocomplete=move || ready.get().then_some("list")
                aria-expanded=move || ready.get().then(|| open().to_string())
                aria-controls=move || ready.get().then(list_id)
                aria-activedescendant=move || active.get().filter(|_| open()).map(option_id)
                on:input=on_input
                on:keydown=on_key
                on:blur=move |_| close()
            />
            <ul class="suggest" role="listbox" id=list_id() aria-label=list_label hidden=move || !open()>
                {move || {
                    options
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(index, suggestion)| {
                            let label = suggestion.label.clone();
                            view! {
                                <li
                                    role="option"
                                    id=option_id(index)
                                    aria-selected=move || (active.get() == Some(index)).to_string()
                                    on:mousedown=move |press| {
                                        press.prevent_default();
                                        choose(suggestion.clone());
                                    }
                                >
                                    {label}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            <span class="hidden" role="status">
                {status}
            </span>
        </div>
    }
}

/// What a key does while `count` suggestions are shown and `active` is the one in focus.
#[derive(Debug, PartialEq, Eq)]
enum Press {
    Ignore,
    Move(usize),
    Choose(usize),
    Close,
}

fn key_press(key: &str, count: usize, active: Option<usize>) -> Press {
    if count == 0 {
        return Press::Ignore;
    }
    match (key, active) {
        ("ArrowDown", None) => Press::Move(0),
        ("ArrowDown", Some(at)) => Press::Move((at + 1) % count),
        ("ArrowUp", None | Some(0)) => Press::Move(count - 1),
        ("ArrowUp", Some(at)) => Press::Move(at - 1),
        ("Enter", Some(at)) => Press::Choose(at),
        ("Escape", _) => Press::Close,
        _ => Press::Ignore,
    }
}

/// "5 suggestions", from the texts for one and for more; silence for none.
fn announcement(count: usize, (one, more): &(String, String)) -> String {
    match count {
        0 => String::new(),
        1 => one.clone(),
        n => more.replace('#', &n.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_the_list() {
        assert_eq!(key_press("ArrowDown", 3, None), Press::Move(0));
        assert_eq!(key_press("ArrowDown", 3, Some(2)), Press::Move(0));
        assert_eq!(key_press("ArrowUp", 3, None), Press::Move(2));
        assert_eq!(key_press("ArrowUp", 3, Some(0)), Press::Move(2));
        assert_eq!(key_press("ArrowUp", 3, Some(2)), Press::Move(1));
    }

    #[test]
    fn enter_without_a_choice_submits_the_form() {
        assert_eq!(key_press("Enter", 3, None), Press::Ignore);
        assert_eq!(key_press("Enter", 3, Some(1)), Press::Choose(1));
    }

    #[test]
    fn a_closed_list_takes_no_keys() {
        for key in ["ArrowDown", "Enter", "Escape", "a"] {
            assert_eq!(key_press(key, 0, None), Press::Ignore);
        }
    }

    #[test]
    fn the_count_is_announced_in_words() {
        let found = ("1 suggestion".to_owned(), "# suggestions".to_owned());
        assert_eq!(announcement(0, &found), "");
        assert_eq!(announcement(1, &found), "1 suggestion");
        assert_eq!(announcement(7, &found), "7 suggestions");
    }
}
