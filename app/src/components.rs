//! Markup that pages share. Components hold no decisions; those are functions in `text` or beside them.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props; the lint sees only the function around the markup"
)]

pub mod call_line;
pub mod chips;
pub mod contact;
pub mod danger;
pub mod facts;
pub mod filters;
pub mod footer;
pub mod guide_card;
pub mod guides_strip;
pub mod header;
pub mod hit;
pub mod icon;
pub mod meetings;
pub mod opening;
pub mod paging;
pub mod readings;
pub mod save;
pub mod search_bar;
pub mod strip;
pub mod tracker;
pub mod worksheet;

use crate::here::Here;
use leptos::prelude::use_context;
use std::sync::Arc;
use waymark_search::Directory;

/// The page being rendered.
pub fn here() -> Here {
    use_context().unwrap_or_default()
}

/// The directory of this request.
pub fn directory() -> Arc<Directory> {
    use_context().expect("the server provides the directory to every page")
}
