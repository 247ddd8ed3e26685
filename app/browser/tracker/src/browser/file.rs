//! Files: given to the person, and taken from them.

use gloo::file::Blob;
use wasm_bindgen::JsCast;
use waymark_vault::seal::MAX_FILE_BYTES;
use web_sys::{Event, HtmlInputElement};

/// Gives a file to the person.
pub async fn save(name: &str, content: &str) {
    waymark_kit::file::download_file(name, "application/octet-stream", content).await;
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
