//! Above the results: guides that fit what was asked.

use super::{directory, here};
use crate::text::td_string;
use leptos::prelude::*;
use waymark_directory::TermSet;

/// More than these would stand in the way of the places.
const MOST: usize = 2;

/// The guides, where there are any.
#[component]
pub fn GuidesStrip(typed: String, needs: TermSet) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let directory = directory();
    let fitting = directory.guides().fitting(&typed, needs, MOST);
    let links = fitting.iter().map(|guide| {
        view! { <li><a href=here.to(&guide.path())>{guide.text(here.lang).title.clone()}</a></li> }
    });
    let links = links.collect_view();
    (!fitting.is_empty()).then(|| {
        view! {
            <nav class="guides-strip" aria-label=td_string!(l, guides.strip)>
                <p class="soft" aria-hidden="true">{td_string!(l, guides.strip)}</p>
                <ul>{links}</ul>
            </nav>
        }
    })
}
