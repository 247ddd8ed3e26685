//! A list that came with the page's address.

use super::{Loading, entry::Facts, handover::Handover};
use crate::{
    places::Places,
    saved_list::SavedList,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_saved_list::List;

/// The list, to use, to keep, and to pass on; `leave` goes to the list of this device.
#[component]
pub fn Shared(list: List, #[prop(into)] leave: Callback<()>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedList>();
    let places = expect_context::<Places>();
    places.ask(&list);
    let title = list.title().trim();
    let title = if title.is_empty() { t.shared() } else { title }.to_owned();
    let items = list.places().iter().cloned().map(|saved| {
        let note = (!saved.note.is_empty()).then(|| view! { <p class="note">{saved.note}</p> });
        view! {
            <li>
                <Facts id=saved.id />
                {note}
            </li>
        }
    });
    let items = items.collect_view();
    let list = Signal::stored(list);
    let is_waiting = places.is_waiting(list);
    let keep = move |()| {
        let told = |left_out| match left_out {
            0 => t.added().to_owned(),
            left_out => fill(t.added_full(), "{n}", left_out),
        };
        saved.act(|mine| mine.merge(&list.read_untracked()), told);
        leave.run(());
    };
    let has_mine = move || !saved.list().read().is_empty();
    view! {
        <h1>{title}</h1>
        <p class="lead">{t.shared_lead()}</p>
        <Loading list=list />
        <div class="once-known" hidden=is_waiting>
            <ol class="saved-places">{items}</ol>
            <p class="buttons screen">
                <Button label=t.keep() press=keep class="button main" />
                <span hidden=move || !has_mine()>
                    <Button label=t.see_mine() press=leave />
                </span>
            </p>
            <Handover list=list />
        </div>
    }
}
