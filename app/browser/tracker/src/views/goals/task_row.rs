//! A row of a goal: a step or an action, with a checkbox and a button that removes it.

use super::super::form::Checkbox;
use crate::texts::{fill, texts};
use leptos::prelude::*;
use waymark_kit::components::Button;

#[component]
pub fn TaskRow(
    words: String,
    is_done: bool,
    #[prop(into)] set: Callback<bool>,
    #[prop(into)] remove: Callback<()>,
    /// How it went so far.
    #[prop(optional)]
    so_far: String,
) -> impl IntoView {
    let t = texts();
    let about = fill(t.remove_this(), "{what}", &words);
    let so_far = (!so_far.is_empty()).then(|| view! { <span class="soft small">{so_far}</span> });
    view! {
        <li>
            <Checkbox label=words is_on=Signal::stored(is_done) set=set />
            {so_far}
            <Button label=t.remove() press=remove class="button small" about=about />
        </li>
    }
}
