//! Islands: the parts of a page that WebAssembly makes livelier. Each is rendered on the server as plain HTML that works
//! without JavaScript. None holds any text; every string comes as a prop.

mod live_filters;
mod live_page;
mod print_button;
mod quick_exit;
mod saved_places;
mod suggest_input;
mod suggesting;
mod suggestions;

pub use live_filters::LiveFilters;
pub use print_button::PrintButton;
pub use quick_exit::QuickExit;
pub use saved_places::SavedPlaces;
pub use suggest_input::SuggestInput;

use leptos::prelude::*;

/// True once the island runs in a browser. What needs JavaScript stays hidden until then.
fn is_hydrated() -> ReadSignal<bool> {
    let (ready, set_ready) = signal(false);
    Effect::new(move |_| set_ready.set(true));
    ready
}
