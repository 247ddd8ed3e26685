//! What islands do on other pages: the quick exit and the button that prints. Here they would be a second runtime.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement};

/// Makes the page's own buttons work.
pub fn wake() {
    waymark_exit::watch();
    each(".exit", |event| {
        event.prevent_default();
        waymark_exit::leave();
    });
    each(".print", |_| {
        // A browser without a print dialogue does nothing, which is all that can be done.
        drop(window().print());
    });
}

/// Answers to a press on each element, and shows those that were hidden until they would.
fn each(selector: &str, press: fn(Event)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for at in 0..found.length() {
        let element = found
            .get(at)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            let listen = Closure::<dyn FnMut(Event)>::new(press);
            element.set_onclick(Some(listen.as_ref().unchecked_ref()));
            element.set_hidden(false);
            listen.forget();
        }
    }
}
