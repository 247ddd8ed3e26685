//! A list that came with the page's address.

use super::{LoadingStatus, handover::Handover, place_facts::PlaceFacts};
use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{Texts, fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_saved_list::{List, SavedPlace};

/// Shows the list, and offers to keep it and to pass it on. `leave` goes to the list on this device.
#[component]
pub fn SharedList(list: List, #[prop(into)] leave: Callback<()>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let places = expect_context::<Places>();
    places.request(&list);
    let list = Signal::stored(list);
    let keep = move |()| {
        saved.act(
            |own| own.merge(&list.read_untracked()),
            |left_out| kept_message(left_out, t),
        );
        leave.run(());
    };
    view! {
        <h1>{list.read_untracked().title_or(t.shared()).to_owned()}</h1>
        <p class="lead">{t.shared_lead()}</p>
        <LoadingStatus list=list />
        <div class="once-known" hidden=places.is_waiting(list)>
            <ol class="saved-places">
                {list
                    .read_untracked()
                    .places()
                    .iter()
                    .map(|place| view! { <Item place=place.clone() /> })
                    .collect_view()}
            </ol>
            <p class="buttons screen">
                <Button label=t.keep() press=keep class="button main" />
                <span hidden=move || saved.list().read().is_empty()>
                    <Button label=t.see_mine() press=leave />
                </span>
            </p>
            <Handover list=list />
        </div>
    }
}

/// `left_out` is how many places had no room.
fn kept_message(left_out: usize, t: Texts) -> String {
    match left_out {
        0 => t.added().to_owned(),
        left_out => fill(t.added_full(), "{n}", left_out),
    }
}

#[component]
fn Item(place: SavedPlace) -> impl IntoView {
    view! {
        <li>
            <PlaceFacts id=place.id />
            {(!place.note.is_empty()).then(|| view! { <p class="note">{place.note}</p> })}
        </li>
    }
}
