//! A correction is what a visitor says is wrong with a listing. It is sent with a form that needs no script, and
//! stored without anything about who sent it.

mod allowance;
mod origin;

use super::{route_in_each_language, show_form_again, show_page};
use crate::{http::error::HttpError, state::AppState};
use allowance::Allowance;
use axum::{
    Extension, Router,
    body::Bytes,
    extract::{
        DefaultBodyLimit, Path, State,
        rejection::{BytesRejection, PathRejection},
    },
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use jiff::{Timestamp, tz::TimeZone};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::task;
use waymark_app::{CORRECTION, CorrectionProblem, Draft};
use waymark_directory::{
    Lang, Listing, ListingId,
    corrections::{Correction, CorrectionKind, queue_correction},
};

/// Most bytes of a form: a thousand characters of four bytes, each byte percent-encoded as three, and the other fields.
const MAX_FORM_BYTES: usize = 16 * 1024;

/// The page for corrections in both languages, and what its form sends.
pub fn routes() -> Router<AppState> {
    route_in_each_language(CORRECTION, &get(show_page).post(receive))
        .layer(Extension(Arc::<Intake>::default()))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
}

/// Limits how many corrections come in, and writes them one at a time.
#[derive(Debug, Default)]
struct Intake {
    allowance: Mutex<Allowance>,
    writing: Mutex<()>,
}

/// How a form was handled, for the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was added to the queue.
    Kept,
    /// A program filled in a field that people don't see. It gets the same thanks, and nothing is kept.
    Trapped,
    /// The form is shown again and says what is missing.
    Flawed,
    /// Too many corrections came in a short time.
    Limited,
    /// It could not be stored.
    Unkept,
}

impl Outcome {
    const fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Trapped => "trapped",
            Self::Flawed => "flawed",
            Self::Limited => "limited",
            Self::Unkept => "unkept",
        }
    }

    fn of(problem: CorrectionProblem) -> (Self, StatusCode) {
        match problem {
            CorrectionProblem::Flaw(_) => (Self::Flawed, StatusCode::UNPROCESSABLE_ENTITY),
            CorrectionProblem::Limited => (Self::Limited, StatusCode::TOO_MANY_REQUESTS),
            CorrectionProblem::Unkept => (Self::Unkept, StatusCode::SERVICE_UNAVAILABLE),
        }
    }
}

async fn receive(
    State(state): State<AppState>,
    Extension(intake): Extension<Arc<Intake>>,
    id: Result<Path<String>, PathRejection>,
    head: Parts,
    form: Result<Bytes, BytesRejection>,
) -> Result<Response, HttpError> {
    let (lang, _) = Lang::split_path(head.uri.path());
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let id: ListingId = id.parse().map_err(|_| HttpError::NotFound)?;
    let directory = state.directory();
    let listing = directory.listing(&id).ok_or(HttpError::NotFound)?;
    let path = lang.path(&listing.correction_path());
    if listing.id != id {
        // Browsers send the form again to the address they are redirected to.
        return Ok(Redirect::permanent(&path).into_response());
    }
    if origin::is_foreign(&head.headers) {
        return Err(HttpError::Foreign);
    }
    let fields = Fields::read(&form.map_err(|_| HttpError::BodyTooLarge)?);
    let kept = if fields.is_trapped {
        Ok(Outcome::Trapped)
    } else {
        keep(&state, &intake, listing, &fields, lang).await
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
            let page = show_form_again(&state, &head, draft, status);
            (outcome, page)
        }
    };
    state.metrics().count_correction(outcome.key());
    Ok(response)
}

async fn keep(
    state: &AppState,
    intake: &Arc<Intake>,
    listing: &Listing,
    fields: &Fields,
    lang: Lang,
) -> Result<Outcome, CorrectionProblem> {
    let now = Timestamp::now();
    let today = now.to_zoned_datetime(TimeZone::UTC).date();
    let correction = Correction::from_form(listing, fields.kind, &fields.text, lang, today)
        .map_err(CorrectionProblem::Flaw)?;
    if !locked(&intake.allowance).take(&listing.id, now) {
        return Err(CorrectionProblem::Limited);
    }
    let (intake, data) = (intake.clone(), state.sources().data.clone());
    let written = task::spawn_blocking(move || {
        let _turn = locked(&intake.writing);
        queue_correction(&data, &correction)
    });
    match written.await {
        Ok(Ok(())) => Ok(Outcome::Kept),
        Ok(Err(error)) => {
            tracing::error!(%error, "a correction could not be kept");
            Err(CorrectionProblem::Unkept)
        }
        Err(_) => {
            tracing::error!("a correction could not be kept: writing it panicked");
            Err(CorrectionProblem::Unkept)
        }
    }
}

/// Ignores that a thread panicked while it held the lock, because nothing can be left half done.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The fields of the form.
struct Fields {
    kind: Option<CorrectionKind>,
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
