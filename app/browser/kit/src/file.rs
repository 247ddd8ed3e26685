//! Files that a page hands to the person as downloads.

use gloo::{file::Blob, timers::future::TimeoutFuture};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Url, window};

/// A download that has started still needs its address for a moment.
const KEEP_ADDRESS_MS: u32 = 10_000;

/// Downloads `content` as a file. Resolves once the browser no longer needs the page for it.
pub async fn download_file(name: &str, mime_type: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some(mime_type));
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
    TimeoutFuture::new(KEEP_ADDRESS_MS).await;
    drop(Url::revoke_object_url(&address));
}
