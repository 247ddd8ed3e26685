//! The list of this device: its title, its places, and all that can be done with them.

use super::{Loading, entry::Facts, handover::Handover, search};
use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{count, fill, texts},
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use waymark_kit::components::Button;
use waymark_saved_list::{List, MAX_NOTE, MAX_TITLE};
use web_sys::HtmlElement;

/// The list of this device.
#[component]
pub fn Mine() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let places = expect_context::<Places>();
    let list = saved.list();
    Effect::new(move |_| places.ask(&list.read()));
    Effect::new(move |_| places.keep(&list.read()));
    let is_waiting = places.is_waiting(list.into());
    let is_empty = Memo::new(move |_| list.read().places().is_empty());
    let number = move || {
        let number = i64::try_from(list.read().places().len()).unwrap_or_default();
        count(number, t.one_place(), t.n_places())
    };
    let ids = move || {
        let list = list.read();
        list.places()
            .iter()
            .map(|saved| saved.id.clone())
            .collect::<Vec<_>>()
    };
    let clear = move |()| saved.act(|list| *list = List::default(), |()| t.cleared().to_owned());
    let heading = move || {
        let title = list.read().title().trim().to_owned();
        if title.is_empty() {
            t.title().to_owned()
        } else {
            title
        }
    };
    view! {
        <h1>{heading}</h1>
        <p class="lead screen">{t.private()}</p>
        <Show when=move || is_empty.get()>
            <div class="empty">
                <h2>{t.empty()}</h2>
                <p>{t.empty_text()}</p>
                <p><a class="button main" href=search(t)>{t.find()}</a></p>
            </div>
        </Show>
        <Show when=move || !is_empty.get()>
            <Title />
            <Loading list=list.into() />
            <div class="once-known" hidden=is_waiting>
                <p class="soft screen">{number}</p>
                <ol class="saved-places">
                    <For each=ids key=Clone::clone children=move |id| view! { <Item id=id /> } />
                </ol>
                <Handover list=list.into() />
                <p class="screen"><Button label=t.clear() press=clear /></p>
            </div>
        </Show>
    }
}

/// What the list is called.
#[component]
fn Title() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let typed = move |event| saved.change(|list| list.set_title(&event_target_value(&event)));
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
                on:input=typed
            />
        </div>
    }
}

/// A place, its note, and its place in the order.
#[component]
fn Item(id: String) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let places = expect_context::<Places>();
    let list = saved.list();
    let name = {
        let id = id.clone();
        Memo::new(move |_| places.name(&id))
    };
    let about = move |what: &'static str| {
        Signal::derive(move || fill(&fill(t.about(), "{what}", what), "{name}", name.get()))
    };
    let at = {
        let id = id.clone();
        Memo::new(move |_| list.read().places().iter().position(|saved| saved.id == id))
    };
    let note = {
        let id = id.clone();
        Memo::new(move |_| {
            let list = list.read();
            let saved = list.places().iter().find(|saved| saved.id == id);
            saved.map(|saved| saved.note.clone()).unwrap_or_default()
        })
    };
    let is_first = move || at.get() == Some(0);
    let is_last = move || {
        at.get()
            .is_some_and(|at| at + 1 == list.read().places().len())
    };
    let (up, down, note_id) = (
        format!("up-{id}"),
        format!("down-{id}"),
        format!("note-{id}"),
    );
    let moved = move |()| {
        let number = at.get_untracked().unwrap_or_default() + 1;
        fill(
            &fill(t.moved(), "{name}", name.get_untracked()),
            "{n}",
            number,
        )
    };
    let id = StoredValue::new(id);
    let buttons = StoredValue::new([up.clone(), down.clone()]);
    let move_up = move |()| {
        saved.act(|list| list.move_up(&id.get_value()), moved);
        let [up, down] = buttons.get_value();
        focus_either(up, down);
    };
    let move_down = move |()| {
        saved.act(|list| list.move_down(&id.get_value()), moved);
        let [up, down] = buttons.get_value();
        focus_either(down, up);
    };
    let remove = move |()| {
        let told = fill(t.removed(), "{name}", name.get_untracked());
        saved.act(|list| list.remove(&id.get_value()), |()| told);
        focus_either("undo".to_owned(), "main".to_owned());
    };
    let typed = move |event| {
        saved.change(|list| list.set_note(&id.get_value(), &event_target_value(&event)));
    };
    let hint = fill(t.note_hint(), "{n}", MAX_NOTE);
    let note_label = about(t.note());
    view! {
        <li>
            <Facts id=id.get_value() />
            <div class="field screen">
                <label for=note_id.clone()>{t.note()}</label>
                <textarea
                    id=note_id
                    rows="2"
                    aria-label=move || note_label.get()
                    placeholder=hint
                    maxlength=MAX_NOTE
                    prop:value=note
                    on:input=typed
                ></textarea>
            </div>
            <p class="note paper">{note}</p>
            <p class="buttons order-buttons screen">
                <span hidden=is_first>
                    <Button label=t.up() press=move_up id=up about=about(t.up()) />
                </span>
                <span hidden=is_last>
                    <Button label=t.down() press=move_down id=down about=about(t.down()) />
                </span>
                <Button label=t.remove() press=remove about=about(t.remove()) />
            </p>
        </li>
    }
}

/// Focuses an element once it is drawn, or another where it is hidden: a button that moved, or is gone, loses focus.
///
/// Drawing is a task of the same turn; no key press falls between it and the focus.
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
