//! Filters that apply at once: changing one loads the new results and swaps the parts of the page that depend on them.
//! Without JavaScript the form's own button does the same.

use super::live_page::{self, History};
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, UrlSearchParams};

/// Watches the form with the id `form`, and announces the headline of the new results.
#[island]
pub fn LiveFilters(form: String) -> impl IntoView {
    let (status, set_status) = signal(String::new());
    let form = StoredValue::new(form);
    Effect::new(move |_| {
        let turn = StoredValue::new(0_u32);
        let show = move |url: String, history: History| {
            turn.update_value(|n| *n += 1);
            let mine = turn.get_value();
            spawn_local(async move {
                let is_current = move || turn.try_get_value() == Some(mine);
                match live_page::show(&url, history, is_current).await {
                    Ok(Some(headline)) => set_status.set(headline),
                    Ok(None) => {}
                    // Loading the whole page still works.
                    Err(_) => {
                        window().location().set_href(&url).ok();
                    }
                }
            });
        };
        let Some(watched) = form.with_value(|id| document().get_element_by_id(id)) else {
            return;
        };
        watched.class_list().add_1("live").ok();
        window_event_listener(ev::change, move |event| {
            let changed = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let Some(changed) = changed.filter(|input| {
                input
                    .matches("[type=checkbox], [type=time], select")
                    .unwrap_or(false)
            }) else {
                return;
            };
            let form = form.with_value(|id| changed.closest(&format!("#{id}")));
            if let Some(form) = form
                .ok()
                .flatten()
                .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
            {
                show(address(&form), History::Add);
            }
        });
        window_event_listener(ev::popstate, move |_| {
            if let Ok(url) = window().location().href() {
                show(url, History::Keep);
            }
        });
    });
    view! {
        <p class="hidden" role="status">
            {status}
        </p>
    }
}

/// The address that the form would lead to, without its empty fields.
fn address(form: &HtmlFormElement) -> String {
    let query = FormData::new_with_form(form)
        .and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data))
        .map(|pairs| String::from(pairs.to_string()))
        .unwrap_or_default();
    format!("{}?{}", form.action(), without_empty(&query))
}

fn without_empty(query: &str) -> String {
    query
        .split('&')
        .filter(|pair| !pair.ends_with('='))
        .collect::<Vec<_>>()
        .join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_stay_out_of_the_address() {
        assert_eq!(
            without_empty("q=detox&near=&radius=&need=a&need=b"),
            "q=detox&need=a&need=b"
        );
        assert_eq!(without_empty("q=&near="), "");
    }
}
