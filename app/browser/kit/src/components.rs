//! Components that pages and their modules draw alike: buttons, and the bar that undoes the last change.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

use crate::icon::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn Button(
    label: &'static str,
    #[prop(into)] press: Callback<()>,
    #[prop(default = "button")] class: &'static str,
    #[prop(into, optional)] id: Option<String>,
    /// What screen readers say instead of the label, where several buttons share one label.
    #[prop(into, optional)]
    about: Option<Signal<String>>,
) -> impl IntoView {
    let about = move || about.map(|about| about.get());
    view! {
        <button type="button" class=class id=id aria-label=about on:click=move |_| press.run(())>
            {label}
        </button>
    }
}

/// Says what was done last and offers to undo it. It stays in reach and covers nothing.
#[component]
pub fn UndoBar(
    /// The bar is hidden while there is no message.
    #[prop(into)]
    message: Signal<Option<String>>,
    #[prop(into)] can_undo: Signal<bool>,
    #[prop(into)] undo: Callback<()>,
    label: &'static str,
) -> impl IntoView {
    view! {
        <div class="undo-bar screen" hidden=move || message.read().is_none()>
            <p role="status">{move || message.get()}</p>
            <span hidden=move || !can_undo.get()>
                <Button label=label press=undo id="undo" />
            </span>
        </div>
    }
}

/// What a phone link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneAction {
    Call,
    Text,
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    Main,
    Plain,
}

impl Emphasis {
    /// The first number of a place is its main button.
    pub fn of_number(position: usize) -> Self {
        if position == 0 {
            Self::Main
        } else {
            Self::Plain
        }
    }
}

/// A number as a button to call or text it.
#[component]
pub fn PhoneButton(
    action: PhoneAction,
    /// The number as devices dial it.
    dial: String,
    label: String,
    emphasis: Emphasis,
) -> impl IntoView {
    let (scheme, icon) = match action {
        PhoneAction::Call => ("tel", IconName::Phone),
        PhoneAction::Text => ("sms", IconName::Text),
    };
    let class = match emphasis {
        Emphasis::Main => "button main",
        Emphasis::Plain => "button",
    };
    view! {
        <a class=class href=format!("{scheme}:{dial}")>
            <Icon name=icon />
            {label}
        </a>
    }
}
