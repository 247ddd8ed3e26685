//! Files given to the person.

use gloo::{file::Blob, timers::future::TimeoutFuture};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Url, window};

/// Gives a file to the person.
pub async fn save(name: &str, kind: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some(kind));
    let Ok(address) = Url::create_object_url_with_blob(blob.as_ref()) else {
        return;
    };
    let document = window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // A download that has begun needs the address a moment longer.
    TimeoutFuture::new(10_000).await;
    drop(Url::revoke_object_url(&address));
}
