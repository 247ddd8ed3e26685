//! The button that erases everything, after one question.

use crate::{opening::TrackerState, texts::texts};
use leptos::{prelude::*, task::spawn_local};
use waymark_kit::components::Button;

#[component]
pub fn Erase() -> impl IntoView {
    let t = texts();
    let state = expect_context::<TrackerState>();
    let asks = RwSignal::new(false);
    let erase = move |()| spawn_local(state.erase_vault());
    view! {
        <button type="button" class="button" hidden=asks on:click=move |_| asks.set(true)>
            {t.erase()}
        </button>
        <div class="notice" hidden=Signal::derive(move || !asks.get())>
            <p>{t.erase_sure()}</p>
            <p class="buttons">
                <Button label=t.erase_yes() press=erase class="button clay" />
                <Button label=t.keep() press=move |()| asks.set(false) />
            </p>
        </div>
    }
}
