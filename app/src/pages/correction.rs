//! The form in which a visitor says what is wrong with a place. It works without JavaScript.

use crate::{
    components::{
        directory, here,
        icon::{Icon, IconName},
    },
    document::Document,
    draft::{Draft, Problem},
    pages::{listing::redirect, not_found::NotFound},
    text::{Locale, numbers::grouped, td_string, whereabouts},
};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Listing, ListingId,
    corrections::{Flaw, Kind, MAX_CHARS},
};

/// What the server adds to the address after it has stored a correction.
const SENT: &str = "sent=1";

/// `/r/{id}/correction`
#[component]
pub fn CorrectionPage() -> impl IntoView {
    let here = here();
    let id = here.parameter("id").parse::<ListingId>().ok();
    let listing = id.and_then(|id| directory().listing(&id).cloned());
    let Some(listing) = listing else {
        return view! { <NotFound /> }.into_any();
    };
    let path = listing.correction_path();
    if path != here.path {
        redirect(&here.to(&path));
        return ().into_any();
    }
    let l = here.locale();
    let name = listing.name.get(here.lang).to_owned();
    let sent = here.query.split('&').any(|pair| pair == SENT);
    let title = if sent {
        td_string!(l, correction.thanks)
    } else {
        td_string!(l, correction.title)
    };
    view! {
        <Document title=title description=td_string!(l, correction.description)>
            <div class="wrap prose">
                <a class="back-link" href=here.to(&listing.path())>
                    <Icon name=IconName::Arrow />
                    {td_string!(l, correction.back)}
                </a>
                <h1>{title}</h1>
                <p>
                    <b lang=listing.name.lang_attribute(here.lang)>{name}</b>
                    <br />
                    <span class="soft">{whereabouts::place(&listing, here.lang)}</span>
                </p>
                {if sent {
                    view! { <p class="lead">{td_string!(l, correction.thanks_text)}</p> }.into_any()
                } else {
                    view! { <CorrectionForm listing=listing /> }.into_any()
                }}
            </div>
        </Document>
    }
    .into_any()
}

#[component]
fn CorrectionForm(listing: Arc<Listing>) -> impl IntoView {
    let here = here();
    let l = here.locale();
    let draft = use_context::<Draft>();
    let problem = draft.as_ref().map(|draft| draft.problem);
    let (chosen, text) = draft.map_or_else(Default::default, |draft| (draft.kind, draft.text));
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.fits(&listing));
    view! {
        <p class="notice">
            {td_string!(l, correction.urgent)} " "
            <a href=here.to("/help-now")>{td_string!(l, strip.more)}</a>
        </p>
        <p>{td_string!(l, correction.private)}</p>
        {listing.confidential.then(|| view! { <p><b>{td_string!(l, correction.hidden)}</b></p> })}
        {problem.map(|problem| view! { <p class="notice urgent" id="problem" role="alert">{problem_text(problem, l)}</p> })}
        <form class="correction" method="post" action=here.to(&listing.correction_path()) autocomplete="off">
            <fieldset>
                <legend>{td_string!(l, correction.what)}</legend>
                {kinds.map(|kind| view! { <KindChoice kind=kind is_chosen=chosen == Some(kind) /> }).collect_view()}
            </fieldset>
            <div class="field">
                <label for="text">{td_string!(l, correction.right)}</label>
                <p class="hint" id="text-hint">{td_string!(l, correction.right_hint, most = grouped(MAX_CHARS))}</p>
                <textarea
                    id="text"
                    name="text"
                    rows="5"
                    maxlength=MAX_CHARS
                    aria-describedby=description_id(problem)
                    inner_html=escaped(&text)
                ></textarea>
            </div>
            <p hidden>
                <label for="more">{td_string!(l, correction.trap)}</label>
                <input id="more" name="more" tabindex="-1" />
            </p>
            <button class="button main">{td_string!(l, correction.send)}</button>
        </form>
    }
}

#[component]
fn KindChoice(kind: Kind, is_chosen: bool) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="radio" name="kind" value=kind.key() checked=is_chosen required />
            <span>{kind_label(kind, here().locale())}</span>
        </label>
    }
}

/// The element that describes the text field: what is wrong with the text, or how to write it.
fn description_id(problem: Option<Problem>) -> &'static str {
    match problem {
        Some(Problem::Flaw(Flaw::Empty | Flaw::Long)) => "problem",
        _ => "text-hint",
    }
}

/// Leptos doesn't escape the content of a text area.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn kind_label(kind: Kind, l: Locale) -> &'static str {
    match kind {
        Kind::Phone => td_string!(l, correction.phone),
        Kind::Address => td_string!(l, correction.address),
        Kind::Hours => td_string!(l, correction.hours),
        Kind::Closed => td_string!(l, correction.closed),
        Kind::Services => td_string!(l, correction.services),
        Kind::Other => td_string!(l, correction.other),
    }
}

fn problem_text(problem: Problem, l: Locale) -> String {
    match problem {
        Problem::Flaw(Flaw::Kind) => td_string!(l, correction.no_kind).to_owned(),
        Problem::Flaw(Flaw::Empty) => td_string!(l, correction.no_text).to_owned(),
        Problem::Flaw(Flaw::Long) => td_string!(l, correction.too_long, most = grouped(MAX_CHARS)),
        Problem::Limited => td_string!(l, correction.limited).to_owned(),
        Problem::Unkept => td_string!(l, correction.unkept).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_cannot_leave_the_text_field() {
        assert_eq!(
            escaped("A&B </textarea><script>"),
            "A&amp;B &lt;/textarea>&lt;script>"
        );
    }
}
