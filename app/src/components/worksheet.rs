//! Sheets to print and fill in by hand.

use leptos::prelude::*;

/// A prompt with empty lines under it.
#[component]
pub fn Blank(
    #[prop(into)] label: String,
    /// How many lines.
    #[prop(default = 1)]
    lines: usize,
) -> impl IntoView {
    let rules = (0..lines).map(|_| view! { <span class="rule"></span> });
    view! {
        <div class="blank">
            <h3>{label}</h3>
            <div aria-hidden="true">{rules.collect_view()}</div>
        </div>
    }
}

/// Prompts that take a word or a date each, beside each other where there is room.
#[component]
pub fn ShortBlanks<const N: usize>(labels: [&'static str; N]) -> impl IntoView {
    let blanks = labels.map(|label| view! { <Blank label=label /> });
    view! { <div class="short-blanks">{blanks.into_iter().collect_view()}</div> }
}

/// Boxes to tick.
#[component]
pub fn Boxes<const N: usize>(
    #[prop(into)] label: String,
    choices: [&'static str; N],
) -> impl IntoView {
    let choices = choices.map(|choice| view! { <li><Tick />{choice}</li> });
    view! {
        <div class="blank">
            <h3>{label}</h3>
            <ul class="boxes">{choices.into_iter().collect_view()}</ul>
        </div>
    }
}

/// An empty box.
#[component]
pub fn Tick() -> impl IntoView {
    view! { <span class="empty-box" aria-hidden="true"></span> }
}
