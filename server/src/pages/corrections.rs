//! What visitors say is wrong: taken in by a form that needs no script, kept without a word about who sent it.

mod allowance;
mod origin;

use crate::{http::error::HttpError, pages, state::AppState};
use allowance::Allowance;
use axum::{
    Router, body,
    extract::{MatchedPath, Path, Request, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use jiff::{Timestamp, tz::TimeZone};
use std::sync::{Mutex, PoisonError};
use tokio::task;
use waymark_app::{Draft, Problem};
use waymark_directory::{
    Lang, Listing, ListingId,
    corrections::{Correction, Kind, append},
};

/// Largest form in bytes: a thousand characters of four bytes each, three letters a byte, and the other fields.
pub const MAX_FORM: u64 = 16 * 1024;

/// The form's own pages, in both languages.
const PATHS: [&str; 2] = ["/r/{id}/correction", "/es/r/{id}/correction"];

/// `/r/{id}/correction`, in both languages: the form, and what it sends.
pub fn routes() -> Router<AppState> {
    let [en, es] = PATHS;
    Router::new()
        .route(en, get(pages::show).post(english))
        .route(es, get(pages::show).post(spanish))
}

/// Whether a request is for a page that takes a form.
pub fn is_form(request: &Request) -> bool {
    let matched = request.extensions().get::<MatchedPath>();
    matched.is_some_and(|matched| PATHS.contains(&matched.as_str()))
}

/// What keeps corrections in order: how many may come, and that one is written at a time.
#[derive(Debug, Default)]
pub struct Intake {
    allowance: Mutex<Allowance>,
    writing: Mutex<()>,
}

/// How a form was answered, for the counters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the queue.
    Kept,
    /// A machine filled in what people do not see; it is told the same as people, and nothing is kept.
    Trapped,
    /// Shown again, with a word about what is missing.
    Flawed,
    /// Too many came.
    Limited,
    /// It could not be written.
    Unkept,
}

impl Outcome {
    /// As it stands in the counters.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Trapped => "trapped",
            Self::Flawed => "flawed",
            Self::Limited => "limited",
            Self::Unkept => "unkept",
        }
    }

    fn of(problem: Problem) -> (Self, StatusCode) {
        match problem {
            Problem::Flaw(_) => (Self::Flawed, StatusCode::UNPROCESSABLE_ENTITY),
            Problem::Limited => (Self::Limited, StatusCode::TOO_MANY_REQUESTS),
            Problem::Unkept => (Self::Unkept, StatusCode::SERVICE_UNAVAILABLE),
        }
    }
}

type Id = Result<Path<String>, PathRejection>;

async fn english(state: State<AppState>, id: Id, form: Request) -> Result<Response, HttpError> {
    receive(state, id, form, Lang::En).await
}

async fn spanish(state: State<AppState>, id: Id, form: Request) -> Result<Response, HttpError> {
    receive(state, id, form, Lang::Es).await
}

async fn receive(
    State(state): State<AppState>,
    id: Id,
    form: Request,
    lang: Lang,
) -> Result<Response, HttpError> {
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let id: ListingId = id.parse().map_err(|_| HttpError::NotFound)?;
    let directory = state.directory();
    let listing = directory.listing(&id).ok_or(HttpError::NotFound)?;
    let path = lang.path(&listing.correction_path());
    if listing.id != id {
        // Browsers send the form again to where this leads.
        return Ok(Redirect::permanent(&path).into_response());
    }
    if origin::is_foreign(form.headers()) {
        return Err(HttpError::Foreign);
    }
    let (head, body) = form.into_parts();
    let body = body::to_bytes(body, usize::try_from(MAX_FORM).unwrap_or(usize::MAX));
    let fields = Fields::read(&body.await.map_err(|_| HttpError::BodyTooLarge)?);
    let kept = if fields.is_trapped {
        Ok(Outcome::Trapped)
    } else {
        keep(&state, listing, &fields, lang).await
    };
    let (outcome, response) = match kept {
        Ok(outcome) => {
            let thanks = Redirect::to(&format!("{path}?sent=1"));
            (outcome, thanks.into_response())
        }
        Err(problem) => {
            let (outcome, status) = Outcome::of(problem);
            let draft = Draft {
                kind: fields.kind,
                text: fields.text,
                problem,
            };
            (
                outcome,
                pages::show_again(&state, head, draft, status).await,
            )
        }
    };
    state.metrics().correction(outcome.key());
    Ok(response)
}

async fn keep(
    state: &AppState,
    listing: &Listing,
    fields: &Fields,
    lang: Lang,
) -> Result<Outcome, Problem> {
    let now = Timestamp::now();
    let today = now.to_zoned_datetime(TimeZone::UTC).date();
    let correction =
        Correction::of(listing, fields.kind, &fields.text, lang, today).map_err(Problem::Flaw)?;
    if !locked(&state.intake().allowance).take(&listing.id, now) {
        return Err(Problem::Limited);
    }
    let writer = state.clone();
    let written = task::spawn_blocking(move || {
        let _turn = locked(&writer.intake().writing);
        append(&writer.sources().data, &correction)
    });
    match written.await {
        Ok(Ok(())) => Ok(Outcome::Kept),
        Ok(Err(error)) => {
            tracing::error!(%error, "a correction could not be kept");
            Err(Problem::Unkept)
        }
        Err(_) => {
            tracing::error!("a correction could not be kept: writing broke off");
            Err(Problem::Unkept)
        }
    }
}

/// A thread that panicked while it held the lock left nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the form sends.
struct Fields {
    kind: Option<Kind>,
    text: String,
    is_trapped: bool,
}

impl Fields {
    fn read(form: &[u8]) -> Self {
        let mut fields = Self {
            kind: None,
            text: String::new(),
            is_trapped: false,
        };
        for (key, value) in form_urlencoded::parse(form) {
            match &*key {
                "kind" => fields.kind = value.parse().ok(),
                "text" => fields.text = value.into_owned(),
                "more" => fields.is_trapped = !value.trim().is_empty(),
                _ => {}
            }
        }
        fields
    }
}
