//! What the tracker asks the browser for: the local time, dates in words, and storage that stays.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use waymark_vault::date::{Date, DateTime};

/// The local time.
pub fn now() -> DateTime {
    let now = js_sys::Date::new_0();
    let small = |number: u32| i8::try_from(number).unwrap_or(0);
    let year = i16::try_from(now.get_full_year()).unwrap_or(2000);
    let date = Date::new(year, small(now.get_month()) + 1, small(now.get_date()));
    let [hour, minute, second] = [now.get_hours(), now.get_minutes(), now.get_seconds()].map(small);
    let now = date.and_then(|date| DateTime::new(date, hour, minute, second));
    now.unwrap_or(Date::MIN.at(0, 0, 0))
}

/// A date in words, such as "November 25, 2026".
pub fn day_in_words(day: Date, lang: &str) -> String {
    let at = js_sys::Date::new_with_year_month_day(
        u32::from(day.year().unsigned_abs()),
        i32::from(day.month()) - 1,
        i32::from(day.day()),
    );
    let options = js_sys::Object::new();
    let style: JsValue = "long".into();
    drop(js_sys::Reflect::set(&options, &"dateStyle".into(), &style));
    at.to_locale_date_string(lang, &options).into()
}

/// Asks the browser not to clear our storage. If it says no, we ask again with the next backup.
pub async fn request_persistent_storage() {
    if let Ok(asked) = window().navigator().storage().persist() {
        drop(JsFuture::from(asked).await);
    }
}
