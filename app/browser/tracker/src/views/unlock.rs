//! A locked vault: the way in, and the way out for people who have forgotten the passphrase.

use super::{
    ask_secret::AskSecret,
    erase::Erase,
    form::{Details, Panel},
    starter_maker::StarterMaker,
};
use crate::{opening::TrackerState, texts::texts};
use leptos::{prelude::*, task::spawn_local};
use waymark_vault::seal::{Header, Keys};

#[component]
pub fn Unlock(header: Header) -> impl IntoView {
    let t = texts();
    let state = expect_context::<TrackerState>();
    let opened = move |keys: Keys| spawn_local(state.open_vault(keys));
    view! {
        <Panel heading=t.locked()>
            <AskSecret header=header opened=opened />
            <Details label=t.forgotten()>
                <p>{t.forgotten_text()}</p>
                <Erase />
            </Details>
        </Panel>
        <StarterMaker />
    }
}
