//! Crisis lines, as few words as can be.

use crate::{
    components::{
        call_line::{CallLine, in_order},
        danger::OverdoseSteps,
        directory, here,
        icon::Icon,
    },
    document::Document,
    text::td_string,
};
use leptos::prelude::*;

/// `/help-now`
#[component]
pub fn HelpNow() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let lines = in_order(directory().crisis_lines()).into_iter();
    view! {
        <Document title=td_string!(l, now.title) description=td_string!(l, now.description) no_strip=true>
            <div class="wrap prose">
                <div class="now-top wide">
                    <div>
                        <h1>{td_string!(l, now.title)}</h1>
                        <p class="lead">{td_string!(l, now.lead)}</p>
                        <p class="buttons big">
                            <a class="button main" href="tel:988"><Icon name="phone" />{td_string!(l, strip.call_988)}</a>
                            <a class="button main" href="sms:988"><Icon name="text" />{td_string!(l, strip.text_988)}</a>
                        </p>
                    </div>
                    <div class="notice urgent">
                        <h2>{td_string!(l, now.danger)}</h2>
                        <p>{td_string!(l, now.danger_text)}</p>
                        <p class="buttons big">
                            <a class="button clay" href="tel:911"><Icon name="phone" />{td_string!(l, strip.call_911)}</a>
                        </p>
                        <h3>{td_string!(l, now.overdose)}</h3>
                        <OverdoseSteps />
                    </div>
                    <div>
                        <h2 class="blaze">{td_string!(l, now.say)}</h2>
                        <ul class="sayings">
                            <li>{td_string!(l, now.say_1)}</li>
                            <li>{td_string!(l, now.say_2)}</li>
                            <li>{td_string!(l, now.say_3)}</li>
                        </ul>
                        <p>{td_string!(l, now.say_4)}</p>
                    </div>
                </div>
                <h2 class="blaze">{td_string!(l, now.talk)}</h2>
                <ul class="lines wide">{lines.map(|line| view! { <CallLine listing=line /> }).collect_view()}</ul>
                <h2 class="blaze">{td_string!(l, now.find)}</h2>
                <p>
                    <a href=here.to("/")>{td_string!(l, now.find_link)}</a>
                </p>
            </div>
        </Document>
    }
}
