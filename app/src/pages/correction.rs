//! The form in which a visitor says what is wrong with a place. It works without JavaScript.

use crate::{
    components::{
        directory, here,
        icon::{Icon, IconName},
    },
    document::Document,
    page_status::{PageStatus, set_page_status},
    pages::not_found::NotFound,
    text::{formats, text, whereabouts},
};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_directory::{
    Lang, Listing, ListingId,
    corrections::{CorrectionKind, InvalidCorrection, MAX_CHARS},
};

/// What the server adds to the address after it has stored a correction.
const SENT: &str = "sent=1";

/// A correction that wasn't stored. The server provides it as a context, so that the form shows again what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Option<CorrectionKind>,
    pub text: String,
    pub problem: CorrectionProblem,
}

/// Why a correction wasn't stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionProblem {
    Flaw(InvalidCorrection),
    /// Too many corrections came within a short time, from anyone.
    Limited,
    /// The server had no room, or couldn't write.
    Unkept,
}

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
        set_page_status(PageStatus::Moved(here.to(&path)));
        return ().into_any();
    }
    let lang = here.lang;
    let name = listing.name.get(here.lang).to_owned();
    let sent = here.query.split('&').any(|pair| pair == SENT);
    let title = if sent {
        text!(lang, correction.thanks)
    } else {
        text!(lang, correction.title)
    };
    view! {
        <Document title=title description=text!(lang, correction.description)>
            <div class="wrap prose">
                <a class="back-link" href=here.to(&listing.path())>
                    <Icon name=IconName::Arrow />
                    {text!(lang, correction.back)}
                </a>
                <h1>{title}</h1>
                <p>
                    <b lang=listing.name.lang_attribute(here.lang)>{name}</b>
                    <br />
                    <span class="soft">{whereabouts::place_line(&listing, here.lang)}</span>
                </p>
                {if sent {
                    view! { <p class="lead">{text!(lang, correction.thanks_text)}</p> }.into_any()
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
    let lang = here.lang;
    let draft = use_context::<Draft>();
    let problem = draft.as_ref().map(|draft| draft.problem);
    let (chosen, text) = draft.map_or_else(Default::default, |draft| (draft.kind, draft.text));
    let kinds = CorrectionKind::ALL
        .into_iter()
        .filter(|kind| kind.applies_to(&listing));
    view! {
        <p class="notice">
            {text!(lang, correction.urgent)} " "
            <a href=here.to("/help-now")>{text!(lang, strip.more)}</a>
        </p>
        <p>{text!(lang, correction.private)}</p>
        {listing.confidential.then(|| view! { <p><b>{text!(lang, correction.hidden)}</b></p> })}
        {problem.map(|problem| view! { <p class="notice urgent" id="problem" role="alert">{problem_text(problem, lang)}</p> })}
        <form class="correction" method="post" action=here.to(&listing.correction_path()) autocomplete="off">
            <fieldset>
                <legend>{text!(lang, correction.what)}</legend>
                {kinds.map(|kind| view! { <KindChoice kind=kind is_chosen=chosen == Some(kind) /> }).collect_view()}
            </fieldset>
            <div class="field">
                <label for="text">{text!(lang, correction.right)}</label>
                <p class="hint" id="text-hint">{text!(lang, correction.right_hint, most = formats::group_digits(MAX_CHARS))}</p>
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
                <label for="more">{text!(lang, correction.trap)}</label>
                <input id="more" name="more" tabindex="-1" />
            </p>
            <button class="button main">{text!(lang, correction.send)}</button>
        </form>
    }
}

#[component]
fn KindChoice(kind: CorrectionKind, is_chosen: bool) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="radio" name="kind" value=kind.key() checked=is_chosen required />
            <span>{kind_label(kind, here().lang)}</span>
        </label>
    }
}

/// The id of the element that describes the text field: what is wrong with the text, or what to write.
fn description_id(problem: Option<CorrectionProblem>) -> &'static str {
    match problem {
        Some(CorrectionProblem::Flaw(InvalidCorrection::Empty | InvalidCorrection::Long)) => {
            "problem"
        }
        _ => "text-hint",
    }
}

/// Leptos doesn't escape the content of a text area.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn kind_label(kind: CorrectionKind, lang: Lang) -> &'static str {
    match kind {
        CorrectionKind::Phone => text!(lang, correction.phone),
        CorrectionKind::Address => text!(lang, correction.address),
        CorrectionKind::Hours => text!(lang, correction.hours),
        CorrectionKind::Closed => text!(lang, correction.closed),
        CorrectionKind::Services => text!(lang, correction.services),
        CorrectionKind::Other => text!(lang, correction.other),
    }
}

fn problem_text(problem: CorrectionProblem, lang: Lang) -> String {
    match problem {
        CorrectionProblem::Flaw(InvalidCorrection::Kind) => {
            text!(lang, correction.no_kind).to_owned()
        }
        CorrectionProblem::Flaw(InvalidCorrection::Empty) => {
            text!(lang, correction.no_text).to_owned()
        }
        CorrectionProblem::Flaw(InvalidCorrection::Long) => text!(
            lang,
            correction.too_long,
            most = formats::group_digits(MAX_CHARS)
        ),
        CorrectionProblem::Limited => text!(lang, correction.limited).to_owned(),
        CorrectionProblem::Unkept => text!(lang, correction.unkept).to_owned(),
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
