//! Parts of a sheet to print and fill in by hand.

use leptos::prelude::*;

/// A prompt with empty lines below it.
#[component]
pub fn Blank(#[prop(into)] label: String, #[prop(default = 1)] lines: usize) -> impl IntoView {
    view! {
        <div class="blank">
            <h3>{label}</h3>
            <div aria-hidden="true">{(0..lines).map(|_| view! { <span class="rule"></span> }).collect_view()}</div>
        </div>
    }
}

/// Prompts that need only a word or a date each, side by side if there is room.
#[component]
pub fn ShortBlanks<const N: usize>(labels: [&'static str; N]) -> impl IntoView {
    view! { <div class="short-blanks">{labels.map(|label| view! { <Blank label=label /> }).into_iter().collect_view()}</div> }
}

/// A prompt with boxes to check.
#[component]
pub fn Boxes<const N: usize>(
    #[prop(into)] label: String,
    choices: [&'static str; N],
) -> impl IntoView {
    view! {
        <div class="blank">
            <h3>{label}</h3>
            <ul class="boxes">{choices.map(|choice| view! { <li><EmptyBox />{choice}</li> }).into_iter().collect_view()}</ul>
        </div>
    }
}

#[component]
pub fn EmptyBox() -> impl IntoView {
    view! { <span class="empty-box" aria-hidden="true"></span> }
}
