//! Markup that pages share. Components hold markup; decisions are plain functions in `text` or beside the component.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

pub mod buttons;
pub mod call_line;
pub mod chips;
pub mod contact;
pub mod crisis;
pub mod facts;
pub mod filters;
pub mod footer;
pub mod guides;
pub mod header;
pub mod hit;
pub mod icon;
pub mod meetings;
pub mod on_device;
pub mod paging;
pub mod readings;
pub mod search_bar;
pub mod worksheet;

use crate::here::Here;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::Text;
use waymark_search::Directory;

/// The address of the page being rendered.
pub fn here() -> Here {
    use_context().unwrap_or_default()
}

/// The directory that answers this request.
pub fn directory() -> Arc<Directory> {
    use_context().expect("the server provides the directory to every page")
}

/// A paragraph of content, marked if it is in the other language. Renders nothing for an empty text.
#[component]
pub fn LocalizedParagraph(text: Text) -> impl IntoView {
    let lang = here().lang;
    (!text.is_empty())
        .then(|| view! { <p lang=text.lang_attribute(lang)>{text.get(lang).to_owned()}</p> })
}
