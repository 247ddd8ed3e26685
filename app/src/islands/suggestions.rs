//! Fetches suggestions for what was typed so far.

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// One line of the list of suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// What the list shows, and what choosing the line writes into the field.
    pub label: String,
    /// The page of a named place, which choosing the line opens instead.
    pub url: Option<String>,
}

/// Returns no suggestions if anything goes wrong, because visitors can type without them.
pub async fn fetch(parameter: &str, typed: &str, lang: &str) -> Vec<Suggestion> {
    let list = read(parameter, typed, lang).await.unwrap_or_default();
    if parameter == "near" && is_whole(typed, &list) {
        return Vec::new();
    }
    list
}

/// Whether a place was typed in full. Then a list would only cover the button.
fn is_whole(typed: &str, places: &[Suggestion]) -> bool {
    let typed = typed.trim();
    places
        .iter()
        .any(|place| place.label.eq_ignore_ascii_case(typed))
}

async fn read(parameter: &str, typed: &str, lang: &str) -> Result<Vec<Suggestion>, JsValue> {
    let typed = js_sys::encode_uri_component(typed);
    let url = format!("/api/v1/suggest?{parameter}={typed}&lang={lang}");
    let response = JsFuture::from(window().fetch_with_str(&url))
        .await?
        .dyn_into::<web_sys::Response>()?;
    if !response.ok() {
        return Ok(Vec::new());
    }
    let answer = JsFuture::from(response.json()?).await?;
    let list = Reflect::get(&answer, &"suggestions".into())?.dyn_into::<Array>()?;
    Ok(list
        .iter()
        .filter_map(|entry| suggestion(parameter, &entry))
        .collect())
}

/// Reads one line. The field's own key (`q` or `near`) has the text to write into the field if it differs from the label.
fn suggestion(parameter: &str, entry: &JsValue) -> Option<Suggestion> {
    let text = |key: &str| {
        Reflect::get(entry, &key.into())
            .ok()?
            .as_string()
            .filter(|s| !s.is_empty())
    };
    let label = text(parameter).or_else(|| text("label"))?;
    Some(Suggestion {
        label,
        url: text("url"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_whole_in_any_case() {
        let places = ["Denver, CO", "Denver County, CO"].map(|label| Suggestion {
            label: label.to_owned(),
            url: None,
        });
        assert!(is_whole(" denver, co ", &places));
        assert!(!is_whole("denver", &places) && !is_whole("Denver, CO", &[]));
    }
}
