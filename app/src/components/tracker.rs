//! Where the tracker opens, with its texts. Without JavaScript there is only the sheet of paper.

use super::here;
use crate::assets::Assets;
use leptos::prelude::*;
use waymark_directory::Lang;

/// The place of the tracker, which begins with `view`, "goals" or "plans".
#[component]
pub fn Tracker(view: &'static str) -> impl IntoView {
    let texts = match here().lang {
        Lang::En => include_str!("../../texts/tracker/en.json"),
        Lang::Es => include_str!("../../texts/tracker/es.json"),
    };
    let script = use_context::<Assets>().unwrap_or_default().tracker;
    script.map(|(script, style)| {
        view! {
            <link rel="stylesheet" href=style />
            <div id="tracker" class="wide" data-view=view data-texts=texts></div>
            <script type="module" src=script></script>
        }
    })
}
