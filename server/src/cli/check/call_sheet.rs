//! The call sheet: a page to print for people who call places and ask whether the facts still hold.

use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::HashSet;
use waymark_directory::{Lang, listing::Address, review::ReviewFinding};

const STYLE: &str = "body{font:11pt/1.4 system-ui,sans-serif;margin:1.5cm}h1{font-size:16pt}\
    article{break-inside:avoid;border-top:1px solid #999;padding:.5rem 0}h2{font-size:12pt;margin:0}p{margin:.2rem 0}\
    .tel{font-size:14pt;font-weight:700}";
/// What to ask, with a box for each answer.
const QUESTIONS: [&str; 4] = [
    "Still there, same name",
    "Same phone and address",
    "Taking new people",
    "Hours:",
];

/// Lists each place that has a phone once, with the reason why it is on the sheet.
pub(super) fn render_call_sheet(
    findings: &[ReviewFinding<'_>],
    limit: usize,
    today: Date,
) -> String {
    let mut seen = HashSet::new();
    let places = findings
        .iter()
        .filter(|finding| !finding.listing.phones.is_empty() && seen.insert(finding.id))
        .take(limit)
        .map(|finding| {
            let listing = finding.listing;
            let phones = listing
                .phones
                .iter()
                .map(|phone| phone.number.to_string())
                .collect::<Vec<_>>()
                .join(", ");
            let place = listing.address.as_ref().map(Address::in_one_line);
            let why = format!("{} {}", finding.reason.label(), finding.detail);
            let questions = QUESTIONS
                .map(|question| format!("☐ {question}"))
                .join("   ");
            view! {
                <article>
                    <h2>{listing.name.get(Lang::En).to_owned()}</h2>
                    <p class="tel">{phones}</p>
                    <p>{place}</p>
                    <p>{why} " · " {finding.id.to_string()}</p>
                    <p>{questions}</p>
                    <p>"Called on ________ by ____________ Notes ______________________________"</p>
                </article>
            }
        })
        .collect_view();
    let page = view! {
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <title>"Call sheet"</title>
                <style>{STYLE}</style>
            </head>
            <body>
                <h1>{format!("Places to call, {today}")}</h1>
                <p>"Say who you are and that you keep a free public list. Ask if the facts still hold. Thank them."</p>
                {places}
            </body>
        </html>
    };
    format!("<!doctype html>{}", page.to_html())
}
