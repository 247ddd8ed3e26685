//! The list on this device: its title, its places, and everything that can be done with them.

use super::{LoadingStatus, handover::Handover, place_facts::PlaceFacts, search_path};
use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{Texts, count, fill, texts},
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use waymark_kit::components::Button;
use waymark_saved_list::{List, MAX_NOTE, MAX_TITLE};
use web_sys::HtmlElement;

#[component]
pub fn OwnList() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let places = expect_context::<Places>();
    let list = saved.list();
    Effect::new(move |_| places.request(&list.read()));
    Effect::new(move |_| places.store(&list.read()));
    let is_empty = Memo::new(move |_| list.read().places().is_empty());
    let is_waiting = places.is_waiting(list.into());
    let clear = move |()| saved.act(|list| *list = List::default(), |()| t.cleared().to_owned());
    view! {
        <h1>{move || list.read().title_or(t.title()).to_owned()}</h1>
        <p class="lead screen">{t.private()}</p>
        <Show when=move || is_empty.get()>
            <div class="empty">
                <h2>{t.empty()}</h2>
                <p>{t.empty_text()}</p>
                <p><a class="button main" href=search_path(t)>{t.find()}</a></p>
            </div>
        </Show>
        <Show when=move || !is_empty.get()>
            <TitleField />
            <LoadingStatus list=list.into() />
            <div class="once-known" hidden=is_waiting>
                <p class="soft screen">{move || number_of_places(&list.read(), t)}</p>
                <ol class="saved-places">
                    <For each=move || ids(&list.read()) key=Clone::clone children=move |id| view! { <Item id=id /> } />
                </ol>
                <Handover list=list.into() />
                <p class="screen"><Button label=t.clear() press=clear /></p>
            </div>
        </Show>
    }
}

fn number_of_places(list: &List, t: Texts) -> String {
    let number = i64::try_from(list.places().len()).unwrap_or_default();
    count(number, t.one_place(), t.n_places())
}

fn ids(list: &List) -> Vec<String> {
    let places = list.places().iter();
    places.map(|place| place.id.clone()).collect()
}

#[component]
fn TitleField() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let input = move |event| saved.change(|list| list.set_title(&event_target_value(&event)));
    view! {
        <div class="field screen">
            <label for="list-name">{t.name_label()}</label>
            <span class="hint" id="list-name-hint">{t.name_hint()}</span>
            <input
                id="list-name"
                aria-describedby="list-name-hint"
                maxlength=MAX_TITLE
                autocomplete="off"
                prop:value=move || saved.list().read().title().to_owned()
                on:input=input
            />
        </div>
    }
}

/// A place with its note, and buttons to move and remove it.
#[component]
fn Item(id: String) -> impl IntoView {
    let t = texts();
    let id = StoredValue::new(id);
    let places = expect_context::<Places>();
    let name = Memo::new(move |_| id.with_value(|id| places.name(id)));
    view! {
        <li>
            <PlaceFacts id=id.get_value() />
            <NoteField id=id label=about_place(t.note(), name) />
            <MoveButtons id=id name=name />
        </li>
    }
}

/// A button's label with the place it is about, for screen readers: "Note: Harbor House".
fn about_place(label: &'static str, name: Memo<String>) -> Signal<String> {
    let t = texts();
    Signal::derive(move || fill(&fill(t.about(), "{what}", label), "{name}", name.get()))
}

#[component]
fn NoteField(id: StoredValue<String>, label: Signal<String>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let note = Memo::new(move |_| {
        let list = saved.list().read();
        let place = id.with_value(|id| list.places().iter().find(|place| place.id == *id));
        place.map(|place| place.note.clone()).unwrap_or_default()
    });
    let input = move |event| {
        saved.change(|list| list.set_note(&id.get_value(), &event_target_value(&event)));
    };
    let field_id = format!("note-{}", id.get_value());
    view! {
        <div class="field screen">
            <label for=field_id.clone()>{t.note()}</label>
            <textarea
                id=field_id
                rows="2"
                aria-label=move || label.get()
                placeholder=fill(t.note_hint(), "{n}", MAX_NOTE)
                maxlength=MAX_NOTE
                prop:value=note
                on:input=input
            ></textarea>
        </div>
        <p class="note paper">{note}</p>
    }
}

#[component]
fn MoveButtons(id: StoredValue<String>, name: Memo<String>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let list = saved.list();
    let position = Memo::new(move |_| {
        let list = list.read();
        id.with_value(|id| list.places().iter().position(|place| place.id == *id))
    });
    let is_first = move || position.get() == Some(0);
    let is_last = move || position.get().map(|at| at + 1) == Some(list.read().places().len());
    let moved_message = move |()| {
        let number = position.get_untracked().unwrap_or_default() + 1;
        let text = fill(t.moved(), "{name}", name.get_untracked());
        fill(&text, "{n}", number)
    };
    let up_id = move || format!("up-{}", id.get_value());
    let down_id = move || format!("down-{}", id.get_value());
    let move_up = move |()| {
        saved.act(|list| list.move_up(&id.get_value()), moved_message);
        focus_either(up_id(), down_id());
    };
    let move_down = move |()| {
        saved.act(|list| list.move_down(&id.get_value()), moved_message);
        focus_either(down_id(), up_id());
    };
    let remove = move |()| {
        let message = fill(t.removed(), "{name}", name.get_untracked());
        saved.act(|list| list.remove(&id.get_value()), |()| message);
        focus_either("undo".to_owned(), "main".to_owned());
    };
    view! {
        <p class="buttons order-buttons screen">
            <span hidden=is_first>
                <Button label=t.up() press=move_up id=up_id() about=about_place(t.up(), name) />
            </span>
            <span hidden=is_last>
                <Button label=t.down() press=move_down id=down_id() about=about_place(t.down(), name) />
            </span>
            <Button label=t.remove() press=remove about=about_place(t.remove(), name) />
        </p>
    }
}

/// Focuses the first element once it is drawn, or the second if the first is hidden: a button that was moved or
/// removed loses the focus.
///
/// Drawing is a task of the same turn, so no key press can fall between it and the focus.
fn focus_either(first: String, second: String) {
    spawn_local(async move {
        tick().await;
        let visible = |id: &String| {
            let element = document()
                .get_element_by_id(id)?
                .dyn_into::<HtmlElement>()
                .ok()?;
            (element.offset_parent().is_some()).then_some(element)
        };
        if let Some(element) = visible(&first).or_else(|| visible(&second)) {
            drop(element.focus());
        }
    });
}
