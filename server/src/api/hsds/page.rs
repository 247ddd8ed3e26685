//! Lists in pages, or whole as lines.

use crate::{
    api::{parameters::last, unkept},
    http::{cache::CachePolicy, error::HttpError},
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::convert::Infallible;
use utoipa::{IntoParams, ToSchema};
use waymark_exchange::hsds::{Record, brief};

const DEFAULT_SIZE: usize = 50;
const MAX_SIZE: usize = 500;

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

/// What every list understands.
#[expect(dead_code, reason = "it describes what [`Paging::read`] reads")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Counted from 1.
    #[param(minimum = 1)]
    page: Option<u32>,
    /// 50 by default.
    #[param(minimum = 1, maximum = 500)]
    per_page: Option<u32>,
    /// "json" (default), or "ndjson": all of them, a line each.
    format: Option<String>,
}

/// How much of a record is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Only its id and when it was changed.
    Minimal,
    /// Without lists.
    Brief,
    /// All of it.
    Full,
}

impl Listed {
    pub fn is_full(self) -> bool {
        self == Self::Full
    }

    /// The record in this form.
    pub fn of(self, mut record: Record) -> Record {
        match self {
            Self::Full => record,
            Self::Brief => brief(record),
            Self::Minimal => {
                record.retain(|field, _| field == "id" || field == "last_modified");
                record
            }
        }
    }
}

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    number: usize,
    size: usize,
    is_whole: bool,
}

impl Paging {
    pub fn read(query: &str) -> Result<Self, HttpError> {
        let number = |name, default| match last(query, name) {
            Some(text) => text.parse().ok().filter(|number| *number > 0),
            None => Some(default),
        };
        let is_whole = match last(query, "format").as_deref() {
            None | Some("json") => false,
            Some("ndjson") => true,
            Some(_) => {
                return Err(HttpError::BadRequest(
                    "format must be \"json\" or \"ndjson\"",
                ));
            }
        };
        Ok(Self {
            number: number("page", 1)
                .ok_or(HttpError::BadRequest("page must be a whole number from 1"))?,
            size: number("per_page", DEFAULT_SIZE)
                .filter(|size| *size <= MAX_SIZE)
                .ok_or(HttpError::BadRequest(
                    "per_page must be a whole number from 1 to 500",
                ))?,
            is_whole,
        })
    }

    /// Answers with the page, or with all of what was found, by position; `record` makes a record of each.
    pub fn answer(
        self,
        found: Vec<usize>,
        record: impl Fn(usize) -> Record + Send + 'static,
    ) -> Response {
        if self.is_whole {
            return lines(found.into_iter().map(record));
        }
        let start = (self.number - 1).saturating_mul(self.size);
        let contents: Vec<Record> = found
            .iter()
            .skip(start)
            .take(self.size)
            .map(|at| record(*at))
            .collect();
        let total_pages = found.len().div_ceil(self.size).max(1);
        unkept(&Page {
            total_items: found.len(),
            total_pages,
            page_number: self.number,
            size: contents.len(),
            first_page: self.number == 1,
            last_page: self.number >= total_pages,
            empty: contents.is_empty(),
            contents,
        })
    }

    /// Answers with records that are there already.
    pub fn answer_records(self, records: Vec<Record>) -> Response {
        let all: Vec<usize> = (0..records.len()).collect();
        self.answer(all, move |at| records[at].clone())
    }
}

/// Lines that are made while they are sent.
fn lines(records: impl Iterator<Item = Record> + Send + 'static) -> Response {
    let line = |record: Record| {
        let mut line = serde_json::to_vec(&record).unwrap_or_default();
        line.push(b'\n');
        Ok::<_, Infallible>(Bytes::from(line))
    };
    let body = Body::from_stream(futures_util::stream::iter(records.map(line)));
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-ndjson"),
        ),
        (header::CACHE_CONTROL, CachePolicy::NoStore.value()),
    ];
    (headers, body).into_response()
}
