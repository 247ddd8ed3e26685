//! Start-up of a module that fills a part of its page: the tracker, and the saved list.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DomStringMap, HtmlElement};

/// Fills the element with this id with `view`, which gets the element's `data-` attributes. `data-texts` holds the
/// interface texts, which become a context.
///
/// If the texts belong to another version of the module, the page stays as the server sent it.
pub fn start_page_module<T, V>(
    id: &str,
    parse_texts: fn(&str) -> Option<T>,
    view: impl FnOnce(DomStringMap) -> V + 'static,
) where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    crate::enhance_static_buttons();
    let place = document().get_element_by_id(id);
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let data = place.dataset();
    let Some(texts) = parse_texts(&data.get("texts").unwrap_or_default()) else {
        leptos::logging::error!("the page's texts are for another version of this module");
        return;
    };
    place.set_text_content(None);
    mount_to(place, move || {
        provide_context(texts);
        view(data)
    })
    .forget();
}
