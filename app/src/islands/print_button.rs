//! A button that opens the print dialog; hidden where no script runs.

use super::is_hydrated;
use leptos::prelude::*;
use waymark_kit::{
    icon::{Icon, IconName},
    print_page,
};

#[island]
pub fn PrintButton(label: String) -> impl IntoView {
    let ready = is_hydrated();
    view! {
        <button type="button" class="button screen print" hidden=move || !ready.get() on:click=move |_| print_page()>
            <Icon name=IconName::Print />
            {label}
        </button>
    }
}
