//! Answers to HSDS lists: one page as JSON, or every record as a line that is written while the answer is sent.
//!
//! Finding and writing records takes up to a tenth of a second, so it never runs on the threads that answer pages
//! (see [`crate::state::load`]).

use super::query::{ListPart, ListQuery};
use crate::{
    api::respond::no_store,
    http::error::{HttpError, ProblemDocument},
    state::load::{LARGE_ANSWER_BYTES, LargeAnswerPermit, LoadLimits, WorkFailed},
    state::{AppState, Loaded},
};
use axum::{
    body::{Body, Bytes},
    response::Response,
};
use futures_util::stream;
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};
use waymark_exchange::hsds::Record;

/// How much of a large answer is written at a time, and so how much memory a client that doesn't read can hold.
const CHUNK_BYTES: usize = 64 * 1024;

/// A page of records, as the specification has it.
#[expect(clippy::struct_field_names, reason = "the specification's names")]
#[derive(Debug, Serialize, ToSchema)]
pub struct Page {
    /// How many there are in all.
    total_items: usize,
    /// How many pages.
    total_pages: usize,
    /// Counted from 1.
    page_number: usize,
    /// How many are on this page.
    size: usize,
    first_page: bool,
    last_page: bool,
    /// Whether there is nothing on this page.
    empty: bool,
    /// The records.
    #[schema(value_type = Vec<Object>)]
    contents: Vec<Record>,
}

/// The responses of every list, for the description of the API.
#[expect(dead_code, reason = "it describes what [`answer_list`] returns")]
#[derive(IntoResponses)]
pub enum ListResponses {
    #[response(status = 200)]
    Page(Page),
    /// A parameter is malformed
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(ProblemDocument),
}

/// Answers a list: `find` finds what meets the query, and `record` turns each one found into a record.
pub async fn answer_list<T: Send + 'static>(
    state: AppState,
    query: ListQuery,
    find: impl FnOnce(&Loaded, &ListQuery) -> Vec<T> + Send + 'static,
    record: impl Fn(&Loaded, T) -> Record + Send + 'static,
) -> Result<Response, HttpError> {
    let (loaded, limits) = (state.loaded(), state.load_limits());
    match query.part {
        ListPart::Page { number, size } => {
            let page = move || {
                let found = find(&loaded, &query);
                let page = Page::new(found, number, size, |found| record(&loaded, found));
                serde_json::to_vec(&page).expect("a page is plain JSON")
            };
            let page = limits.run_heavy(page).await?.into();
            Ok(no_store("application/json", send(page, limits)?))
        }
        ListPart::AllLines => {
            let permit = limits.try_large_answer().ok_or(HttpError::Busy)?;
            let find = {
                let loaded = loaded.clone();
                move || find(&loaded, &query)
            };
            let found = limits.run_heavy(find).await?.into_iter();
            let records = found.map(move |found| record(&loaded, found));
            let lines = send_lines(records, limits.clone(), permit);
            Ok(no_store("application/x-ndjson", lines))
        }
    }
}

impl Page {
    fn new<T>(found: Vec<T>, number: usize, size: usize, record: impl Fn(T) -> Record) -> Self {
        let (total_items, total_pages) = (found.len(), found.len().div_ceil(size).max(1));
        let start = (number - 1).saturating_mul(size);
        let on_page = found.into_iter().skip(start).take(size);
        let contents: Vec<Record> = on_page.map(record).collect();
        Self {
            total_items,
            total_pages,
            page_number: number,
            size: contents.len(),
            first_page: number == 1,
            last_page: number >= total_pages,
            empty: contents.is_empty(),
            contents,
        }
    }
}

/// Sends a whole answer. A large one goes out in chunks, as fast as its client reads.
fn send(answer: Bytes, limits: &LoadLimits) -> Result<Body, HttpError> {
    if answer.len() <= LARGE_ANSWER_BYTES {
        return Ok(answer.into());
    }
    let permit = limits.try_large_answer().ok_or(HttpError::Busy)?;
    let chunks = stream::unfold((answer, permit), async |(mut rest, permit)| {
        let chunk = rest.split_to(rest.len().min(CHUNK_BYTES));
        (!chunk.is_empty()).then_some((Ok::<_, WorkFailed>(chunk), (rest, permit)))
    });
    Ok(Body::from_stream(chunks))
}

/// Sends a line for each record, written chunk by chunk as the client reads.
fn send_lines(
    records: impl Iterator<Item = Record> + Send + 'static,
    limits: LoadLimits,
    permit: LargeAnswerPermit,
) -> Body {
    let chunks = stream::try_unfold((records, permit), move |(mut records, permit)| {
        let limits = limits.clone();
        async move {
            let work = move || (next_chunk(&mut records), records);
            let (chunk, records) = limits.run_heavy(work).await?;
            Ok::<_, WorkFailed>((!chunk.is_empty()).then_some((chunk, (records, permit))))
        }
    });
    Body::from_stream(chunks)
}

fn next_chunk(records: &mut impl Iterator<Item = Record>) -> Bytes {
    let mut chunk = Vec::with_capacity(CHUNK_BYTES);
    while chunk.len() < CHUNK_BYTES
        && let Some(record) = records.next()
    {
        serde_json::to_writer(&mut chunk, &record).expect("a record is plain JSON");
        chunk.push(b'\n');
    }
    chunk.into()
}
