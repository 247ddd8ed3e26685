//! What the browser is asked for: the time on the wall, files, and whether it keeps what it stores.

pub mod file;

use jiff::civil::{Date, DateTime, Time};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What the clock on the wall shows.
pub fn now() -> DateTime {
    let now = js_sys::Date::new_0();
    let small = |number: u32| i8::try_from(number).unwrap_or(0);
    let year = i16::try_from(now.get_full_year()).unwrap_or(2000);
    let date = Date::new(year, small(now.get_month()) + 1, small(now.get_date()));
    let time = Time::new(
        small(now.get_hours()),
        small(now.get_minutes()),
        small(now.get_seconds()),
        0,
    );
    match (date, time) {
        (Ok(date), Ok(time)) => date.to_datetime(time),
        _ => DateTime::default(),
    }
}

/// A day in words, such as "November 25, 2026".
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

/// Asks the browser not to clear what is stored. It may say no, and is asked again with the next backup.
pub async fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        drop(JsFuture::from(asked).await);
    }
}
