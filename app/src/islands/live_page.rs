//! Loads a page and swaps the regions marked `data-live` into the current one, keeping the focus and open folds.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, HtmlElement, Response, SupportedType};

/// Whether a page that is shown in place becomes a new entry of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    Add,
    /// The visitor went back or forward, so the entry is already there.
    Keep,
}

/// Shows the page at `url` in place. Returns the new headline, or `None` if a newer request has made this one out of date.
pub async fn show(
    url: &str,
    history: History,
    is_current: impl Fn() -> bool,
) -> Result<Option<String>, JsValue> {
    set_busy(true);
    let answer = load(url).await;
    if !is_current() {
        return Ok(None);
    }
    set_busy(false);
    let page = answer?;
    // Read before swapping, which moves elements out of the loaded page.
    let headline = page.query_selector("h1")?.and_then(|h1| h1.text_content());
    swap(&page)?;
    document().set_title(&page.title());
    if history == History::Add {
        window()
            .history()?
            .push_state_with_url(&JsValue::NULL, "", Some(url))?;
    }
    Ok(headline)
}

async fn load(url: &str) -> Result<Document, JsValue> {
    let response = JsFuture::from(window().fetch_with_str(url))
        .await?
        .dyn_into::<Response>()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let html = JsFuture::from(response.text()?)
        .await?
        .as_string()
        .unwrap_or_default();
    DomParser::new()?.parse_from_string(&html, SupportedType::TextHtml)
}

fn swap(page: &Document) -> Result<(), JsValue> {
    let here = document();
    let focused = here
        .active_element()
        .map(|element| element.id())
        .filter(|id| !id.is_empty());
    for old in elements(&here, "[data-live]")? {
        let Some(new) = page.get_element_by_id(&old.id()) else {
            continue;
        };
        for fold in elements(&here, "details[id]")? {
            if let Some(same) = page.get_element_by_id(&fold.id()) {
                same.toggle_attribute_with_force("open", fold.has_attribute("open"))?;
            }
        }
        old.replace_with_with_node_1(&new)?;
    }
    let again = focused
        .and_then(|id| here.get_element_by_id(&id))
        .and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(again) =
        again.filter(|again| Some(again.as_ref()) != here.active_element().as_ref())
    {
        again.focus()?;
    }
    Ok(())
}

fn elements(document: &Document, selector: &str) -> Result<Vec<Element>, JsValue> {
    let list = document.query_selector_all(selector)?;
    Ok((0..list.length())
        .filter_map(|i| list.item(i)?.dyn_into().ok())
        .collect())
}

fn set_busy(busy: bool) {
    if let Some(found) = document().get_element_by_id("found") {
        found
            .set_attribute("aria-busy", if busy { "true" } else { "false" })
            .ok();
    }
}
