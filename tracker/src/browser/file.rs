//! Files: given to the person, and taken from them.

use gloo::{file::Blob, timers::future::TimeoutFuture};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use waymark_vault::seal::MAX_FILE_BYTES;
use web_sys::{Event, HtmlAnchorElement, HtmlInputElement, Url};

/// Gives a file to the person.
pub async fn save(name: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some("application/octet-stream"));
    let Ok(address) = Url::create_object_url_with_blob(blob.as_ref()) else {
        return;
    };
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // A download that has begun needs the address a moment longer.
    TimeoutFuture::new(10_000).await;
    drop(Url::revoke_object_url(&address));
}

/// Reads the file that was chosen in a field, unless it is larger than any of ours; the field forgets it.
#[expect(clippy::cast_precision_loss, reason = "32 MiB are counted exactly")]
pub async fn chosen(event: &Event) -> Option<Result<Vec<u8>, TooLarge>> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    if file.size() > MAX_FILE_BYTES as f64 {
        input.set_value("");
        return Some(Err(TooLarge));
    }
    let bytes = gloo::file::futures::read_as_bytes(&Blob::from(file))
        .await
        .ok()?;
    input.set_value("");
    Some(Ok(bytes))
}

/// A file that is larger than any of ours.
#[derive(Debug)]
pub struct TooLarge;
