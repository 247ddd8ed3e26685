//! Quick exit: a plain link that also works when a key is pressed three times, and leaves no way back.

use leptos::prelude::*;
use waymark_kit::{
    icon::{Icon, IconName},
    quick_exit::{AWAY, leave_site, watch_keys},
};

/// Leaves the site at once. `hint` explains the keys, to screen readers and on hover.
#[island]
pub fn QuickExit(label: String, hint: String) -> impl IntoView {
    Effect::new(|_| watch_keys());
    view! {
        <a
            class="button exit"
            href=AWAY
            rel="noreferrer"
            title=hint
            on:click=move |click| {
                click.prevent_default();
                leave_site();
            }
        >
            <Icon name=IconName::Exit />
            {label}
        </a>
    }
}
