//! What pages with a module of their own share: their texts, their files, and the buttons that islands work elsewhere.

pub mod file;
pub mod quick_exit;
pub mod texts;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement, window};

/// Makes the page's own buttons work, the quick exit and the one that prints. Islands do it on other pages; here they
/// would be a second runtime.
pub fn wake() {
    quick_exit::watch();
    each(".exit", |event| {
        event.prevent_default();
        quick_exit::leave();
    });
    each(".print", |_| print());
}

/// Opens the browser's print dialogue; a browser without one does nothing, which is all that can be done.
pub fn print() {
    if let Some(window) = window() {
        drop(window.print());
    }
}

/// Answers to a press on each element, and shows those that were hidden until they would.
fn each(selector: &str, press: fn(Event)) {
    let document = window().and_then(|window| window.document());
    let Some(Ok(found)) = document.map(|document| document.query_selector_all(selector)) else {
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
