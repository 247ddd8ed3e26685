//! `GET /api/v1/search`: the search page's answer as JSON.

use super::{answer::SearchAnswer, parameters::Parameters, respond::json_answer};
use crate::{
    http::error::{HttpError, ProblemDocument},
    state::AppState,
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use waymark_search::SearchQuery;

/// Searches the directory.
///
/// A listing needs one value of each filter. Malformed values count as absent, except those of `limit` and `lang`.
/// Nothing about a search is kept.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "directory",
    params(
        ("q" = Option<String>, Query, description = "Words: needs, names, medicines, in English or Spanish; 200 characters are read", example = "detox"),
        ("near" = Option<String>, Query, description = "A ZIP code, \"City, ST\" or a state", example = "80204"),
        ("radius" = Option<u16>, Query, description = "Miles around the place; without it the search chooses", minimum = 1, maximum = 500),
        ("need" = Option<Vec<String>>, Query, description = "Keys of needs, repeatable"),
        ("group" = Option<Vec<String>>, Query, description = "Keys of groups served, repeatable"),
        ("pay" = Option<Vec<String>>, Query, description = "Keys of payment, repeatable"),
        ("lang_spoken" = Option<Vec<String>>, Query, description = "Languages staff speak, repeatable"),
        ("age" = Option<Vec<String>>, Query, description = "Keys of ages, repeatable"),
        ("access" = Option<Vec<String>>, Query, description = "Keys of ways to get in, repeatable"),
        ("open" = Option<String>, Query, description = "\"now\", or a day from \"mon\" to \"sun\"; places that are known to be closed then are left out"),
        ("at" = Option<String>, Query, description = "A local time of that day", example = "18:00"),
        ("sort" = Option<String>, Query, description = "\"relevance\" (default) or \"distance\""),
        ("page" = Option<u32>, Query, description = "Counted from 1", minimum = 1, maximum = 500),
        ("limit" = Option<u32>, Query, description = "Results of a page; 20 by default", minimum = 1, maximum = 50),
        ("lang" = Option<String>, Query, description = "Language of names and labels: \"en\" (default) or \"es\""),
    ),
    responses(
        (status = 200, body = SearchAnswer),
        (status = 400, description = "`limit` or `lang` is malformed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn search(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let query = query.unwrap_or_default();
    let parameters = Parameters::parse(&query);
    let (lang, limit) = (parameters.lang()?, parameters.limit()?);
    let Ok(search) = query.parse::<SearchQuery>();
    let results = state.directory().search(&search, lang, limit)?;
    json_answer(&SearchAnswer::new(results, lang))
}
